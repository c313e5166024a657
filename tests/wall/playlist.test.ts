import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hangWall, patience } from '../journey/house-meeting.ts';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, street } from '../lib/street.ts';
import { openBrowser } from './stage.ts';

let browser: Browser;
let server: Server;
let folder: string;
let door: Door;
beforeAll(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'heli-playlist-'));
  server = await startServer(folder);
  await furnish(server);
  door = new Door(server.url, server.operatorToken);
});
afterAll(async () => {
  door.close();
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const shown = (page: Page): Promise<string | null> => page.getAttribute('.wall', 'data-shows');

test('two walls show the same scene by the server’s clock, and go by a playlist as soon as somebody says so', async () => {
  const walls = [
    await hangWall(browser, server.url, server.operatorToken, 'council'),
    await hangWall(browser, server.url, server.operatorToken, 'council'),
  ];
  // One of the boxes has lost its clock: it is an hour behind.
  const { page } = walls[1]!;
  await page.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() - 3_610_000;
  });
  await page.reload();
  await page.locator('.wall[data-status="live"]').waitFor(patience);
  // A scene may turn between the two looks: then both have turned a moment later.
  const agree = async (): Promise<boolean> => (await shown(walls[0]!.page)) === (await shown(page));
  if (!(await agree())) await page.waitForTimeout(1_500);
  expect(await agree()).toBe(true);
  const { body } = await door.post('/api/playlists', {
    ...{ organisation: street, name: '只看统筹' },
    entries: [{ scene: 'coordination', seconds: 600 }],
  });
  const { id: playlistId } = body as { readonly id: string };
  const { body: displays } = await door.get('/api/displays');
  for (const { id, name, audience } of displays as { id: string; name: string; audience: string }[])
    await door.post(`/api/displays/${id}`, { name, audience, language: 'en', theme: 'night', playlistId });
  for (const wall of walls) await wall.page.locator('.wall[data-shows="coordination"]').waitFor(patience);
});

test('a wall takes on its profile at once, and goes by its hours', async () => {
  const { page } = await hangWall(browser, server.url, server.operatorToken, 'council');
  const { body: displays } = await door.get('/api/displays');
  const { id, name } = (displays as { id: string; name: string }[]).at(-1)!;
  const change = { name, audience: 'council', language: 'en', theme: 'byTime', playlistId: null };
  const always = { from: '00:00', to: '23:59' };
  const profile = { zoom: 105, safeArea: 4, day: always, dim: always, dimTo: 40 };
  expect((await door.post(`/api/displays/${id}`, { ...change, profile })).status).toBe(204);
  await page.waitForSelector('html[data-theme="day"]', { ...patience, state: 'attached' });
  const style = await page
    .locator('.wall')
    .evaluate(({ style: own }) => [
      ...[own.getPropertyValue('--zoom'), own.getPropertyValue('--safe'), own.filter],
    ]);
  expect(style).toEqual(['1.05', '4', 'brightness(40%)']);
  // Whoever changes something else leaves the profile alone.
  await door.post(`/api/displays/${id}`, { ...change, theme: 'night' });
  await page.waitForSelector('html[data-theme="night"]', { ...patience, state: 'attached' });
  expect(await page.locator('.wall').evaluate(({ style: own }) => own.getPropertyValue('--zoom'))).toBe(
    '1.05',
  );
  const refused = await door.post(`/api/displays/${id}`, { ...change, profile: { ...profile, zoom: 300 } });
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([
    400,
    expect.stringContaining('profile.zoom'),
  ]);
});
