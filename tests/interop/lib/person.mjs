// A person with a browser that knows no script: keeps cookies, fills in forms, stops where an app takes over.
import assert from 'node:assert/strict';
import { PASSWORD } from './names.mjs';

const MOST_STEPS = 20;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decode = (text) =>
  text.replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g, (_, hex, decimal, name) =>
    name ? ENTITIES[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)));

/** The one form of a page that is not about leaving, with its hidden fields. */
function formOf(page) {
  const [form] = page.match(/<form [^>]*method="post"[\s\S]*?<\/form>/) ?? [];
  assert.ok(form, `the page has a form: ${page}`);
  const hidden = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return {
    action: decode(form.match(/action="([^"]*)"/)[1]),
    fields: Object.fromEntries([...hidden].map((match) => [decode(match[1]), decode(match[2])])),
  };
}

export class Person {
  #cookies = new Map();
  #name;
  #elsewhere;

  /** A person with a name; pages of the server and of the origins elsewhere are theirs to answer, others are an app's. */
  constructor(name, elsewhere = []) {
    this.#name = name;
    this.#elsewhere = elsewhere;
  }

  /** Opens an authorization request and allows what it asks for, or declines; returns where the app is met again. */
  async answer(url, decision = 'allow') {
    let response = await this.#send(url);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const next = this.#next(response);
      if (next && next.origin !== url.origin && !this.#elsewhere.includes(next.origin)) {
        return next;
      }
      response = next ? await this.#send(next) : await this.#fill(await response.text(), response.url, decision);
    }
    throw new Error('the pages go round in circles');
  }

  /** Opens an authorization request, cancels the sign-in at another origin and returns the page where that ends. */
  async giveUp(url) {
    let response = await this.#follow(await this.#send(url));
    const [, cancel] = (await response.text()).match(/href="([^"]*\/abort)"/) ?? [];
    assert.ok(cancel, 'the sign-in can be cancelled');
    response = await this.#follow(await this.#send(new URL(decode(cancel), response.url)));
    return { status: response.status, text: await response.text() };
  }

  async #follow(response) {
    let shown = response;
    for (let step = 0; step < MOST_STEPS && this.#next(shown); step += 1) {
      shown = await this.#send(this.#next(shown));
    }
    return shown;
  }

  #next(response) {
    const location = response.headers.get('location');
    return location ? new URL(location, response.url) : null;
  }

  #fill(page, base, decision) {
    const { action, fields } = formOf(page);
    const answers = page.includes('name="password"')
      ? { username: this.#name, login: this.#name, password: PASSWORD }
      : { decision };
    return this.#send(new URL(action, base), new URLSearchParams({ ...fields, ...answers }));
  }

  async #send(url, body) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { method: body ? 'POST' : 'GET', body, headers: { cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (value) {
        this.#cookies.set(name, value);
      } else {
        this.#cookies.delete(name);
      }
    }
    return response;
  }
}
