// Tiered OAuth between two nodes: a person signs in at the identity provider that the app names. The demo waits for them.
import assert from 'node:assert/strict';
import { audit } from '../lib/audit.mjs';
import { Demo } from '../lib/demo.mjs';
import { headingOf, signIn, textOf } from '../lib/person.mjs';

const HOLDER = 'Lakeside Hospital';
const PROVIDER = 'Citizen ID';
const CONNECT = `Connect with ${HOLDER}`;
const BACK = 'Back at the app';

export async function tieredSignIn(world) {
  let demo;
  await world.journey('tiered sign-in', async ({ check }) => {
    demo = await check('the demo starts two nodes and an app, and waits', () => Demo.start(world.server));
  });
  if (!demo) {
    return;
  }
  let browser;
  try {
    browser = await world.launch(await demo.certificate());
    await firstVisit(world, demo, browser);
    await secondVisit(world, demo, browser);
    await world.journey('tiered sign-in, the end', async ({ check }) => {
      await check('the demo redeems, refreshes and revokes, and ends with 0 (TIER-38, REF-06)', async () => {
        const { code, text } = await demo.end();
        assert.equal(code, 0, demo.output);
        assert.equal(JSON.parse(text).passed, true);
        assert.ok(!text.includes(demo.password), 'the report does not tell the password');
      });
    });
  } finally {
    await browser?.close();
    await demo.stop();
  }
  await world.journey('tiered sign-in, nobody comes', async ({ check }) => {
    const other = await Demo.start(world.server);
    try {
      await check('an interrupt ends the demo with 1, and its report says where', async () => {
        other.interrupt();
        const { code, text } = await other.end();
        assert.equal(code, 1, other.output);
        const { passed, line } = JSON.parse(text).steps.at(-1);
        assert.deepEqual([passed, line], [false, 'no answer in time, or interrupted']);
      });
    } finally {
      await other.stop();
    }
  });
}

/** The operator's name, which every page of a server shows. */
const operatorOf = (page) => page.locator('header').innerText();

const meet = async (page, operator, heading) => {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  assert.equal(await operatorOf(page), operator);
};

async function allow(page) {
  await page.getByLabel(/^Remember my answer/).check();
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
}

async function firstVisit(world, demo, browser) {
  await world.journey('tiered sign-in, first visit', async ({ page, check }) => {
    const step = (what, name, look) => check(what, async () => {
      await look();
      await audit(world, page, `tiered ${name}`);
    });
    await step('the app leads to it', 'app', () => page.goto(demo.app));
    await step('and the data holder on to the identity provider, with no page of its own (TIER-02, TIER-14)', 'provider sign-in', async () => {
      await page.getByRole('link', { name: CONNECT }).click();
      await meet(page, PROVIDER, 'Sign in');
      assert.match(await textOf(page), new RegExp(HOLDER));
      assert.doesNotMatch(await page.content(), /Heart diary/, 'the provider is told nothing of the app');
    });
    await step('which asks whether the data holder may know (TIER-42)', 'provider consent', async () => {
      await signIn(page, demo.name, demo.password);
      await meet(page, PROVIDER, /^Lakeside Hospital asks/);
      assert.doesNotMatch(await page.content(), /Heart diary/, 'the provider is told nothing of the app');
    });
    await step('whom nobody knows there signs in there as well (TIER-35)', 'holder sign-in', async () => {
      await allow(page);
      await meet(page, HOLDER, 'Sign in');
      assert.match(await textOf(page), /Sign in here as well, once/);
    });
    await step('and is asked whether both are them (TIER-35)', 'link', async () => {
      await signIn(page, demo.name, demo.password);
      await meet(page, HOLDER, 'Is this you?');
    });
    await step('then what the app may do', 'holder consent', async () => {
      await page.getByRole('button', { name: 'Yes, both are me' }).click();
      await meet(page, HOLDER, /^Heart diary asks/);
    });
    await step('and is back at the app (TIER-37)', 'app again', async () => {
      await allow(page);
      await page.waitForURL((url) => url.href.startsWith(demo.app));
      assert.equal(await headingOf(page), BACK);
      assert.match(await textOf(page), /Come once more/);
    });
  }, { browser, javaScriptEnabled: true });
}

async function secondVisit(world, demo, browser) {
  await world.journey('tiered sign-in, second visit', async ({ page, check }) => {
    const shown = [];
    page.on('response', (response) => {
      const isPage = response.status() === 200 && response.request().isNavigationRequest();
      const { host, pathname } = new URL(response.url());
      shown.push(...(isPage ? [`${host}${pathname.replace(/^\/idp\/callback\/.+/, ' leads on')}`] : []));
    });
    await check('a new browser without scripts meets the identity provider alone (TIER-33)', async () => {
      await page.goto(demo.app);
      await page.getByRole('link', { name: CONNECT }).click();
      await meet(page, PROVIDER, 'Sign in');
      const provider = new URL(page.url()).host;
      const holder = demo.holder;
      await signIn(page, demo.name, demo.password);
      await page.waitForURL((url) => url.href.startsWith(demo.app));
      assert.equal(await headingOf(page), BACK);
      const app = new URL(demo.app).host;
      assert.deepEqual(shown, [`${app}/`, `${provider}/sign-in`, `${holder} leads on`, `${app}/callback`]);
    });
  }, { browser });
}
