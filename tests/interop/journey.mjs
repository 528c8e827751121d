// The main job, seen by a second implementation: discover, register, get a token, verify it, revoke it.
// Usage: node journey.mjs --base FHIR_BASE --pki FOLDER
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { Checks } from './lib/checks.mjs';
import { loadCredential } from './lib/credential.mjs';
import { ALGORITHMS, SCOPE } from './lib/names.mjs';
import { verifySignedMetadata } from './lib/trust.mjs';
import { authentication, getJson, introspect, postForm, register, tokenForm } from './lib/udap.mjs';

const { base, pki } = parseArgs({ options: { base: { type: 'string' }, pki: { type: 'string' } } }).values;
const checks = new Checks();

/** Discovery with its trust check; everything after it uses the signed endpoint URLs. */
async function discover() {
  const metadata = await checks.check('discovery: the metadata is complete', async () => {
    const found = await getJson(`${base}/.well-known/udap`);
    assert.deepEqual(found.udap_versions_supported, ['1']);
    for (const profile of ['udap_dcr', 'udap_authn', 'udap_authz']) {
      assert.ok(found.udap_profiles_supported.includes(profile), `${profile} is listed`);
    }
    assert.ok(found.udap_authorization_extensions_supported.includes('hl7-b2b'), 'hl7-b2b is listed');
    assert.deepEqual(found.token_endpoint_auth_methods_supported, ['private_key_jwt']);
    for (const algorithm of ALGORITHMS) {
      assert.ok(found.token_endpoint_auth_signing_alg_values_supported.includes(algorithm), algorithm);
      assert.ok(found.registration_endpoint_jwt_signing_alg_values_supported.includes(algorithm), algorithm);
    }
    assert.ok(found.scopes_supported.includes(SCOPE), `${SCOPE} is listed`);
    return found;
  });
  return checks.check('discovery: signed_metadata is trusted', () => verifySignedMetadata(pki, base, metadata));
}

/** RFC 8414 metadata of the issuer that a token names. */
async function authorizationServer(issuer) {
  const { origin, pathname } = new URL(issuer);
  const metadata = await getJson(`${origin}/.well-known/oauth-authorization-server${pathname.replace(/\/$/, '')}`);
  assert.equal(metadata.issuer, issuer, 'the metadata names the issuer');
  return metadata;
}

/** Signature, type, issuer, audience and times of an access token, from the published keys alone. */
async function verifyToken(server, token, clientId) {
  assert.equal(decodeProtectedHeader(token).typ?.toLowerCase(), 'at+jwt');
  const keys = createLocalJWKSet(await getJson(server.jwks_uri));
  const { payload } = await jwtVerify(token, keys, {
    algorithms: ['ES256', 'RS256'],
    issuer: server.issuer,
    audience: base,
    requiredClaims: ['exp', 'iat', 'jti', 'sub', 'client_id'],
  });
  assert.equal(payload.client_id, clientId);
  assert.ok(payload.exp - payload.iat <= 3600, 'the token lives at most an hour');
  assert.deepEqual(payload.scope.split(' '), [SCOPE]);
}

/** Registration and token for one algorithm; returns what the life of the token needs. */
async function obtain(endpoints, algorithm) {
  const name = algorithm.toLowerCase();
  const credential = await loadCredential(pki, name, algorithm);
  const clientId = await checks.check(`${algorithm}: registers`, async () => {
    const { statement, status, headers, body } = await register(
      endpoints.registration_endpoint, credential, `https://apps.example/${name}`, SCOPE,
    );
    assert.equal(status, 201, JSON.stringify(body));
    assert.match(headers.get('cache-control') ?? '', /no-store/);
    assert.equal(body.software_statement, statement, 'the software statement comes back byte for byte');
    assert.equal(body.scope, SCOPE);
    return body.client_id;
  });
  const form = await tokenForm(endpoints.token_endpoint, credential, clientId, SCOPE);
  const token = await checks.check(`${algorithm}: gets a token`, async () => {
    const { status, headers, body } = await postForm(endpoints.token_endpoint, form);
    assert.equal(status, 200, JSON.stringify(body));
    assert.match(headers.get('cache-control') ?? '', /no-store/);
    assert.equal(body.token_type, 'Bearer');
    assert.ok(body.expires_in <= 3600, 'expires within an hour');
    return body.access_token;
  });
  return { credential, clientId, form, token };
}

async function journey(endpoints, resource, algorithm) {
  const { credential, clientId, form, token } = await obtain(endpoints, algorithm);
  const issuer = JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).iss;
  const server = await checks.check(`${algorithm}: the issuer has metadata`, () => authorizationServer(issuer));
  await checks.check(`${algorithm}: introspection says active`, async () => {
    const body = await introspect(server.introspection_endpoint, resource, token);
    assert.equal(body.active, true);
    assert.equal(body.client_id, clientId);
    assert.equal(body.scope, SCOPE);
  });
  await checks.check(`${algorithm}: the token verifies locally`, () => verifyToken(server, token, clientId));
  await checks.check(`${algorithm}: a replay is refused`, async () => {
    const { status, body } = await postForm(endpoints.token_endpoint, form);
    assert.deepEqual([status, body.error], [400, 'invalid_client']);
  });
  await checks.check(`${algorithm}: revokes the token`, async () => {
    const proof = await authentication(server.revocation_endpoint, credential, clientId);
    const { status, body } = await postForm(server.revocation_endpoint, { token, ...proof });
    assert.equal(status, 200, JSON.stringify(body));
  });
  await checks.check(`${algorithm}: introspection says inactive`, async () => {
    assert.deepEqual(await introspect(server.introspection_endpoint, resource, token), { active: false });
  });
}

/** A client that must not get in: its statement is well signed, its certificate is not acceptable. */
async function refused(endpoints, name, why) {
  const credential = await loadCredential(pki, name, 'ES256');
  const clientUri = name === 'stranger' ? 'https://apps.example/es256' : `https://apps.example/${name}`;
  await checks.check(`refused: ${why}`, async () => {
    const { status, body } = await register(endpoints.registration_endpoint, credential, clientUri, SCOPE);
    assert.deepEqual([status, body.error], [400, 'unapproved_software_statement']);
  });
}

await checks.group(async () => {
  const endpoints = await discover();
  const resource = await loadCredential(pki, 'resource', 'ES256');
  for (const algorithm of ALGORITHMS) {
    await checks.group(() => journey(endpoints, resource, algorithm));
  }
  await checks.group(() => refused(endpoints, 'revoked', 'a certificate on the CRL'));
  await checks.group(() => refused(endpoints, 'stranger', 'a certificate of another community'));
});
process.exitCode = checks.finish();
