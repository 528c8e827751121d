// The code grant, seen by an independent client: npm openid-client discovers the server, asks a person, redeems the code,
// refreshes and revokes. Its own checks count: state, PKCE, issuer of the answer, shape of every answer.
// Usage: node code.mjs --base FHIR_BASE --pki FOLDER
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import * as client from 'openid-client';
import { Checks } from './lib/checks.mjs';
import { CodeApp, DIARY } from './lib/code-app.mjs';
import { loadCredential } from './lib/credential.mjs';
import { CODE_SCOPES, PEOPLE } from './lib/names.mjs';
import { Person } from './lib/person.mjs';
import { dies, introspect as introspectAt } from './lib/udap.mjs';

const { base, pki } = parseArgs({ options: { base: { type: 'string' }, pki: { type: 'string' } } }).values;
const UDAP = { udap: '1' };
const resource = await loadCredential(pki, 'resource', 'ES256');
const checks = new Checks();

async function introspect(app, token) {
  return introspectAt(app.config.serverMetadata().introspection_endpoint, resource, token);
}

async function codeGrant(app, person) {
  const { query, expected } = await app.request();
  const answer = await checks.check('code: a person allows it (CONS-01, CONS-13)', () =>
    person.answer(app.url(query)));
  await checks.check('code: the answer of another issuer is refused by the client (CONS-20, BCP-06)', async () => {
    const mixedUp = new URL(answer);
    mixedUp.searchParams.set('iss', 'https://other.example');
    await assert.rejects(app.redeem(mixedUp, expected), { code: 'OAUTH_INVALID_RESPONSE' });
    mixedUp.searchParams.delete('iss');
    await assert.rejects(app.redeem(mixedUp, expected), { code: 'OAUTH_INVALID_RESPONSE' });
  });
  return checks.check('code: tokens for code, verifier and assertion with x5c (CONS-07, TOK-12, TOK-14, TOK-20)', async () => {
    const tokens = await app.redeem(answer, expected);
    assert.equal(tokens.token_type, 'bearer');
    assert.equal(tokens.scope, DIARY.scope);
    assert.ok(tokens.expiresIn() > 0 && tokens.expiresIn() <= 3600, 'expires within an hour');
    assert.ok(tokens.refresh_token, 'there is a refresh token');
    const seen = await introspect(app, tokens.access_token);
    assert.deepEqual([seen.active, seen.sub], [true, `person-${PEOPLE[0]}`]);
    return tokens;
  });
}

async function life(app, first) {
  const second = await checks.check('refresh: new tokens of the same scope (REF-02, REF-05, REF-06)', async () => {
    const tokens = await app.refresh(first.refresh_token);
    assert.notEqual(tokens.access_token, first.access_token);
    assert.notEqual(tokens.refresh_token, first.refresh_token);
    return tokens;
  });
  await checks.check('refresh: less scope can be asked for, more cannot (REF-04)', async () => {
    const less = await app.refresh(second.refresh_token, { scope: CODE_SCOPES[0] });
    assert.equal(less.scope, CODE_SCOPES[0]);
    await assert.rejects(
      app.refresh(less.refresh_token, { scope: 'user/Condition.rs' }),
      { error: 'invalid_scope' },
    );
    second.refresh_token = less.refresh_token;
  });
  await checks.check('revocation of the refresh token ends what it gave (REV-04)', async () => {
    await app.revoke(second.refresh_token);
    await dies(() => introspect(app, second.access_token));
    await assert.rejects(app.refresh(second.refresh_token), { error: 'invalid_grant' });
  });
}

/** Requests that end otherwise; each is one check. */
async function others(app, person) {
  await checks.check('decline: the client is told access_denied (CONS-16)', async () => {
    const { query, expected } = await app.request();
    const answer = await person.answer(app.url({ ...query, prompt: 'consent' }), 'decline');
    await assert.rejects(app.redeem(answer, expected), { error: 'access_denied' });
  });
  await checks.check('code: another verifier is refused (TOK-14)', async () => {
    const { query, expected } = await app.request();
    const answer = await person.answer(app.url(query));
    const other = { ...expected, pkceCodeVerifier: client.randomPKCECodeVerifier() };
    await assert.rejects(app.redeem(answer, other), { error: 'invalid_grant' });
  });
  await checks.check('code: a second use is refused and ends what the first gave (CONS-15)', async () => {
    const { query, expected } = await app.request();
    const answer = await person.answer(app.url(query));
    const { access_token: token } = await app.redeem(answer, expected);
    await assert.rejects(app.redeem(answer, expected), { error: 'invalid_grant' });
    await dies(() => introspect(app, token));
  });
  await checks.check('pushed request: its reference leads to tokens (CONS-24)', async () => {
    const { query, expected } = await app.request();
    const url = await client.buildAuthorizationUrlWithPAR(app.config, { ...query, ...UDAP });
    assert.deepEqual([...url.searchParams.keys()].sort(), ['client_id', 'request_uri']);
    const tokens = await app.redeem(await person.answer(url), expected);
    assert.equal(tokens.scope, DIARY.scope);
  });
}

await checks.group(async () => {
  const app = await checks.check('code: an app registers for codes and refresh tokens, and discovers the server (BCP-01)', async () => {
    const registered = await CodeApp.register(base, pki);
    const metadata = registered.config.serverMetadata();
    assert.ok(metadata.supportsPKCE(), 'S256 is announced');
    assert.ok(metadata.grant_types_supported.includes('authorization_code'), 'the code grant is announced');
    assert.ok(metadata.grant_types_supported.includes('refresh_token'), 'refresh is announced');
    return registered;
  });
  const person = new Person(PEOPLE[0]);
  await checks.group(async () => life(app, await codeGrant(app, person)));
  await checks.group(() => others(app, person));
});
process.exitCode = checks.finish();
