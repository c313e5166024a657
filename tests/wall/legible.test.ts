import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findIllegible } from './legible.js';
import { endAll, openBrowser, openWall, picture, startStage } from './stage.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
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

describe.each(['plain', 'odd', 'empty'] as const)('with %s numbers', (looks) => {
  test('nothing is cut, overlaps or leaves the screen, at every size and in both languages', async () => {
    const stage = await startStage(looks);
    for (const [size, width, height] of sizes) {
      for (const language of languages) {
        const { page, complaints } = await openWall(
          browser,
          `${stage.url}?language=${language}`,
          width,
          height,
        );
        await picture(page, `${looks}-${size}-${language}`);
        expect({ size, language, found: await page.evaluate(findIllegible) }).toEqual({
          size,
          language,
          found: [],
        });
        expect(complaints).toEqual([]);
        await page.context().close();
      }
    }
    await stage.stop();
  });
});

const scenes = [
  ...['overview', 'council.duties', 'council.targets', 'council.units', 'council.notices'],
  ...['cobuilding', 'cobuilding.units', 'cobuilding.bookings'],
  ...['coordination.affairs', 'coordination.deliberation'],
  ...['personnel', 'personnel.appraisal', 'personnel.pioneers'],
  ...['incentives', 'incentives.units', 'incentives.service'],
] as const;

test.each(sizes)(
  'the overview and the further scenes are whole, in both languages: %s',
  async (size, width, height) => {
    const stage = await startStage('whole');
    const addressOf = (language: string, scene: string): string =>
      `${stage.url}?language=${language}&scene=${scene}`;
    const { page, complaints } = await openWall(
      browser,
      addressOf('en', 'overview'),
      ...([width, height, '[data-scene="overview"] .tile'] as const),
    );
    for (const language of languages) {
      for (const scene of scenes) {
        await page.goto(addressOf(language, scene));
        await page.waitForSelector(`[data-filled="true"] [data-scene="${scene}"] .tile`);
        await page.evaluate(async () => document.fonts.ready);
        await picture(page, `${scene}-${size}-${language}`);
        const found = await page.evaluate(findIllegible);
        expect({ language, scene, found }).toEqual({ language, scene, found: [] });
      }
    }
    expect(complaints).toEqual([]);
    await stage.stop();
    await page.context().close();
  },
);

test('zoomed and with another margin, nothing is cut', async () => {
  const stage = await startStage('plain');
  const { page, complaints } = await openWall(browser, `${stage.url}?language=en`);
  for (const zoom of [1.05, 0.8, 1]) {
    await stage.tell('zoom');
    await page.waitForFunction(
      (wanted) => document.querySelector<HTMLElement>('.wall')?.style.getPropertyValue('--zoom') === wanted,
      String(zoom),
    );
    await page.waitForTimeout(500);
    await picture(page, `zoom-${String(Math.round(100 * zoom))}`);
    expect({ zoom, found: await page.evaluate(findIllegible) }).toEqual({ zoom, found: [] });
  }
  expect(complaints).toEqual([]);
  await stage.stop();
  await page.context().close();
});

test.each(languages)(
  'offline, the banner takes its room and the rest stays legible (%s)',
  async (language) => {
    const stage = await startStage('plain');
    const { page } = await openWall(browser, `${stage.url}?language=${language}`);
    await stage.stop();
    await page.waitForSelector('.banner');
    await page.waitForTimeout(500);
    await picture(page, `offline-${language}`);
    expect(await page.evaluate(findIllegible)).toEqual([]);
    await page.context().close();
  },
);

test('paused and by day', async () => {
  const stage = await startStage('plain');
  const { page } = await openWall(browser, `${stage.url}?language=zh-CN&theme=day`);
  await picture(page, 'day');
  await stage.tell('pause');
  await page.waitForSelector('[data-look="paused"]');
  await picture(page, 'paused');
  expect(await page.evaluate(findIllegible)).toEqual([]);
  await stage.stop();
  await page.context().close();
});

test('the check finds what it is for', async () => {
  const stage = await startStage('plain');
  const { page } = await openWall(browser, stage.url);
  const spoilt = async (rule: string): Promise<string[]> => {
    await page.evaluate(
      (text) => document.styleSheets[0]?.insertRule(text, document.styleSheets[0].cssRules.length),
      rule,
    );
    const found = await page.evaluate(findIllegible);
    await page.evaluate(() =>
      document.styleSheets[0]?.deleteRule(document.styleSheets[0].cssRules.length - 1),
    );
    return found;
  };
  expect(await page.evaluate(findIllegible)).toEqual([]);
  expect((await spoilt('.number .num { font-size: 14vh !important }')).join()).toMatch(
    /overlap|out of its tile/,
  );
  expect((await spoilt('.board .row { height: 60vh }')).join()).toMatch(/cut below/);
  expect((await spoilt('.words .t { text-overflow: clip !important }')).join()).toMatch(/cut: /);
  expect((await spoilt('.wall { width: 120vw }')).join()).toMatch(/off the screen/);
  await stage.stop();
  await page.context().close();
});
