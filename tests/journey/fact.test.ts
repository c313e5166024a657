import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Caller, heli, newFolder, removeFolder, startServer, type Server } from './server.js';
import { openBrowser } from '../wall/stage.js';

const street = '370704003';
const community = '370704003009';
const port = String(20_000 + Math.floor(Math.random() * 20_000));

let folder: string;
let browser: Browser;
let server: Server;
let caller: Caller;
let page: Page;

const collected = '[data-metric="coordination.reached"][data-key="collected"]';
const report = (): Promise<{ status: number }> =>
  caller.send(community, 'coordination.report', {
    origin: 'resident',
    category: 'environment',
    severity: 'normal',
    title: '路灯不亮',
  });

beforeAll(async () => {
  folder = newFolder();
  browser = await openBrowser();
  server = await startServer({ HELI_DATA: folder, PORT: port });
  const { out: token } = await heli(['token', 'create', '--role', 'administrator', 'office', 'gridWorker'], {
    HELI_DATA: folder,
  });
  caller = new Caller(server.url, token.trim());
  const organisations = [
    { code: street, name: '凤凰街道', level: 'street', parentCode: null },
    { code: community, name: '西白羊埠社区', level: 'community', parentCode: street },
  ];
  expect((await caller.send('installation', 'core.registerOrganisations', { organisations })).status).toBe(
    200,
  );
  const { out: wall } = await heli(['wall', 'open', '--organisation', street], { HELI_DATA: folder });
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  // Scenes take turns; this is about one of them.
  await page.goto(`${server.url}${wall.trim().replace('#', '?scene=coordination#')}`);
  await page.waitForSelector(`${collected}[data-value="0"]`);
});

afterAll(async () => {
  await browser.close();
  await server.end('SIGKILL');
  removeFolder(folder);
});

test('a command moves the number on the wall without a reload', async () => {
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  expect((await report()).status).toBe(200);
  await page.waitForSelector(`${collected}[data-value="1"]`, { timeout: 60_000 });
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
});

test('a server killed and restarted ends with the right number, and the page says in between how old it is', async () => {
  await server.end('SIGKILL');
  await page.waitForSelector('[data-status="offline"]', { timeout: 60_000 });
  expect(await page.textContent('.banner')).toMatch(/屏上是 \d\d:\d\d 的数据/);
  expect(await page.locator(collected).first().getAttribute('data-value')).toBe('1');
  server = await startServer({ HELI_DATA: folder, PORT: port });
  expect((await report()).status).toBe(200);
  await page.waitForSelector(`${collected}[data-value="2"]`, { timeout: 60_000 });
  await page.waitForSelector('[data-status="live"]');
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
});
