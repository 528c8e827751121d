// An app that people use: registers by UDAP, then is npm openid-client.
import assert from 'node:assert/strict';
import * as client from 'openid-client';
import { loadCredential } from './credential.mjs';
import { CODE_SCOPES } from './names.mjs';
import { verifySignedMetadata } from './trust.mjs';
import { getJson, register } from './udap.mjs';

const UDAP = { udap: '1' };
const URI = 'https://apps.example/diary';
const REDIRECT_URI = `${URI}/callback`;

export class CodeApp {
  /** Registers at the server of a FHIR base, then discovers it by RFC 8414. */
  static async register(base, pki) {
    const credential = await loadCredential(pki, 'app', 'ES256');
    const { registration_endpoint: endpoint } = await verifySignedMetadata(pki, base, await getJson(`${base}/.well-known/udap`));
    const { status, body } = await register(endpoint, credential, URI, CODE_SCOPES.join(' '), {
      client_name: 'Heart diary',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [REDIRECT_URI],
      logo_uri: `${URI}/logo.png`,
    });
    assert.ok(status === 201 || status === 200, JSON.stringify(body));
    const app = new CodeApp();
    app.config = await app.#discover(new URL(base).origin, credential, body.client_id);
    return app;
  }

  /** The assertion gets what UDAP wants beside RFC 7523: the chain, and the endpoint as audience. */
  #discover(origin, credential, clientId) {
    const authenticate = client.PrivateKeyJwt(credential.key, {
      [client.modifyAssertion]: (header, payload) => {
        header.x5c = credential.x5c;
        payload.aud = this.config.serverMetadata().token_endpoint;
      },
    });
    return client.discovery(new URL(origin), clientId, undefined, authenticate, { algorithm: 'oauth2' });
  }

  /** An authorization request, and what its answer is checked against. */
  async request(more = {}) {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const expectedState = client.randomState();
    return {
      query: {
        redirect_uri: REDIRECT_URI,
        scope: CODE_SCOPES.join(' '),
        state: expectedState,
        code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
        ...more,
      },
      expected: { pkceCodeVerifier, expectedState },
    };
  }

  /** Tokens for the answer that a person brought back. */
  redeem(answer, expected) {
    return client.authorizationCodeGrant(this.config, answer, expected, UDAP);
  }
}
