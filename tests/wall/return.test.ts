import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { hangWall, patience, type HungWall } from '../journey/house-meeting.ts';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, reportOf, street, tokenOf } from '../lib/street.ts';
import { openBrowser } from './stage.ts';

/** The server is gone for a while in which much happens behind the wall's back (wall.md, section 7). */
const folder = mkdtempSync(join(tmpdir(), 'heli-return-'));
const changes = 40;
let server: Server;
let browser: Browser;
let wall: HungWall;

const report = async (at: Server, from: number, count: number): Promise<void> => {
  const office = new Door(at.url, await tokenOf(at));
  for (let i = from; i < from + count; i++) await office.command(street, 'coordination.report', reportOf(i));
  office.close();
};
/** So many cases have come in this month, and the wall says so. */
const collected = (count: number): Promise<void> =>
  wall.page
    .locator(`[data-metric="coordination.reached"][data-key="collected"][data-value="${String(count)}"]`)
    .first()
    .waitFor({ ...patience, state: 'attached' });

interface Answered {
  readonly room: { readonly snapshot: boolean; readonly cells: readonly unknown[] };
}
/** What the socket was answered to its latest `watch`. */
const lastWatched = (): Answered['room'] => {
  const answers = wall.heard.flatMap((text) => {
    const found = /^43\d+(\[.*\])$/.exec(text)?.[1];
    return found === undefined ? [] : (JSON.parse(found) as readonly Answered[]);
  });
  return answers.at(-1)!.room;
};

beforeAll(async () => {
  server = await startServer(folder);
  await furnish(server);
  await report(server, 0, 1);
  browser = await openBrowser();
  wall = await hangWall(browser, server.url, server.operatorToken, 'council');
  await wall.page.goto(`${server.url}/wall?scene=coordination`);
  await collected(1);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('with its network back, the wall is right again and was sent only what has changed', async () => {
  const all = lastWatched();
  expect(all.snapshot).toBe(true);
  await wall.context.setOffline(true);
  await wall.page.locator('.wall[data-status="offline"]').waitFor(patience);
  await report(server, 1, changes);
  await wall.context.setOffline(false);
  await collected(1 + changes);
  const since = lastWatched();
  expect(since.snapshot).toBe(false);
  expect(since.cells.length).toBeLessThan(all.cells.length / 2);
});

test('with the server gone and much done behind its back, it waits with what it has and is right again', async () => {
  const port = new URL(server.url).port;
  await server.stop();
  await wall.page.locator('.wall[data-status="offline"]').waitFor(patience);
  const elsewhere = await startServer(folder);
  await report(elsewhere, 1 + changes, changes);
  await elsewhere.stop();
  expect(await wall.page.locator('.wall[data-status="offline"]').count()).toBe(1);
  await collected(1 + changes);
  server = await startServer(folder, { env: { PORT: port } });
  const back = performance.now();
  await collected(1 + 2 * changes);
  process.stdout.write(`return: right ${String(Math.round(performance.now() - back))} ms after the server\n`);
});
