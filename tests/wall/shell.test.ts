import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { findIllegible } from './legible.js';
import { endAll, openDevice, picture, startStage, type Stage } from './stage.js';

const filed = '[data-metric="coordination.filed"][data-period="total"]';
let folder: string;
let device: BrowserContext;
let stage: Stage;
let page: Page;

const status = (wanted: string) =>
  page.waitForSelector(`.wall[data-status="${wanted}"]`, { timeout: 60_000 });
/** The device is switched off and on again: nothing is left but what stands on its disk. */
async function reboot(): Promise<void> {
  await device.close();
  device = await openDevice(folder);
  page = await device.newPage();
  await page.goto(stage.url);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heli-device-'));
  device = await openDevice(folder);
  stage = await startStage('plain');
  page = await device.newPage();
  await page.goto(stage.url);
  await status('live');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
});
afterEach(async () => {
  await device.close();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(endAll);

test('rebooted with the server off, the wall stands with its last numbers and says how old they are', async () => {
  await stage.stop();
  await status('offline');
  await reboot();
  await status('offline');
  expect(await page.getAttribute(filed, 'data-value')).toBe('1434');
  await page.waitForSelector('.banner');
  await page.waitForSelector('.scene .chart svg');
  await page.evaluate(async () => document.fonts.ready);
  await picture(page, 'rebooted-offline');
  expect(await page.evaluate(findIllegible)).toEqual([]);
  const again = await startStage('plain', stage.port);
  await status('live');
  await again.tell('move');
  await page.waitForSelector(`${filed}[data-value="1435"]`);
  await again.stop();
});

test('a newer build is not held back by what is kept of the older one', async () => {
  await reboot();
  await status('live');
  await stage.stop();
  await status('offline');
  const newer = await startStage('plain', stage.port, 'second');
  const loaded = page.waitForEvent('load', { timeout: 60_000 });
  await status('live');
  await loaded;
  await status('live');
  await newer.stop();
});
