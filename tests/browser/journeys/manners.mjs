// Ways in which people use pages: without a mouse, with a wrong password, in their language, going back, clicking twice.
import assert from 'node:assert/strict';
import { atApp, decide, headingOf, signIn, textOf } from '../lib/person.mjs';
import { PASSWORD } from '../../interop/lib/names.mjs';

/** Presses Tab until the element has the focus, which has to be seen on every stop. */
async function tabTo(page, target) {
  for (let stop = 0; stop < 20; stop += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return `${document.activeElement.tagName} ${outlineStyle} ${outlineWidth}`;
    });
    assert.match(outline, /^\w+ (solid|auto) [1-9]/, 'the focus is visible');
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
  }
  assert.fail('the element is not reached by Tab');
}

export async function keyboardOnly(world) {
  const { diary } = world;
  await world.journey('keyboard only', async ({ page, check }) => {
    const request = diary.request();
    await check('sign-in by Tab and Enter (CONS-13)', async () => {
      await page.goto(request.url.href);
      await tabTo(page, page.getByLabel('User name'));
      await page.keyboard.type('emil');
      await tabTo(page, page.getByLabel('Password'));
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href.startsWith(world.at('/authorize?')));
    });
    await check('Enter in the form does not allow anything', async () => {
      await tabTo(page, page.getByLabel(/^Remember/));
      await page.keyboard.press('Enter');
      await atApp(page, diary);
      assert.equal(diary.read(page.url(), request).error, 'access_denied');
    });
    await check('consent by Tab, Space and Enter, buttons in their order', async () => {
      await page.goto(request.url.href);
      await tabTo(page, page.getByLabel(/^Remember/));
      await page.keyboard.press('Space');
      assert.ok(await page.getByLabel(/^Remember/).isChecked());
      await tabTo(page, page.getByRole('button', { name: 'Decline' }));
      await tabTo(page, page.getByRole('button', { name: 'Allow' }));
      await page.keyboard.press('Enter');
      await atApp(page, diary);
      assert.ok(diary.read(page.url(), request).code);
    });
    await check('an app is taken back by Tab and Enter', async () => {
      await page.goto(world.at('/apps'));
      await tabTo(page, page.getByRole('button', { name: 'Take back access of Heart diary' }));
      await page.keyboard.press('Enter');
      await page.waitForURL(world.at('/apps?withdrawn'));
    });
  });
}

export async function wrongPassword(world) {
  const { diary } = world;
  await world.journey('wrong password', async ({ page, context, check }) => {
    const request = diary.request();
    await check('the page says so beside the fields, keeps the name and drops the password', async () => {
      await page.goto(request.url.href);
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        signIn(page, 'finn', 'wrong'),
      ]);
      assert.equal(answer.status(), 403);
      assert.match(await page.getByRole('alert').innerText(), /do not match/);
      assert.match(await page.title(), /^Error: Sign in/);
      const name = page.getByLabel('User name');
      assert.equal(await name.inputValue(), 'finn');
      assert.equal(await page.getByLabel('Password').inputValue(), '');
      assert.equal(await name.getAttribute('aria-invalid'), 'true');
      assert.match(await page.locator(`#${await name.getAttribute('aria-describedby')}`).innerText(), /do not match/);
    });
    await check('nobody is signed in by it', async () => {
      assert.deepEqual((await context.cookies()).map((cookie) => cookie.name), ['__Host-fc-form']);
    });
    await check('an unknown name gets the same page', async () => {
      const before = await textOf(page);
      await signIn(page, 'nobody', 'wrong');
      await page.waitForLoadState();
      assert.equal(await textOf(page), before);
    });
    await check('the right password goes on with the request of before', async () => {
      await signIn(page, 'finn');
      await decide(page, diary, 'Allow');
      assert.ok(diary.read(page.url(), request).code);
    });
  });
}

