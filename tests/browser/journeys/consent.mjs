// The life of a consent, in a browser that runs no script: first time, remembered, declined, taken back.
import assert from 'node:assert/strict';
import { atApp, decide, headingOf, signIn, textOf } from '../lib/person.mjs';

const ASKED = 'Heart diary asks for access to your data';

export async function firstConsent(world) {
  const { diary } = world;
  const request = diary.request();
  await world.journey('first consent', async ({ page, check }) => {
    await check('the app leads to the sign-in page (CONS-01, CONS-13)', async () => {
      await page.goto(diary.link(request.url));
      await page.getByRole('link', { name: 'Connect' }).click();
      await page.waitForURL((url) => url.href.startsWith(world.at('/sign-in?')));
      assert.match(await textOf(page), /the app Heart diary/);
    });
    await check('after the sign-in the page says who asks, for what and how long (CONS-22)', async () => {
      await signIn(page, 'ada');
      await page.waitForURL((url) => url.href.startsWith(world.at('/authorize?')));
      assert.equal(await headingOf(page), ASKED);
      const text = await textOf(page);
      for (const part of [
        'the organization Interop Apps', 'https://community.interop.example', 'https://apps.example/diary/privacy',
        'Read the personal details that you may see', 'Read the test results', 'Keep access while you are away',
        'https://apps.example/diary/terms', 'Certifications\n\nNot stated', '90 days',
      ]) {
        assert.ok(text.includes(part), `the page says “${part}”: ${text}`);
      }
    });
    const code = await check('Allow leads back with code, state and issuer (CONS-07, CONS-20, CONS-21)', async () => {
      await decide(page, diary, 'Allow');
      return diary.read(page.url(), request).code;
    });
    await check('the app is told no address of the server as referrer (BCP-05)', () => {
      const { headers } = diary.received.findLast((one) => one.url.startsWith('/callback'));
      assert.equal(headers.referer, undefined);
    });
    const tokens = await check('the code gives tokens of that person (TOK-12, TOK-20, REF-01)', async () => {
      const { status, body } = await diary.redeem(code, request);
      assert.equal(status, 200, JSON.stringify(body));
      const seen = await world.introspect(body.access_token);
      assert.deepEqual([seen.active, seen.sub], [true, 'person-ada']);
      return body;
    });
    await check('the refresh token gives new ones (REF-02, REF-06)', async () => {
      const { status, body } = await diary.refresh(tokens.refresh_token);
      assert.equal(status, 200, JSON.stringify(body));
      assert.notEqual(body.refresh_token, tokens.refresh_token);
      assert.equal((await world.introspect(body.access_token)).active, true);
    });
  });
}

export async function rememberedConsent(world) {
  const { diary } = world;
  await world.journey('remembered consent', async ({ page, check }) => {
    await check('an answer can be remembered (CONS-13)', async () => {
      const request = diary.request();
      await page.goto(request.url.href);
      await signIn(page, 'ben');
      await decide(page, diary, 'Allow', { remember: true });
      assert.ok(diary.read(page.url(), request).code);
    });
    await check('the second time no page is shown, though the link is on another site (CONS-13)', async () => {
      const request = diary.request();
      await page.goto(diary.link(request.url));
      const shown = [];
      page.on('response', (response) => shown.push(`${response.status()} ${new URL(response.url()).pathname}`));
      await page.getByRole('link', { name: 'Connect' }).click();
      await page.waitForURL((url) => url.pathname === '/callback');
      assert.ok(diary.read(page.url(), request).code);
      assert.deepEqual(shown.filter((one) => !one.endsWith('/favicon.ico')), ['303 /authorize', '200 /callback']);
    });
    await check('more than was remembered is asked for, and what is new is marked (CONS-13)', async () => {
      await page.goto(diary.request({ prompt: 'consent' }).url.href);
      assert.match(await textOf(page), /You allowed this app something before/);
    });
  });
  await world.journey('remembered consent, other browser', async ({ page, check }) => {
    await check('only the sign-in page is shown (CONS-13)', async () => {
      const request = diary.request();
      await page.goto(request.url.href);
      await signIn(page, 'ben');
      await atApp(page, diary);
      assert.ok(diary.read(page.url(), request).code);
    });
  });
}

export async function decline(world) {
  const { diary } = world;
  await world.journey('decline', async ({ page, check }) => {
    await check('the app is told access_denied and nothing more (CONS-16)', async () => {
      const request = diary.request();
      await page.goto(request.url.href);
      await signIn(page, 'cleo');
      await decide(page, diary, 'Decline');
      const answer = diary.read(page.url(), request);
      assert.deepEqual([answer.error, answer.code], ['access_denied', undefined]);
    });
    await check('the app is not among the person’s apps', async () => {
      await page.goto(world.at('/apps'));
      assert.match(await textOf(page), /No app has access to your data/);
    });
    await check('the app may ask again, and is not allowed silently (CONS-23)', async () => {
      const request = diary.request({ prompt: 'none' });
      await page.goto(request.url.href);
      assert.equal(diary.read(page.url(), request).error, 'consent_required');
      await page.goto(diary.request().url.href);
      assert.equal(await headingOf(page), ASKED);
    });
  });
}

export async function withdraw(world) {
  const { diary } = world;
  await world.journey('withdraw', async ({ page, check }) => {
    const tokens = await check('the app holds tokens', async () => {
      const request = diary.request();
      await page.goto(request.url.href);
      await signIn(page, 'dora');
      await decide(page, diary, 'Allow', { remember: true });
      const { status, body } = await diary.redeem(diary.read(page.url(), request).code, request);
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    });
    const late = diary.request();
    const unused = await check('a second request is answered with a code that the app keeps', async () => {
      await page.goto(late.url.href);
      return diary.read(page.url(), late).code;
    });
    await check('it is on the page of apps, which every page leads to', async () => {
      await page.goto(diary.request({ prompt: 'consent' }).url.href);
      await page.getByRole('link', { name: 'Your apps' }).click();
      await page.waitForURL(world.at('/apps'));
      const app = page.getByRole('region', { name: 'Heart diary' });
      assert.match(await app.innerText(), /Interop Apps[\s\S]*access while you are away[\s\S]*Allowed on \d{4}-\d\d-\d\d/);
    });
    await check('one button takes it back (CONS-13)', async () => {
      await page.getByRole('button', { name: 'Take back access of Heart diary' }).click();
      await page.waitForURL(world.at('/apps?withdrawn'));
      assert.match(await page.getByRole('status').innerText(), /Access is taken back/);
      assert.equal(await page.getByRole('region', { name: 'Heart diary' }).count(), 0);
    });
    await check('its access token is dead within a second (REV-01)', () => world.dies(tokens.access_token));
    await check('its refresh token is refused (REF-07)', async () => {
      const { status, body } = await diary.refresh(tokens.refresh_token);
      assert.deepEqual([status, body.error], [400, 'invalid_grant']);
    });
    await check('the code of before is refused (CONS-14)', async () => {
      const { status, body } = await diary.redeem(unused, late);
      assert.deepEqual([status, body.error], [400, 'invalid_grant']);
    });
    await check('it has to ask again', async () => {
      await page.goto(diary.request().url.href);
      assert.equal(await headingOf(page), ASKED);
    });
    await check('the person signs out, and the page of apps asks who is there', async () => {
      await page.goto(world.at('/apps'));
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL(world.at('/sign-out'));
      assert.equal(await headingOf(page), 'You are signed out');
      await page.goto(world.at('/apps'));
      assert.equal(page.url(), world.at('/sign-in'));
      assert.equal(await headingOf(page), 'Sign in');
    });
  });
}
