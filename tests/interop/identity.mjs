// The server as an identity provider, seen by an independent client: npm openid-client discovers it by OpenID Connect, verifies
// ID tokens with the published keys and asks who the person is; openssl judges the certificates that signed.
// Usage: node identity.mjs --base FHIR_BASE --pki FOLDER
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { parseArgs } from 'node:util';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { Checks } from './lib/checks.mjs';
import { loadCredential } from './lib/credential.mjs';
import { PEOPLE } from './lib/names.mjs';
import { Person } from './lib/person.mjs';
import { verifyPath, verifySignedMetadata } from './lib/trust.mjs';
import { getJson, register } from './lib/udap.mjs';

const { base, pki } = parseArgs({ options: { base: { type: 'string' }, pki: { type: 'string' } } }).values;
const UDAP = { udap: '1' };
const origin = new URL(base).origin;
const checks = new Checks();

const HOLDER = { uri: 'https://clinic.example/fhir', name: 'Clinic portal', scope: 'openid udap', grants: ['authorization_code'] };
const APP = {
  uri: 'https://apps.example/diary',
  name: 'Heart diary',
  scope: 'user/Patient.rs openid profile email offline_access',
  grants: ['authorization_code', 'refresh_token'],
};

async function enrol(kind, credential) {
  const metadata = await verifySignedMetadata(pki, origin, await getJson(`${origin}/.well-known/udap`));
  const redirectUri = `${kind.uri}/callback`;
  const { status, body } = await register(metadata.registration_endpoint, credential, kind.uri, kind.scope, {
    client_name: kind.name,
    grant_types: kind.grants,
    response_types: ['code'],
    redirect_uris: [redirectUri],
    logo_uri: `${kind.uri}/logo.png`,
  });
  assert.ok(status === 201 || status === 200, JSON.stringify(body));
  const authenticate = client.PrivateKeyJwt(credential.key, {
    [client.modifyAssertion]: (header, payload) => {
      header.x5c = credential.x5c;
      payload.aud = config.serverMetadata().token_endpoint;
    },
  });
  const config = await client.discovery(new URL(origin), body.client_id, undefined, authenticate);
  client.enableNonRepudiationChecks(config); // or a client may rely on TLS alone
  return { config, clientId: body.client_id, redirectUri };
}

/** Signs a person in; returns the tokens that openid-client accepted. */
async function signIn({ config, redirectUri }, person, scope) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const answer = await person.answer(client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  }));
  return client.authorizationCodeGrant(config, answer, { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }, UDAP);
}

async function asDataHolder() {
  const credential = await loadCredential(pki, 'holder', 'ES256');
  const holder = await checks.check('identity: a data holder registers and discovers (DISC-37, TIER-41)', () => enrol(HOLDER, credential));
  const person = new Person(PEOPLE[1]);
  const tokens = await checks.check('identity: its ID token is valid by the published key (TIER-28, TIER-30)', async () => {
    const got = await signIn(holder, person, HOLDER.scope);
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
    await assert.rejects(signIn(holder, person, 'openid'), { error: 'invalid_scope' });
  });
}

async function asApp() {
  const credential = await loadCredential(pki, 'app', 'ES256');
  const app = await enrol(APP, credential);
  const tokens = await checks.check('identity: an app is told what its scopes ask for (TOK-30)', async () => {
    const got = await signIn(app, new Person(PEOPLE[2]), APP.scope);
    assert.deepEqual([got.claims().name, got.claims().email_verified], [`${PEOPLE[2]} of the tests`, true]);
    const told = await client.fetchUserInfo(app.config, got.access_token, got.claims().sub);
    assert.equal(told.email, `${PEOPLE[2]}@mail.example`);
    return got;
  });
  await checks.check('identity: UserInfo of somebody else is discarded by the client (TIER-34)', async () => {
    await assert.rejects(client.fetchUserInfo(app.config, tokens.access_token, 'person-other'), { code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' });
  });
  const second = await checks.check('identity: a refresh keeps person and time of sign-in (REF-10)', async () => {
    const got = await client.refreshTokenGrant(app.config, tokens.refresh_token, UDAP);
    assert.deepEqual([got.claims().sub, got.claims().auth_time], [tokens.claims().sub, tokens.claims().auth_time]);
    return got;
  });
  await checks.check('identity: a revoked token tells nobody anything', async () => {
    await client.tokenRevocation(app.config, second.refresh_token, UDAP);
    await assert.rejects(client.fetchUserInfo(app.config, second.access_token, tokens.claims().sub), { code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' });
  });
}

await checks.group(asDataHolder);
await checks.group(asApp);
process.exitCode = checks.finish();
