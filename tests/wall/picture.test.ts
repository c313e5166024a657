import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Snapshot } from '@heli/protocol';
import type { Browser } from 'playwright-core';
import { layTable } from '../admin/council.ts';
import { hangWall, patience, shows, type HungWall } from '../journey/house-meeting.ts';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { street } from '../lib/street.ts';
import { openBrowser } from './stage.ts';

/** What a wall shows, seen from elsewhere: as a picture now, and as a record of the day. */
const folder = mkdtempSync(join(tmpdir(), 'heli-picture-'));
let server: Server;
let browser: Browser;
let operator: Door;
let wall: HungWall;
let id: string;

beforeAll(async () => {
  server = await startServer(folder);
  await layTable(server, ['chair', 'school']);
  operator = new Door(server.url, server.operatorToken);
  browser = await openBrowser();
  wall = await hangWall(browser, server.url, server.operatorToken, 'council');
  const { body } = await operator.get(`/api/displays/seen?organisation=${street}`);
  id = (body as { readonly id: string }[])[0]!.id;
});
afterAll(async () => {
  await browser.close();
  operator.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function pictureOf(display: string): Promise<Snapshot> {
  expect((await operator.post(`/api/displays/${display}/snapshot`, {})).status).toBe(204);
  for (let i = 0; i < 100; i++) {
    const { body } = await operator.get(`/api/displays/${display}/snapshot`);
    if (body !== null) return body as Snapshot;
    await sleep(100);
  }
  throw new Error('The wall sent no picture.');
}

test('is asked for and comes at once, without what is for the room alone', async () => {
  await shows(wall, 'lobby');
  const code = await wall.page.locator('.code').textContent();
  expect(code).toMatch(/\w{6}/);
  const { html, css, width, height, theme } = await pictureOf(id);
  expect([width, height, theme]).toEqual([1920, 1080, 'night']);
  expect(html).toContain('第四季度全体会议');
  expect(html).not.toContain(code);
  expect(css).not.toMatch(/\dvmin|@font-face/);
});

test('is a picture like the wall’s own, in which nothing is loaded and nothing runs', async () => {
  const { html, css, width, height } = await pictureOf(id);
  const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">` +
    `<style>${css.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style><foreignObject width="${String(width)}" height="${String(height)}">` +
    `<body xmlns="http://www.w3.org/1999/xhtml">${html}</body></foreignObject></svg>`;
  const src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await page.setContent('<img>');
  const drawn = await page.evaluate(async (source) => {
    const image = document.querySelector('img')!;
    image.src = source;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, src);
  expect(drawn).toEqual([1920, 1080]);
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
  await page.close();
});

test('what was shown is on record, by the hour', async () => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now());
  const recorded = async (): Promise<{ shows: string; seconds: number }[]> =>
    (await operator.get(`/api/displays/${id}/shown?day=${day}`)).body as { shows: string; seconds: number }[];
  // What it showed before the lobby may be told first, and the lobby with the next report.
  const end = Date.now() + patience.timeout + 20_000;
  let rows = await recorded();
  for (; !rows.some(({ shows: what }) => what === 'lobby') && Date.now() < end; rows = await recorded())
    await sleep(500);
  expect(rows.map(({ shows: what }) => what)).toContain('lobby');
  expect(rows.every(({ seconds }) => seconds > 0 && seconds <= 3_600)).toBe(true);
  expect((await operator.get(`/api/displays/${id}/shown?day=2026-13-01`)).status).toBe(400);
});
