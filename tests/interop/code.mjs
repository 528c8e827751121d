// The code grant, seen by an independent client: npm openid-client discovers the server, asks a person, redeems the code,
// refreshes and revokes. Its own checks count: state, PKCE, issuer of the answer, shape of every answer.
// Usage: node code.mjs --base FHIR_BASE --pki FOLDER
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import * as client from 'openid-client';
import { Checks } from './lib/checks.mjs';
import { loadCredential } from './lib/credential.mjs';
import { CODE_SCOPES, PEOPLE } from './lib/names.mjs';
import { Person } from './lib/person.mjs';
import { verifySignedMetadata } from './lib/trust.mjs';
import { dies, getJson, introspect as introspectAt, register } from './lib/udap.mjs';

const { base, pki } = parseArgs({ options: { base: { type: 'string' }, pki: { type: 'string' } } }).values;
const UDAP = { udap: '1' };
const REDIRECT_URI = 'https://apps.example/diary/callback';
const SCOPE = CODE_SCOPES.join(' ');
const resource = await loadCredential(pki, 'resource', 'ES256');
const checks = new Checks();

async function registerApp(credential) {
  const { registration_endpoint: endpoint } = await verifySignedMetadata(pki, base, await getJson(`${base}/.well-known/udap`));
  const { status, body } = await register(endpoint, credential, 'https://apps.example/diary', SCOPE, {
    client_name: 'Heart diary',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [REDIRECT_URI],
    logo_uri: 'https://apps.example/diary/logo.png',
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body.client_id;
}

/** Discovery by RFC 8414; the assertion gets what UDAP wants beside RFC 7523: the chain, and the endpoint as audience. */
async function discover(credential, clientId) {
  const authenticate = client.PrivateKeyJwt(credential.key, {
    [client.modifyAssertion]: (header, payload) => {
      header.x5c = credential.x5c;
      payload.aud = config.serverMetadata().token_endpoint;
    },
  });
  const config = await client.discovery(new URL(new URL(base).origin), clientId, undefined, authenticate, { algorithm: 'oauth2' });
  return config;
}

/** An authorization request, and what its answer is checked against. */
async function request(scope = SCOPE) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  return {
    parameters: {
      redirect_uri: REDIRECT_URI,
      scope,
      state: expectedState,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    },
    expected: { pkceCodeVerifier, expectedState },
  };
}

async function introspect(config, token) {
  return introspectAt(config.serverMetadata().introspection_endpoint, resource, token);
}

async function codeGrant(config, person) {
  const { parameters, expected } = await request();
  const answer = await checks.check('code: a person allows it (CONS-01, CONS-13)', () =>
    person.answer(client.buildAuthorizationUrl(config, parameters)));
  await checks.check('code: the answer of another issuer is refused by the client (CONS-20, BCP-06)', async () => {
    const mixedUp = new URL(answer);
    mixedUp.searchParams.set('iss', 'https://other.example');
    await assert.rejects(client.authorizationCodeGrant(config, mixedUp, expected, UDAP), { code: 'OAUTH_INVALID_RESPONSE' });
    mixedUp.searchParams.delete('iss');
    await assert.rejects(client.authorizationCodeGrant(config, mixedUp, expected, UDAP), { code: 'OAUTH_INVALID_RESPONSE' });
  });
  return checks.check('code: tokens for code, verifier and assertion with x5c (CONS-07, TOK-12, TOK-14, TOK-20)', async () => {
    const tokens = await client.authorizationCodeGrant(config, answer, expected, UDAP);
    assert.equal(tokens.token_type, 'bearer');
    assert.equal(tokens.scope, SCOPE);
    assert.ok(tokens.expiresIn() > 0 && tokens.expiresIn() <= 3600, 'expires within an hour');
    assert.ok(tokens.refresh_token, 'there is a refresh token');
    const seen = await introspect(config, tokens.access_token);
    assert.deepEqual([seen.active, seen.sub], [true, `person-${PEOPLE[0]}`]);
    return tokens;
  });
}

async function life(config, first) {
  const second = await checks.check('refresh: new tokens of the same scope (REF-02, REF-05, REF-06)', async () => {
    const tokens = await client.refreshTokenGrant(config, first.refresh_token, UDAP);
    assert.notEqual(tokens.access_token, first.access_token);
    assert.notEqual(tokens.refresh_token, first.refresh_token);
    return tokens;
  });
  await checks.check('refresh: less scope can be asked for, more cannot (REF-04)', async () => {
    const less = await client.refreshTokenGrant(config, second.refresh_token, { ...UDAP, scope: CODE_SCOPES[0] });
    assert.equal(less.scope, CODE_SCOPES[0]);
    await assert.rejects(
      client.refreshTokenGrant(config, less.refresh_token, { ...UDAP, scope: 'user/Condition.rs' }),
      { error: 'invalid_scope' },
    );
    second.refresh_token = less.refresh_token;
  });
  await checks.check('revocation of the refresh token ends what it gave (REV-04)', async () => {
    await client.tokenRevocation(config, second.refresh_token, UDAP);
    await dies(() => introspect(config, second.access_token));
    await assert.rejects(client.refreshTokenGrant(config, second.refresh_token, UDAP), { error: 'invalid_grant' });
  });
}

/** Requests that end otherwise; each is one check. */
async function others(config, person) {
  await checks.check('decline: the client is told access_denied (CONS-16)', async () => {
    const { parameters, expected } = await request();
    const answer = await person.answer(client.buildAuthorizationUrl(config, { ...parameters, prompt: 'consent' }), 'decline');
    await assert.rejects(client.authorizationCodeGrant(config, answer, expected, UDAP), { error: 'access_denied' });
  });
  await checks.check('code: another verifier is refused (TOK-14)', async () => {
    const { parameters, expected } = await request();
    const answer = await person.answer(client.buildAuthorizationUrl(config, parameters));
    const other = { ...expected, pkceCodeVerifier: client.randomPKCECodeVerifier() };
    await assert.rejects(client.authorizationCodeGrant(config, answer, other, UDAP), { error: 'invalid_grant' });
  });
  await checks.check('code: a second use is refused and ends what the first gave (CONS-15)', async () => {
    const { parameters, expected } = await request();
    const answer = await person.answer(client.buildAuthorizationUrl(config, parameters));
    const { access_token: token } = await client.authorizationCodeGrant(config, answer, expected, UDAP);
    await assert.rejects(client.authorizationCodeGrant(config, answer, expected, UDAP), { error: 'invalid_grant' });
    await dies(() => introspect(config, token));
  });
  await checks.check('pushed request: its reference leads to tokens (CONS-24)', async () => {
    const { parameters, expected } = await request();
    const url = await client.buildAuthorizationUrlWithPAR(config, { ...parameters, ...UDAP });
    assert.deepEqual([...url.searchParams.keys()].sort(), ['client_id', 'request_uri']);
    const tokens = await client.authorizationCodeGrant(config, await person.answer(url), expected, UDAP);
    assert.equal(tokens.scope, SCOPE);
  });
}

await checks.group(async () => {
  const credential = await loadCredential(pki, 'app', 'ES256');
  const clientId = await checks.check('code: an app registers for codes and refresh tokens', () => registerApp(credential));
  const config = await checks.check('code: openid-client discovers the server (BCP-01)', async () => {
    const found = await discover(credential, clientId);
    const metadata = found.serverMetadata();
    assert.ok(metadata.supportsPKCE(), 'S256 is announced');
    assert.ok(metadata.grant_types_supported.includes('authorization_code'), 'the code grant is announced');
    assert.ok(metadata.grant_types_supported.includes('refresh_token'), 'refresh is announced');
    return found;
  });
  const person = new Person(PEOPLE[0]);
  await checks.group(async () => life(config, await codeGrant(config, person)));
  await checks.group(() => others(config, person));
});
process.exitCode = checks.finish();
