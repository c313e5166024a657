import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findIllegible } from './legible.js';
import { endAll, openBrowser, openWall, picture, startStage, type Stage } from './stage.js';

let browser: Browser;
let stage: Stage;
beforeAll(async () => {
  browser = await openBrowser();
  stage = await startStage('plain');
});
afterAll(async () => {
  endAll();
  await browser.close();
});

const sizes = [
  ['1080p', 1920, 1080],
  ['4k', 3840, 2160],
  ['strip', 3840, 1080],
  ['upright', 1080, 1920],
] as const;
const languages = ['zh-CN', 'en'] as const;
/** What a phase shows, as the wall says it. */
const phases = [
  ['lobby', 'lobby'],
  ['talk', 'item'],
  ['item', 'item'],
  ['result', 'item'],
  ['summary', 'summary'],
  ['message', 'message'],
  ['countdown', 'countdown'],
  ['blank', 'blank'],
  ['emergency', 'emergency'],
  ['none', 'coordination'],
] as const;

describe.each(sizes)('a meeting on a wall of %s', (size, width, height) => {
  test.each(languages)(
    'is legible in every phase (%s)',
    async (language) => {
      await stage.tell('none');
      const { page, complaints } = await openWall(
        browser,
        `${stage.url}?language=${language}`,
        width,
        height,
      );
      for (const [phase, shows] of phases) {
        await stage.tell(phase);
        await page.waitForSelector(`.wall[data-shows="${shows}"]`);
        // Rows find their height once they are laid out.
        await page.waitForTimeout(300);
        await page.evaluate(async () => document.fonts.ready);
        await picture(page, `meeting-${phase}-${size}-${language}`);
        expect({ phase, found: await page.evaluate(findIllegible) }).toEqual({ phase, found: [] });
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});

test('an open vote shows its turnout and no result; a published one says what came of it', async () => {
  await stage.tell('none');
  const { page } = await openWall(browser, `${stage.url}?language=en`);
  await stage.tell('item');
  await page.waitForSelector('.vote.open [data-cast="9"]');
  expect(await page.innerText('.vote')).not.toMatch(/Yes|No\b|Passed/);
  await stage.tell('result');
  await page.waitForSelector('.vote.published');
  expect(await page.innerText('.vote')).toMatch(/Passed\s+Yes\s+8\s+No\s+2\s+Abstain\s+1/);
  await page.context().close();
});

test('the lobby’s picture for phones leads to checking in with the code that stands beside it', async () => {
  await stage.tell('none');
  const { page } = await openWall(browser, stage.url);
  await stage.tell('lobby');
  const code = await page.locator('.code').innerText();
  expect(await page.getAttribute('.qr', 'data-qr')).toBe(
    `${new URL(stage.url).origin}/admin/meeting#check-in=${code}`,
  );
  await page.context().close();
});
