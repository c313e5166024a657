import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { endAll, openBrowser, openWall, picture, startStage } from './stage.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  endAll();
  await browser.close();
});

const filed = '[data-metric="coordination.filed"][data-period="total"]';
const valueOf = async (page: Page): Promise<string | null> => page.getAttribute(filed, 'data-value');
const status = (page: Page, wanted: string) =>
  page.waitForSelector(`.wall[data-status="${wanted}"]`, { timeout: 60_000 });

test('a change arrives without a reload and is marked', async () => {
  const stage = await startStage('plain');
  const { page } = await openWall(browser, stage.url);
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  expect(await valueOf(page)).toBe('1434');
  await stage.tell('move');
  await page.waitForSelector(`${filed}[data-value="1435"]`);
  await page.waitForSelector('.tile.changed');
  await picture(page, 'changed');
  await page.waitForFunction((selector) => document.querySelector(selector)?.textContent === '1,435', filed);
  await page.waitForSelector('.tile.changed', { state: 'detached' });
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
  await stage.stop();
  await page.context().close();
});

test('killed and restarted, the server finds the wall with its old numbers, their age and then the new ones', async () => {
  const stage = await startStage('plain');
  const { page } = await openWall(browser, stage.url);
  await stage.stop();
  await status(page, 'offline');
  expect(await page.textContent('.banner')).toMatch(/离线.*屏上是 \d\d:\d\d 的数据.*正在重连，无需操作/);
  expect(await valueOf(page)).toBe('1434');
  const again = await startStage('plain', stage.port);
  await status(page, 'live');
  await again.tell('move');
  await page.waitForSelector(`${filed}[data-value="1435"]`);
  await again.stop();
  await page.context().close();
});

test('silence is told after 15 s', async () => {
  const stage = await startStage('plain');
  const { page } = await openWall(browser, stage.url);
  await stage.tell('silence');
  await status(page, 'late');
  await picture(page, 'late');
  expect(await page.textContent('.hd .age')).toMatch(/延迟 \d+ 秒/);
  await stage.stop();
  await page.context().close();
});

test('a withdrawn token leaves an instruction and nothing of the numbers, on disk either', async () => {
  const stage = await startStage('plain');
  const { page } = await openWall(browser, stage.url);
  await stage.tell('revoke');
  await page.waitForSelector('[data-status="setup"][data-why="revoked"]');
  await picture(page, 'revoked');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await stage.stop();
  await page.context().close();
});

test('a code leaves the address bar at once', async () => {
  const stage = await startStage('plain');
  const { page } = await openWall(browser, `${stage.url}#code=ABC123`);
  expect(page.url()).toBe(stage.url);
  await stage.stop();
  await page.context().close();
});

test('a wall that was shown before starts with its last picture, marked as old', async () => {
  const stage = await startStage('plain');
  const { page } = await openWall(browser, stage.url);
  // The page itself must still come from somewhere: its own requests alone are refused.
  await page.route(/\/api\//, (route) => route.abort());
  await page.routeWebSocket(/\/live/, (socket) => socket.close());
  await page.reload();
  await status(page, 'offline');
  expect(await valueOf(page)).toBe('1434');
  expect(await page.isVisible('.banner')).toBe(true);
  await stage.stop();
  await page.context().close();
});

test('another build is loaded once the server is ready, the same one never', async () => {
  const stage = await startStage('plain');
  const { page } = await openWall(browser, stage.url);
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  await stage.stop();
  const same = await startStage('plain', stage.port);
  await status(page, 'live');
  await page.waitForTimeout(1_000);
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
  await same.stop();
  const other = await startStage('plain', stage.port, 'second');
  await page.waitForFunction(() => !('sameDocument' in globalThis), undefined, { timeout: 60_000 });
  await status(page, 'live');
  await other.stop();
  await page.context().close();
});