export async function languages(world) {
  const { diary } = world;
  const state = {};
  await world.journey('Spanish by ui_locales', async ({ page, context, check }) => {
    const request = diary.request({ ui_locales: 'fr es en' });
    await check('the sign-in page, also after a wrong password', async () => {
      await page.goto(request.url.href);
      assert.equal(await page.locator('html').getAttribute('lang'), 'es');
      assert.equal(await headingOf(page), 'Iniciar sesión');
      await page.locator('#username').fill('gita');
      await page.locator('#password').fill('wrong');
      await page.getByRole('button').click();
      await page.getByRole('alert').waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'es');
    });
    await check('the consent page', async () => {
      await page.locator('#password').fill(PASSWORD);
      await page.getByRole('button').click();
      await page.waitForURL((url) => url.pathname === '/authorize');
      assert.equal(await page.locator('html').getAttribute('lang'), 'es');
      assert.match(await headingOf(page), /^Heart diary /);
      assert.match(await textOf(page), /No se indica/);
      await page.getByRole('button', { name: 'Permitir' }).click();
      await atApp(page, diary);
      assert.ok(diary.read(page.url(), request).code);
    });
    await check('the error page', async () => {
      await page.goto(diary.request({ ui_locales: 'es', redirect_uri: 'https://evil.example/' }).url.href);
      assert.equal(await page.locator('html').getAttribute('lang'), 'es');
    });
    state.storageState = await context.storageState();
  });
  await world.journey('German by the browser', async ({ page, check }) => {
    await check('the page of apps', async () => {
      await page.goto(world.at('/apps'));
      assert.equal(await page.locator('html').getAttribute('lang'), 'de');
      assert.equal(await headingOf(page), 'Ihre Apps');
    });
  }, { locale: 'de-AT', ...state });
}

export async function backAndForth(world) {
  const { diary } = world;
  await world.journey('back and forth', async ({ page, check }) => {
    const request = diary.request();
    await check('forced reloads ask the same question anew', async () => {
      await page.goto(request.url.href);
      await page.reload();
      await signIn(page, 'hugo');
      await page.waitForURL((url) => url.pathname === '/authorize');
      const tickets = new Set();
      for (let round = 0; round < 3; round += 1) {
        tickets.add(await page.locator('input[name=ticket]').getAttribute('value'));
        await page.reload();
      }
      assert.equal(tickets.size, 3, 'each page has a ticket of its own');
    });
    const first = await check('and can be answered', async () => {
      await decide(page, diary, 'Allow');
      return diary.read(page.url(), request).code;
    });
    await check('Back shows no page of before: the question is asked anew (CONS-14)', async () => {
      await page.goBack();
      assert.equal(new URL(page.url()).pathname, '/authorize');
      await decide(page, diary, 'Allow');
      const second = diary.read(page.url(), request).code;
      assert.notEqual(second, first);
      assert.equal((await diary.redeem(second, request)).status, 200);
    });
    await check('Back beyond the sign-in is no way to another person', async () => {
      await page.goto(world.at('/apps'));
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL(world.at('/sign-out'));
      await page.goBack();
      assert.equal(page.url(), world.at('/sign-in'));
      assert.equal(await headingOf(page), 'Sign in');
    });
  });
}

/** Something to wait for, and what ends the wait. */
function latch() {
  let open;
  return { opened: new Promise((resolve) => { open = resolve; }), open };
}

