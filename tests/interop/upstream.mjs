// People sign in at the operator's own identity system: npm oidc-provider, a foreign OpenID Connect implementation, stands
// upstream of the server, and npm openid-client is the app.
// Usage: node upstream.mjs --base FHIR_BASE --pki FOLDER --upstream ORIGIN
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { Checks } from './lib/checks.mjs';
import { CodeApp } from './lib/code-app.mjs';
import { loadCredential } from './lib/credential.mjs';
import { Person } from './lib/person.mjs';
import { getJson, introspect } from './lib/udap.mjs';

const text = { type: 'string' };
const { base, pki, upstream } = parseArgs({ options: { base: text, pki: text, upstream: text } }).values;
const checks = new Checks();
const resource = await loadCredential(pki, 'resource', 'ES256');
const asked = () => getJson(`${upstream}/asked`);

/** The whole code flow of one person; returns what introspection says of the token. */
async function visit(app, person, parameters = {}) {
  const { query, expected } = await app.request(parameters);
  const answer = await person.answer(app.url(query));
  const tokens = await app.redeem(answer, expected);
  return introspect(app.config.serverMetadata().introspection_endpoint, resource, tokens.access_token);
}

await checks.group(async () => {
  const app = await checks.check('upstream: an app registers', () => CodeApp.register(base, pki));
  const ada = new Person('ada', [upstream]);
  const first = await checks.check('upstream: who signs in there is who allows here', async () => {
    const seen = await visit(app, ada);
    assert.deepEqual([seen.active, seen.sub], [true, 'ada']);
    return seen;
  });
  await checks.check('upstream: it is asked for openid with PKCE, state and nonce, and told nothing of app and scopes', async () => {
    const [request] = await asked();
    assert.deepEqual(Object.keys(request).sort(), [
      'client_id', 'code_challenge', 'code_challenge_method', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state',
    ]);
    assert.deepEqual([request.scope, request.code_challenge_method, request.client_id], ['openid', 'S256', 'fastcluster']);
  });
  await checks.check('upstream: the session lasts, nobody is asked there again', async () => {
    const before = (await asked()).length;
    await visit(app, ada);
    assert.equal((await asked()).length, before);
  });
  await checks.check('upstream: prompt=login and max_age are handed on and make a later proof', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1100)); // times are whole seconds
    const seen = await visit(app, ada, { prompt: 'login', max_age: '60' });
    const request = (await asked()).at(-1);
    assert.deepEqual([request.prompt, request.max_age], ['login', '60']);
    assert.ok(seen.auth_time === undefined || seen.auth_time > (first.auth_time ?? 0));
  });
  await checks.check('upstream: a hint of the app is handed on', async () => {
    await visit(app, new Person('ben', [upstream]), { login_hint: 'ben' });
    assert.equal((await asked()).at(-1).login_hint, 'ben');
  });
  await checks.check('upstream: a person who gives up there reads what to do, and the app gets nothing', async () => {
    const { query } = await app.request();
    const page = await new Person('cleo', [upstream]).giveUp(app.url(query));
    assert.equal(page.status, 403);
    assert.match(page.text, /<h1>/);
    assert.ok(!page.text.includes('access_denied') && !page.text.includes(query.state));
  });
});
process.exitCode = checks.finish();
