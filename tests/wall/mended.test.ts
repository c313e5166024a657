import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hangWall } from '../journey/house-meeting.ts';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, reportOf, street, tokenOf } from '../lib/street.ts';
import { writeFragilePlugin, type FragilePlugin } from './fragile-plugin.ts';
import { openBrowser, picture } from './stage.ts';

/** A mechanism deactivated, broken and mended while the wall is on: one tile each (wall.md, promise 2). */
const patience = { timeout: 60_000 };
const folder = mkdtempSync(join(tmpdir(), 'heli-mended-'));
let plugin: FragilePlugin;
let server: Server;
let operator: Door;
let office: Door;
let browser: Browser;
let page: Page;
let lamps = 0;

const light = (): Promise<unknown> =>
  office.command(street, 'lamps.light', { name: `lamp ${String(++lamps)}` });
const looks = (look: string): Promise<number> => page.locator(`.scene [data-look="${look}"]`).count();
const lit = (count: number): Promise<void> =>
  page.locator(`[data-metric="lamps.lit"][data-value="${String(count)}"]`).waitFor(patience);
/** So many grey tiles on the lamps' scene of two. */
const grey = (count: number): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => document.querySelectorAll('[data-scene="lamps"] [data-look="paused"]').length === wanted,
    count,
    patience,
  );

beforeAll(async () => {
  plugin = writeFragilePlugin(folder);
  const env = { HELI_PLUGINS: plugin.folder, HELI_LOG: 'silent' };
  server = await startServer(join(folder, 'data'), { env });
  await furnish(server);
  operator = new Door(server.url, server.operatorToken);
  await operator.command(street, 'core.activateMechanism', { mechanism: 'lamps' });
  office = new Door(server.url, await tokenOf(server));
  browser = await openBrowser();
  ({ page } = await hangWall(browser, server.url, server.operatorToken, 'council'));
  await page.goto(`${server.url}/wall?scene=lamps`);
  await light();
  await lit(1);
  await page.getByText('lamp 1').waitFor(patience);
});
afterAll(async () => {
  await browser.close();
  operator.close();
  office.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a list that fails is one grey tile, and comes back by itself once it is mended', async () => {
  plugin.break('list');
  await light();
  await grey(1);
  await lit(2);
  await picture(page, 'one-tile-broken');
  plugin.mend('list');
  await light();
  await grey(0);
  await page.getByText('lamp 3').waitFor(patience);
});

test('numbers that can’t be counted stand still with their reason, and are right once they can', async () => {
  plugin.break('fold');
  await light();
  await grey(2);
  await office.command(street, 'coordination.report', reportOf(1));
  plugin.mend('fold');
  await grey(0);
  await lit(4);
});

test('deactivated, its tiles are grey at once; the others’ numbers move on; activated, nothing is lost', async () => {
  await operator.command(street, 'core.deactivateMechanism', { mechanism: 'lamps', reason: 'a test' });
  await grey(2);
  await page.goto(`${server.url}/wall?scene=coordination`);
  await page.locator('[data-scene="coordination"]').waitFor(patience);
  expect(await looks('paused')).toBe(0);
  await office.command(street, 'coordination.report', reportOf(2));
  const collected = '[data-metric="coordination.reached"][data-key="collected"]';
  await page.locator(`${collected}[data-value="2"]`).waitFor(patience);
  await page.goto(`${server.url}/wall?scene=lamps`);
  await grey(2);
  await operator.command(street, 'core.activateMechanism', { mechanism: 'lamps' });
  await grey(0);
  await lit(4);
});