export async function doubleSubmit(world) {
  const { diary } = world;
  await world.journey('double submit', async ({ page, context, check }) => {
    const request = diary.request();
    let form;
    context.on('request', (sent) => {
      form = sent.url() === world.at('/consent') ? sent : form;
    });
    await check('a double click on Allow gives one code at the most', async () => {
      await page.goto(request.url.href);
      await signIn(page, 'iris');
      await page.waitForURL((url) => url.pathname === '/authorize');
      const before = diary.codes().length;
      await page.getByRole('button', { name: 'Allow' }).dblclick({ noWaitAfter: true });
      // Asked again where the browser gave up the first answer for the second.
      const end = page.getByRole('heading', { name: /^(Back at the app|.* asks .*)$/ });
      await end.waitFor();
      if (await end.innerText() !== 'Back at the app') {
        assert.equal(diary.codes().length, before);
        await page.getByRole('button', { name: 'Allow' }).click();
        await page.getByRole('heading', { name: 'Back at the app' }).waitFor();
      }
      assert.equal(diary.codes().length, before + 1);
    });
    await check('a second click while the answer is on its way gives no second code', async () => {
      await page.goto(request.url.href);
      const before = diary.codes().length;
      const [first, second] = [latch(), latch()];
      let forms = 0;
      await page.route(world.at('/consent'), async (route) => {
        forms += 1;
        if (forms > 1) {
          second.open();
        }
        const response = await route.fetch({ maxRedirects: 0 });
        first.open();
        await second.opened; // the first answer is on its way until the second form is sent
        await route.fulfill({ response }).catch(() => {}); // the browser gave it up
      });
      const allow = page.getByRole('button', { name: 'Allow' });
      await allow.scrollIntoViewIfNeeded();
      const { x, y } = await allow.boundingBox();
      const sent = page.waitForRequest(world.at('/consent'));
      await page.mouse.click(x + 5, y + 5);
      await sent;
      await first.opened;
      await Promise.all([
        page.waitForEvent('framenavigated', (frame) => frame.url() === world.at('/consent')), // where the question comes again
        page.mouse.click(x + 5, y + 5),
      ]);
      await page.unroute(world.at('/consent'));
      assert.equal(forms, 2);
      assert.equal(diary.codes().length, before);
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.getByRole('heading', { name: 'Back at the app' }).waitFor();
      assert.equal(diary.codes().length, before + 1);
    });
    await check('the same form, sent again, gives nothing: the question comes again (CONS-13)', async () => {
      const answer = await context.request.post(form.url(), {
        headers: { 'content-type': 'application/x-www-form-urlencoded' }, data: form.postData(), maxRedirects: 0,
      });
      assert.equal(answer.status(), 200);
      assert.equal(answer.headers().location, undefined);
      assert.match(await answer.text(), /asks for access to your data/);
    });
  });
}

export async function twoTabs(world) {
  const { diary, loud } = world;
  await world.journey('two tabs', async ({ page, context, check }) => {
    const other = await context.newPage();
    const [one, two] = [diary.request(), loud.request()];
    await check('a sign-in page that was open before a sign-in is out of date, and Back brings a new one', async () => {
      await page.goto(one.url.href);
      await other.goto(two.url.href);
      await signIn(page, 'jon');
      await page.waitForURL((url) => url.pathname === '/authorize');
      await signIn(other, 'jon');
      await other.waitForURL(world.at('/sign-in'));
      assert.equal(await headingOf(other), 'This page is out of date');
      await other.goBack();
      await signIn(other, 'jon');
      await other.waitForURL((url) => url.pathname === '/authorize');
    });
    await check('two apps ask one person at once, and each gets its own answer', async () => {
      await page.reload(); // the second sign-in began a new session
      await decide(other, loud, 'Decline');
      await decide(page, diary, 'Allow');
      assert.equal(loud.read(other.url(), two).error, 'access_denied');
      assert.ok(diary.read(page.url(), one).code);
    });
    await check('a question to one person is not answered by another who signs in meanwhile (CONS-13)', async () => {
      const before = diary.codes().length;
      await page.goto(diary.request().url.href);
      await other.goto(diary.request({ prompt: 'login' }).url.href);
      await signIn(other, 'kim');
      await other.waitForURL((url) => url.pathname === '/authorize');
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL(world.at('/consent'));
      assert.equal(await headingOf(page), 'This page is out of date');
      assert.equal(diary.codes().length, before);
    });
  });
}
