// Every page and state, judged by axe (WCAG 2.2 AA and good practice): light and dark, wide and 320 pixels, three languages.
import assert from 'node:assert/strict';
import { audit } from '../lib/audit.mjs';
import { atApp, decide, headingOf, signIn } from '../lib/person.mjs';

const SCRIPTS = { javaScriptEnabled: true };
const MOST_OF_A_REQUEST = 7 * 1024; // of its query; request lines end at 8 KiB

export async function pagesOfARequest(world) {
  const { diary, loud } = world;
  await world.journey('looks of a request', async ({ page, check }) => {
    const look = (name, heading) => check(name, async () => {
      assert.match(await headingOf(page), heading);
      await audit(world, page, name);
    });
    await page.goto(diary.request({ scope: 'user/Patient.rs' }).url.href);
    await check('a fault put into a page is found', async () => {
      await page.evaluate(() => document.querySelector('label').remove());
      await assert.rejects(audit(world, page, 'planted fault'), /label/);
      await page.reload();
    });
    await look('sign-in', /^Sign in$/);
    await signIn(page, 'moe', 'wrong');
    await page.getByRole('alert').waitFor();
    await look('sign-in refused', /^Sign in$/);
    await signIn(page, 'moe');
    await page.waitForURL((url) => url.pathname === '/authorize');
    await look('consent', /asks for access/);
    await decide(page, diary, 'Allow', { remember: true });
    await page.goto(diary.request().url.href);
    await look('consent to more', /asks for access/);
    await check('consent to more marks what is new and nothing else', async () => {
      const marked = await page.locator('li', { has: page.locator('.new') }).locator('code').allInnerTexts();
      assert.deepEqual(marked, ['user/Observation.rs', 'offline_access']);
    });
    for (const language of ['es', 'de']) {
      await page.goto(diary.request({ ui_locales: language }).url.href);
      await look(`consent in ${language}`, /^Heart diary/);
    }
    await page.goto(loud.request().url.href);
    await check('certifications are shown with their certifier, and the app’s own as such (CONS-22)', async () => {
      const [certified, own] = await page.getByRole('region', { name: 'Certifications' }).getByRole('listitem').allInnerTexts();
      assert.match(certified, /^Basic app\s+Certified by [\s\S]*Asked about 40 things\.$/);
      assert.match(own, /^Best!+\s+The app says so itself/);
    });
    await look('consent of an app with a long name', /^FitnessWWW/);
    await decide(page, loud, 'Allow', { remember: true });
    await page.goto(world.at('/apps'));
    await look('apps', /^Your apps$/);
    await page.getByRole('button', { name: /^Take back access of Heart/ }).click();
    await page.waitForURL(world.at('/apps?withdrawn'));
    await look('apps, one taken back', /^Your apps$/);
    await page.getByRole('button', { name: /^Take back access of Fitness/ }).click();
    await page.getByText('No app has access').waitFor();
    await look('apps, none', /^Your apps$/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(world.at('/sign-out'));
    await look('signed out', /^You are signed out$/);
  }, SCRIPTS);
}

export async function pagesOfErrors(world) {
  const { diary } = world;
  await world.journey('looks of errors', async ({ page, context, check }) => {
    const look = (name, heading) => check(name, async () => {
      assert.match(await headingOf(page), heading);
      await audit(world, page, name);
    });
    await page.goto(diary.request({ redirect_uri: 'https://evil.example/' }).url.href);
    await look('error of the app', /^The app cannot be used here$/);
    await page.goto(diary.request({ filler: 'x'.repeat(MOST_OF_A_REQUEST) }).url.href);
    await look('error of the request', /^We do not understand the app$/);
    await page.goto(diary.request().url.href);
    await signIn(page, 'ben');
    await atApp(page, diary); // remembered
    const other = await context.newPage();
    await page.goto(world.at('/apps'));
    await other.goto(world.at('/apps'));
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.waitForURL(world.at('/sign-out'));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(world.at('/sign-out'));
    await look('page out of date', /^This page is out of date$/);
    await page.goto(world.at('/sign-in'));
    for (let attempt = 0; (await headingOf(page)) === 'Sign in' && attempt < 12; attempt += 1) {
      await signIn(page, 'mallory', 'wrong');
      await page.waitForLoadState();
    }
    await look('too many attempts', /^Too many attempts$/);
  }, SCRIPTS);
}

export async function quietConsole(world) {
  await world.journey('all journeys', async ({ check }) => {
    await check('no page broke its own policy', () => assert.deepEqual(world.complaints, []));
  });
}
