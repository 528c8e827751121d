// What other sites try with the browser of a person who is signed in.
import assert from 'node:assert/strict';
import { decide, headingOf, signIn } from '../lib/person.mjs';
import { PASSWORD } from '../../interop/lib/names.mjs';

const SESSION = '__Host-fc-interop';
const sessionOf = async (context) => (await context.cookies()).find((cookie) => cookie.name === SESSION);

export async function fixedSession(world) {
  let planted;
  await world.journey('session of an attacker', async ({ page, context, check }) => {
    await check('the cookie is bound to host and https, and hidden from scripts', async () => {
      await page.goto(world.at('/apps'));
      await signIn(page, 'kim');
      await page.waitForURL(world.at('/apps'));
      planted = await sessionOf(context);
      const { secure, httpOnly, sameSite, path, domain } = planted;
      assert.deepEqual({ secure, httpOnly, sameSite, path, domain }, { secure: true, httpOnly: true, sameSite: 'Lax', path: '/', domain: '127.0.0.1' });
    });
  });
  await world.journey('planted session', async ({ page, context, check }) => {
    await check('a sign-in over a planted session begins another one (CONS-13)', async () => {
      await context.addCookies([planted]);
      await page.goto(world.diary.request({ prompt: 'login' }).url.href);
      const form = (await context.cookies()).find((cookie) => cookie.name === '__Host-fc-form');
      await signIn(page, 'lea');
      await page.waitForURL((url) => url.pathname === '/authorize');
      const own = await sessionOf(context);
      assert.ok(own && form, 'there are cookies');
      assert.notEqual(own.value, planted.value);
    });
    await check('what the attacker planted is still only the attacker’s', async () => {
      await decide(page, world.diary, 'Allow');
      await context.addCookies([planted]);
      await page.goto(world.at('/apps'));
      assert.equal(await page.getByRole('region', { name: 'Heart diary' }).count(), 0);
    });
  });
}

export async function otherSites(world) {
  const { diary } = world;
  await world.journey('other sites', async ({ page, context, check }) => {
    await check('a person is signed in', async () => {
      await page.goto(world.at('/apps'));
      await signIn(page, 'lea');
      await page.waitForURL(world.at('/apps'));
    });
    await check('no page is shown in a frame (CONS-13)', async () => {
      const places = [world.at('/sign-in'), world.at('/apps'), diary.request({ prompt: 'consent' }).url.href];
      const frames = places.map((place) => `<iframe src="${place.replaceAll('&', '&amp;')}"></iframe>`);
      await page.goto(diary.serve('/frames', frames.join('')));
      await page.waitForLoadState('networkidle');
      const inner = page.frames().slice(1);
      assert.equal(inner.length, places.length);
      for (const frame of inner) {
        assert.equal(frame.url(), 'chrome-error://chromewebdata/');
      }
      const seen = world.complaints.filter((one) => one.name === 'other sites');
      assert.equal(seen.length, places.length, JSON.stringify(seen));
      world.complaints = world.complaints.filter((one) => one.name !== 'other sites');
    });
    for (const [path, fields, what] of [
      ['/consent', { request: diary.request().url.search.slice(1), ticket: 'made-up', decision: 'allow' }, 'allows nothing'],
      ['/sign-out', {}, 'signs nobody out'],
      ['/apps', { app: 'x' }, 'takes nothing back'],
      ['/sign-in', { username: 'kim', password: PASSWORD }, 'signs nobody in'],
    ]) {
      await check(`a form of another site ${what} (CONS-13)`, async () => {
        const before = (await sessionOf(context)).value;
        const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value.replaceAll('&', '&amp;')}">`);
        await page.goto(diary.serve('/forged', `<form method="post" action="${world.at(path)}">${inputs.join('')}<button>Win</button></form>`));
        await page.getByRole('button', { name: 'Win' }).click();
        await page.waitForURL(world.at(path));
        assert.equal(await headingOf(page), 'This page is out of date');
        assert.equal((await sessionOf(context)).value, before);
        await page.goto(world.at('/apps'));
        assert.equal(await headingOf(page), 'Your apps');
      });
    }
    await check('an authorization request may come as a form of another site (CONS-01)', async () => {
      const { url } = diary.request();
      const inputs = [...url.searchParams].map(([name, value]) => `<input name="${name}" value="${value.replaceAll('&', '&amp;')}">`);
      await page.goto(diary.serve('/posted', `<form method="post" action="${url.origin}${url.pathname}">${inputs.join('')}<button>Connect</button></form>`));
      await page.getByRole('button', { name: 'Connect' }).click();
      await page.waitForURL((address) => address.href.startsWith(world.at('/authorize?')));
      assert.match(await headingOf(page), /^Heart diary asks/);
    });
    await check('a request of 12 KB gets a page that says what to do (CONS-23)', async () => {
      const answer = await page.goto(diary.request({ unknown: 'x'.repeat(12_000) }).url.href);
      assert.equal(answer.status(), 400);
      assert.equal(await headingOf(page), 'We do not understand the app');
    });
    await check('a redirect URI that is not registered is shown as an error and not followed (CONS-04, BCP-04)', async () => {
      const answer = await page.goto(diary.request({ redirect_uri: `${diary.origin}/elsewhere` }).url.href);
      assert.equal(answer.status(), 400);
      assert.equal(new URL(page.url()).origin, world.metadata.issuer);
      assert.equal(await headingOf(page), 'The app cannot be used here');
      assert.equal(await page.locator(`a[href^="${diary.origin}"], meta[http-equiv]`).count(), 0);
    });
  });
}
