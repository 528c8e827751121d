// The server as an identity provider, seen by an independent client: npm openid-client discovers it by OpenID Connect, verifies
// ID tokens with the published keys and asks who the person is; openssl judges the certificates that signed.
// Usage: node identity.mjs --base FHIR_BASE --pki FOLDER
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { parseArgs } from 'node:util';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { Checks } from './lib/checks.mjs';
import { CodeApp, DIARY } from './lib/code-app.mjs';
import { PEOPLE } from './lib/names.mjs';
import { Person } from './lib/person.mjs';
import { verifyPath } from './lib/trust.mjs';

const { base, pki } = parseArgs({ options: { base: { type: 'string' }, pki: { type: 'string' } } }).values;
const origin = new URL(base).origin;
const checks = new Checks();

const HOLDER = {
  leaf: 'holder', uri: 'https://clinic.example/fhir', name: 'Clinic portal', scope: 'openid udap', grants: ['authorization_code'],
};
const APP = { ...DIARY, scope: 'user/Patient.rs openid profile email offline_access' };

/** Signs a person in; returns the tokens that openid-client accepted. */
async function signIn(app, person, more = {}) {
  const expectedNonce = client.randomNonce();
  const { query, expected } = await app.request({ nonce: expectedNonce, ...more });
  return app.redeem(await person.answer(app.url(query)), { ...expected, expectedNonce, idTokenExpected: true });
}

async function asDataHolder() {
  const holder = await checks.check('identity: a data holder registers and discovers (DISC-37, TIER-41)', () =>
    CodeApp.register(origin, pki, HOLDER, { openid: true }));
  const person = new Person(PEOPLE[1]);
  const tokens = await checks.check('identity: its ID token is valid by the published key (TIER-28, TIER-30)', async () => {
    const got = await signIn(holder, person);
    const claims = got.claims();
    assert.deepEqual([claims.iss, claims.sub, claims.aud], [origin, `person-${PEOPLE[1]}`, holder.clientId]);
    assert.deepEqual([claims.acr, claims.amr], ['https://assurance.example/2', ['pwd']]);
    assert.ok(claims.exp - claims.iat <= 300, 'lives for five minutes at the most');
    return got;
  });
  await checks.check('identity: and by its certificate, which openssl trusts (TIER-29, TIER-41)', async () => {
    const header = decodeProtectedHeader(tokens.id_token);
    await verifyPath(pki, header.x5c);
    const leaf = new X509Certificate(Buffer.from(header.x5c[0], 'base64'));
    await jwtVerify(tokens.id_token, leaf.publicKey, { algorithms: ['RS256'], issuer: origin, audience: holder.clientId });
    assert.ok(leaf.subjectAltName.split(', ').includes(`URI:${origin}`), 'the leaf names the issuer');
  });
  await checks.check('identity: no refresh token, a short access token, and who it is (TIER-40, TIER-34)', async () => {
    assert.equal(tokens.refresh_token, undefined);
    assert.ok(tokens.expiresIn() <= 300);
    const told = await client.fetchUserInfo(holder.config, tokens.access_token, tokens.claims().sub);
    assert.deepEqual(told, { sub: `person-${PEOPLE[1]}` });
  });
  await checks.check('identity: openid alone is refused to a data holder (TIER-39)', async () => {
    await assert.rejects(signIn(holder, person, { scope: 'openid' }), { error: 'invalid_scope' });
  });
}

async function asApp() {
  const app = await CodeApp.register(origin, pki, APP, { openid: true });
  const tokens = await checks.check('identity: an app is told what its scopes ask for (TOK-30)', async () => {
    const got = await signIn(app, new Person(PEOPLE[2]));
    assert.deepEqual([got.claims().name, got.claims().email_verified], [`${PEOPLE[2]} of the tests`, true]);
    const told = await client.fetchUserInfo(app.config, got.access_token, got.claims().sub);
    assert.equal(told.email, `${PEOPLE[2]}@mail.example`);
    return got;
  });
  await checks.check('identity: UserInfo of somebody else is discarded by the client (TIER-34)', async () => {
    await assert.rejects(client.fetchUserInfo(app.config, tokens.access_token, 'person-other'), { code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' });
  });
  const second = await checks.check('identity: a refresh keeps person and time of sign-in (REF-10)', async () => {
    const got = await app.refresh(tokens.refresh_token);
    assert.deepEqual([got.claims().sub, got.claims().auth_time], [tokens.claims().sub, tokens.claims().auth_time]);
    return got;
  });
  await checks.check('identity: a revoked token tells nobody anything', async () => {
    await app.revoke(second.refresh_token);
    await assert.rejects(client.fetchUserInfo(app.config, second.access_token, tokens.claims().sub), { code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' });
  });
}

await checks.group(asDataHolder);
await checks.group(asApp);
process.exitCode = checks.finish();
