// An app that people use: registers by UDAP, then is npm openid-client.
import assert from 'node:assert/strict';
import * as client from 'openid-client';
import { loadCredential } from './credential.mjs';
import { CODE_SCOPES } from './names.mjs';
import { verifySignedMetadata } from './trust.mjs';
import { getJson, register } from './udap.mjs';

const UDAP = { udap: '1' };

/** An app that asks for data, and refreshes. */
export const DIARY = {
  leaf: 'app',
  uri: 'https://apps.example/diary',
  name: 'Heart diary',
  scope: CODE_SCOPES.join(' '),
  grants: ['authorization_code', 'refresh_token'],
};

export class CodeApp {
  #kind;

  /** Registers an app of some kind at a base URL; discovers the issuer by RFC 8414, or by OpenID Connect with all checks of ID tokens. */
  static async register(base, pki, kind = DIARY, { openid = false } = {}) {
    const app = new CodeApp();
    app.#kind = kind;
    const credential = await loadCredential(pki, kind.leaf, 'ES256');
    const { registration_endpoint: endpoint } = await verifySignedMetadata(pki, base, await getJson(`${base}/.well-known/udap`));
    const { status, body } = await register(endpoint, credential, kind.uri, kind.scope, {
      client_name: kind.name,
      grant_types: kind.grants,
      response_types: ['code'],
      redirect_uris: [app.redirectUri],
      logo_uri: `${kind.uri}/logo.png`,
    });
    assert.ok(status === 201 || status === 200, JSON.stringify(body));
    app.clientId = body.client_id;
    app.config = await client.discovery(
      new URL(new URL(base).origin), body.client_id, undefined, app.#authentication(credential), openid ? {} : { algorithm: 'oauth2' },
    );
    if (openid) {
      client.enableNonRepudiationChecks(app.config); // or a client may rely on TLS alone
    }
    return app;
  }

  get redirectUri() {
    return `${this.#kind.uri}/callback`;
  }

  /** An authorization request, and what its answer is checked against. */
  async request(more = {}) {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const expectedState = client.randomState();
    return {
      query: {
        redirect_uri: this.redirectUri,
        scope: this.#kind.scope,
        state: expectedState,
        code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
        ...more,
      },
      expected: { pkceCodeVerifier, expectedState },
    };
  }

  /** Where the app sends a browser. */
  url(query) {
    return client.buildAuthorizationUrl(this.config, query);
  }

  /** Tokens for the answer that a person brought back. */
  redeem(answer, expected) {
    return client.authorizationCodeGrant(this.config, answer, expected, UDAP);
  }

  refresh(token, more = {}) {
    return client.refreshTokenGrant(this.config, token, { ...UDAP, ...more });
  }

  revoke(token) {
    return client.tokenRevocation(this.config, token, UDAP);
  }

  /** The assertion gets what UDAP wants beside RFC 7523: the chain, and the endpoint as audience. */
  #authentication(credential) {
    return client.PrivateKeyJwt(credential.key, {
      [client.modifyAssertion]: (header, payload) => {
        header.x5c = credential.x5c;
        payload.aud = this.config.serverMetadata().token_endpoint;
      },
    });
  }
}
