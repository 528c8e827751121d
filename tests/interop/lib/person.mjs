// A person with a browser that knows no script: keeps cookies, fills in forms, stops where an app takes over.
import assert from 'node:assert/strict';
import { PASSWORD } from './names.mjs';

const MOST_STEPS = 10;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decode = (text) =>
  text.replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g, (_, hex, decimal, name) =>
    name ? ENTITIES[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)));

/** The one form of a page that is not about leaving, with its hidden fields. */
function formOf(page) {
  const [form] = page.match(/<form method="post"[\s\S]*?<\/form>/) ?? [];
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

  constructor(name) {
    this.#name = name;
  }

  /** Opens an authorization request and allows what it asks for, or declines; returns where the app is met again. */
  async answer(url, decision = 'allow') {
    let response = await this.#send(url);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const location = response.headers.get('location');
      if (location && new URL(location).origin !== url.origin) {
        return new URL(location);
      }
      response = location ? await this.#send(new URL(location)) : await this.#fill(await response.text(), url, decision);
    }
    throw new Error('the pages go round in circles');
  }

  #fill(page, base, decision) {
    const { action, fields } = formOf(page);
    const answers = page.includes('name="password"')
      ? { username: this.#name, password: PASSWORD }
      : { decision };
    return this.#send(new URL(action, base), new URLSearchParams({ ...fields, ...answers }));
  }

  async #send(url, body) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { method: body ? 'POST' : 'GET', body, headers: { cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      this.#cookies.set(name, value);
    }
    return response;
  }
}
