// An app of the community, as people meet it: pages and a callback on https of its own, a registration, tokens.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { loadCredential, sign } from '../../interop/lib/credential.mjs';
import { CERTIFICATION, CODE_SCOPES } from '../../interop/lib/names.mjs';
import { authentication, postForm, register } from '../../interop/lib/udap.mjs';

const GRANT_TYPES = ['authorization_code', 'refresh_token'];
const random = () => randomBytes(32).toString('base64url');

export class App {
  /** Requests that reached the app: method, URL and headers, oldest first. */
  received = [];
  #pages = new Map();
  #server;
  #metadata;
  #credential;
  #clientId;

  /** Starts the app's own server, with a name that is another site than the authorization server's address. */
  static async start(pki, metadata) {
    const app = new App();
    app.#metadata = metadata;
    const [key, cert] = await Promise.all(['tls.key', 'tls.pem'].map((name) => readFile(`${pki}/${name}`)));
    app.#server = createServer({ key, cert }, (request, response) => app.#answer(request, response));
    await new Promise((resolve) => app.#server.listen(0, '127.0.0.1', resolve));
    app.origin = `https://localhost:${app.#server.address().port}`;
    app.redirectUri = `${app.origin}/callback`;
    return app;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Registers with one of the community's certificates; each certifier says that it certified the app. */
  async register(pki, leaf, metadata, certifiers = []) {
    const endpoint = this.#metadata.registration_endpoint;
    this.#credential = await loadCredential(pki, leaf.name, 'ES256');
    const certifications = await Promise.all(certifiers.map(async ({ name, uri, ...claims }) =>
      sign(await loadCredential(pki, name, 'ES256'), uri, endpoint, {
        sub: leaf.uri, certification_uris: [CERTIFICATION], grant_types: GRANT_TYPES, response_types: ['code'], ...claims,
      }, '1h')));
    const { status, body } = await register(endpoint, this.#credential, leaf.uri, CODE_SCOPES.join(' '), {
      grant_types: GRANT_TYPES,
      response_types: ['code'],
      redirect_uris: [this.redirectUri],
      logo_uri: `${this.origin}/logo.png`,
      ...metadata,
    }, certifications);
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body.certifications?.length ?? 0, certifiers.length, 'every certification is accepted');
    this.name = metadata.client_name;
    this.#clientId = body.client_id;
  }

  /** Puts a page on the app's own site. */
  serve(path, html) {
    this.#pages.set(path, `<!DOCTYPE html><html lang="en"><head><title>${path}</title></head><body>${html}</body></html>`);
    return `${this.origin}${path}`;
  }

  /** A page of the app with a link to an authorization request: how a person comes to the server. */
  link(url) {
    return this.serve('/start', `<h1>Diary</h1><a href="${url.href.replaceAll('&', '&amp;')}">Connect</a>`);
  }

  /** An authorization request that is valid but for what is changed; null leaves a parameter out. */
  request(changes = {}) {
    const verifier = random();
    const parameters = {
      response_type: 'code',
      client_id: this.#clientId,
      redirect_uri: this.redirectUri,
      scope: CODE_SCOPES.join(' '),
      state: `${random()} & ü`,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    };
    const url = new URL(this.#metadata.authorization_endpoint);
    for (const [name, value] of Object.entries(parameters).filter(([, text]) => text !== null)) {
      url.searchParams.set(name, value);
    }
    return { url, verifier, state: parameters.state };
  }

  /** What the server told the app through the browser, which stands at the callback; state and issuer are checked. */
  read(address, request) {
    const url = new URL(address);
    assert.equal(url.origin + url.pathname, this.redirectUri);
    assert.equal(url.searchParams.get('state'), request.state, 'state comes back unchanged');
    assert.equal(url.searchParams.get('iss'), this.#metadata.issuer, 'the answer names the issuer');
    return Object.fromEntries(url.searchParams);
  }

  /** Callbacks that carried a code. */
  codes() {
    return this.received.flatMap((one) => new URL(one.url, this.origin).searchParams.get('code') ?? []);
  }

  redeem(code, request) {
    return this.#token({
      grant_type: 'authorization_code', code, redirect_uri: this.redirectUri, code_verifier: request.verifier,
    });
  }

  refresh(token) {
    return this.#token({ grant_type: 'refresh_token', refresh_token: token });
  }

  async #token(form) {
    const proof = await authentication(this.#metadata.token_endpoint, this.#credential, this.#clientId);
    return postForm(this.#metadata.token_endpoint, { ...form, ...proof });
  }

  #answer(request, response) {
    this.received.push({ method: request.method, url: request.url, headers: request.headers });
    const { pathname } = new URL(request.url, this.origin);
    const page = pathname === '/callback' ? '<html lang="en"><title>Diary</title><h1>Back at the app</h1></html>' : this.#pages.get(pathname);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  }
}
