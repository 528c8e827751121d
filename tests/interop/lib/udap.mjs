// The requests of a UDAP client and of a resource server, over fetch.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { sign } from './credential.mjs';
import { RESOURCE_SERVER } from './names.mjs';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

async function answer(response) {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** GET of a JSON document that must be there. */
export async function getJson(url) {
  const got = await answer(await fetch(url, { headers: { accept: 'application/json' } }));
  assert.equal(got.status, 200, `${url} answers 200`);
  assert.match(got.headers.get('content-type') ?? '', /^application\/json/, `${url} is JSON`);
  return got.body;
}

/** POST of form fields. */
export async function postForm(url, fields) {
  return answer(await fetch(url, { method: 'POST', body: new URLSearchParams(fields) }));
}

/** Registers a client: for client credentials, unless the metadata say otherwise; certifications are JWTs. */
export async function register(endpoint, credential, clientUri, scope, metadata = {}, certifications = []) {
  const statement = await sign(credential, clientUri, endpoint, {
    client_name: `Interop ${credential.algorithm}`,
    contacts: ['mailto:interop@apps.example'],
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'private_key_jwt',
    scope,
    ...metadata,
  });
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ software_statement: statement, certifications, udap: '1' }),
  });
  return { statement, ...(await answer(response)) };
}

/** The form of a client-credentials request that states why it asks. */
export async function tokenForm(endpoint, credential, clientId, scope) {
  const context = {
    version: '1',
    organization_name: 'Interop Apps',
    organization_id: 'https://apps.example/organization',
    purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
  };
  return {
    grant_type: 'client_credentials',
    scope,
    ...(await authentication(endpoint, credential, clientId, { extensions: { 'hl7-b2b': context } })),
  };
}

/** The form fields with which a client or a resource server proves itself to one endpoint. */
export async function authentication(endpoint, credential, clientId, claims) {
  return {
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: await sign(credential, clientId, endpoint, claims),
    udap: '1',
  };
}

/** What the resource server is told about a token. */
export async function introspect(endpoint, resource, token) {
  const proof = await authentication(endpoint, resource, RESOURCE_SERVER);
  const { status, body } = await postForm(endpoint, { token, ...proof });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** Waits for the stated bound of a second until introspection says that a token is dead. */
export async function dies(look) {
  const end = performance.now() + 1000;
  let seen = await look();
  while (seen.active && performance.now() < end) {
    await wait(50);
    seen = await look();
  }
  assert.deepEqual(seen, { active: false });
}
