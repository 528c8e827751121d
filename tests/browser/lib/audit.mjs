// Judges the page that a browser shows, in both colour schemes and two widths, and keeps a picture of each.
import assert from 'node:assert/strict';
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const OPTIONS = { runOnly: { type: 'tag', values: TAGS }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };
const WIDTHS = { wide: { width: 1280, height: 800 }, narrow: { width: 320, height: 640 } };

export async function audit(world, page, name) {
  await page.evaluate(axe.source);
  const backgrounds = new Set();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    backgrounds.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    for (const [width, size] of Object.entries(WIDTHS)) {
      await page.setViewportSize(size);
      const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), OPTIONS);
      await world.picture(page, `${name} ${colorScheme} ${width}`);
      assert.deepEqual(violations.map(toLine), [], `${name}, ${colorScheme}, ${width}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
      assert.ok(overflow <= 0, `${name}, ${width}: ${overflow} pixels have to be scrolled to`);
    }
  }
  assert.equal(backgrounds.size, 2, 'the dark page differs from the light one');
  await page.setViewportSize(WIDTHS.wide);
}

const toLine = ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`;
