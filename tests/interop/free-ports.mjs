// Prints as many free loopback ports as asked for. Usage: node free-ports.mjs COUNT
import { createServer } from 'node:net';

const servers = await Promise.all(
  Array.from({ length: Number(process.argv[2]) }, () => new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  })),
);
console.log(servers.map((server) => server.address().port).join(' '));
servers.forEach((server) => server.close());
