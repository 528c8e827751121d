// What the journeys share: the server under test, two apps, Chromium, counting, and pictures of what people saw.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { Checks } from '../../interop/lib/checks.mjs';
import { loadCredential } from '../../interop/lib/credential.mjs';
import { dies, getJson, introspect } from '../../interop/lib/udap.mjs';
import { App } from './app.mjs';

const PROGRAM = process.env.FASTCLUSTER_CHROMIUM ?? '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PATIENCE = 30_000;

/** Leaves of the community, by the names of their files. */
const DIARY = { name: 'app', uri: 'https://apps.example/diary' };
const LOUD = { name: 'es256', uri: 'https://apps.example/es256' };
const CERTIFIER = { name: 'certifier', uri: 'https://certifier.example' };

export class World {
  checks = new Checks();
  /** What a browser said about the policy of a page. */
  complaints = [];
  #artefacts;
  #resource;

  static async start({ base, pki, server, artefacts }) {
    const world = new World();
    world.server = server;
    world.#artefacts = artefacts;
    await mkdir(artefacts, { recursive: true });
    world.metadata = await getJson(`${new URL(base).origin}/.well-known/oauth-authorization-server`);
    world.#resource = await loadCredential(pki, 'resource', 'ES256');
    world.diary = await App.start(pki, world.metadata);
    await world.diary.register(pki, DIARY, {
      client_name: 'Heart diary', client_uri: DIARY.uri, policy_uri: `${DIARY.uri}/privacy`, tos_uri: `${DIARY.uri}/terms`,
    });
    world.loud = await App.start(pki, world.metadata);
    await world.loud.register(pki, LOUD, { client_name: `Fitness${'W'.repeat(150)} <b>&` }, [
      { ...CERTIFIER, certification_name: 'Basic app', certification_issuer: 'Interop Certifier', certification_description: 'Asked about 40 things.' },
      { ...LOUD, certification_name: `Best${'!'.repeat(150)}` },
    ]);
    world.browser = await world.launch(new X509Certificate(await readFile(`${pki}/tls.leaf.pem`)));
    return world;
  }

  /** A browser that trusts the key of this one certificate beside its own authorities. */
  launch(certificate) {
    return chromium.launch({ executablePath: PROGRAM, args: [...QUIET, pin(certificate)] });
  }

  async stop() {
    await this.browser.close();
    this.diary.stop();
    this.loud.stop();
  }

  /** The address of one of the server's own pages. */
  at(path) {
    return `${this.metadata.issuer}${path}`;
  }

  /** One person's browser, without scripts unless told otherwise; pictures are taken where a check failed. */
  async journey(name, action, { browser = this.browser, ...options } = {}) {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US', ...options });
    context.setDefaultTimeout(PATIENCE);
    context.on('console', (message) => this.#listen(name, message.text()));
    const failedBefore = this.checks.failed;
    await this.checks.group(async () => action({
      context,
      page: await context.newPage(),
      check: (what, look) => this.checks.check(`${name}: ${what}`, look),
    }));
    if (this.checks.failed > failedBefore) {
      for (const [index, page] of context.pages().entries()) {
        console.log(`      page ${index} was at ${page.url().split('?')[0]}`);
        await this.picture(page, `failed ${name} ${index}`);
      }
    }
    await context.close();
  }

  picture(page, name) {
    const file = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
    return page.screenshot({ path: `${this.#artefacts}/${file}`, fullPage: true });
  }

  introspect(token) {
    return introspect(this.metadata.introspection_endpoint, this.#resource, token);
  }

  /** Waits for the stated bound until the token is dead. */
  dies(token) {
    return dies(() => this.introspect(token));
  }

  #listen(name, text) {
    if (/Content Security Policy|Refused to|X-Frame-Options|Mixed Content/.test(text)) {
      this.complaints.push({ name, text });
    }
  }
}

/** Every other fault of a certificate stays a fault. */
function pin({ publicKey }) {
  const digest = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
  return `--ignore-certificate-errors-spki-list=${digest}`;
}
