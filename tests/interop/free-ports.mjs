// Prints as many free loopback ports as asked for, below the range that connections on their way out take theirs from.
// Usage: node free-ports.mjs COUNT
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const listenSomewhere = () => new Promise((resolve, reject) => {
  const server = createServer();
  server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(listenSomewhere()) : reject(error)));
  server.listen(randomInt(10_240, 32_768), '127.0.0.1', () => resolve(server));
});

const servers = await Promise.all(Array.from({ length: Number(process.argv[2]) }, listenSomewhere));
console.log(servers.map((server) => server.address().port).join(' '));
servers.forEach((server) => server.close());
