// The operator's identity system of the checks in upstream.mjs: npm oidc-provider over https, with its own pages for
// development, where every name signs in. Usage: node identity-system.mjs PKI PORT CALLBACK SECRET.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import Provider from 'oidc-provider';
import { exportJWK, generateKeyPair } from 'jose';

const [pki, port, callback, secret] = process.argv.slice(2);
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const asked = [];
const provider = new Provider(`https://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'fastcluster',
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_post',
    redirect_uris: [callback],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  }],
  jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'only' }] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  pkce: { required: () => true },
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
});
provider.use(async (context, next) => {
  if (context.path === '/asked') {
    context.body = asked; // what this server was asked for, for the check of what leaves the other one
    return;
  }
  await next();
  if (context.oidc?.route === 'authorization') { // pushed or not, these are the parameters that count
    asked.push(Object.fromEntries(Object.entries(context.oidc.params).filter(([, value]) => value !== undefined)));
  }
});
const [key, cert] = await Promise.all(['tls.key', 'tls.pem'].map((name) => readFile(`${pki}/${name}`)));
const server = createServer({ key, cert }, provider.callback());
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.on('SIGTERM', () => process.exit());
