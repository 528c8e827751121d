// What a person does on the pages.
import { PASSWORD } from '../../interop/lib/names.mjs';

export async function signIn(page, name, password = PASSWORD) {
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Presses Allow or Decline and waits until the app is met again. */
export async function decide(page, app, answer, { remember = false } = {}) {
  if (remember) {
    await page.getByLabel(/^Remember my answer/).check();
  }
  await page.getByRole('button', { name: answer, exact: true }).click();
  await atApp(page, app);
}

export const atApp = (page, app) => page.waitForURL((url) => url.origin === app.origin);

export const headingOf = (page) => page.getByRole('heading', { level: 1 }).innerText();

export const textOf = (page) => page.locator('main').innerText();
