import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { layTable } from '../admin/council.ts';
import { openBrowser } from '../admin/page.ts';
import { expectSound } from '../admin/sound.ts';
import { Door } from '../lib/door.ts';
import { watchPolicy } from '../lib/policy.ts';
import { startServer, type Server } from '../lib/server.ts';
import { street } from '../lib/street.ts';
import { picture } from '../wall/stage.ts';

/** A resident reads what the council published, on a phone with JavaScript switched off and without an account. */
let folder: string;
let server: Server;
let operator: Door;
let browser: Browser;
let page: Page;
let judge: Page;
let meetingId: string;

const publish = async (title: string, more: object = {}): Promise<string> => {
  const input = { subjectType: 'meeting', subjectId: meetingId, title, audience: 'public', ...more };
  const { output } = await operator.command(street, 'council.publish', input);
  return String(output['publicationId']);
};
const openPhone = (javaScriptEnabled: boolean): Promise<BrowserContext> =>
  browser.newContext({
    ...{ baseURL: server.url, javaScriptEnabled, locale: 'zh-CN' },
    viewport: { width: 360, height: 640 },
  });
/** The same page where scripts run: those of the test, to judge it. */
const expectSoundHere = async (): Promise<void> => {
  await judge.goto(page.url());
  await expectSound(judge);
};
const linesOf = (list: Page): Promise<string[]> => list.locator('.notices a').allTextContents();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heli-board-'));
  server = await startServer(folder);
  ({ meetingId } = await layTable(server, ['chair', 'school']));
  operator = new Door(server.url, server.operatorToken);
  browser = await openBrowser();
  page = await (await openPhone(false)).newPage();
  judge = await (await openPhone(true)).newPage();
  watchPolicy(page);
  watchPolicy(judge);
});
afterAll(async () => {
  await browser.close();
  operator.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('says that nothing is published, and where to turn', async () => {
  await page.goto('/board');
  expect(new URL(page.url()).pathname).toBe(`/board/${street}`);
  await page.getByText('目前没有公开的内容').waitFor();
  await page.getByText('向党建工作协调委员会办公室提出').waitFor();
  await expectSoundHere();
});

test('lists what is for everybody, and no other; each with its text, in both languages', async () => {
  await publish('For members', { audience: 'council' });
  await publish('会议通知 <script>alert(1)</script>', {
    to: new Date(Date.now() + 86_400_000).toISOString(),
  });
  await page.goto(`/board/${street}`);
  expect(await linesOf(page)).toEqual(['会议通知 <script>alert(1)</script>']);
  await page.getByText('为止').waitFor();
  await expectSoundHere();
  await picture(page, 'board.zh-CN');
  await page.getByRole('link', { name: '会议通知' }).click();
  await page.getByText('二楼会议室').waitFor();
  await expectSoundHere();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Back to the public board' }).waitFor();
  await page.getByText('until').waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(await page.getAttribute('article', 'lang')).toBe('zh-CN');
  await expectSoundHere();
  await picture(page, 'board-notice.en');
});

test('goes back to what is older', async () => {
  for (let i = 1; i <= 21; i++) await publish(`Notice ${String(i)}`);
  await page.goto(`/board/${street}?language=en`);
  expect(await linesOf(page)).toEqual(Array.from({ length: 20 }, (_, i) => `Notice ${String(21 - i)}`));
  await page.getByRole('link', { name: 'Older notices' }).click();
  expect((await linesOf(page))[0]).toBe('Notice 1');
  expect(await linesOf(page)).toHaveLength(2);
  await expectSoundHere();
});

test('what is withdrawn is gone at once, and says so', async () => {
  const publicationId = await publish('Soon gone');
  await page.goto(`/board/${street}/council.publicBoard/${publicationId}`);
  await page.getByRole('heading', { name: 'Soon gone' }).waitFor();
  await operator.command(street, 'council.withdrawPublication', { publicationId });
  const answer = await page.reload();
  expect(answer?.status()).toBe(404);
  await page.getByText('可能已经撤回或到期').waitFor();
  await expectSoundHere();
});

test.each([
  [`/board/000000`, 404],
  [`/board/${street}/council.publicBoard/absent`, 404],
  [`/board/${street}/council.minutesDocument/x`, 404],
  [`/board/${street}?of=council.items`, 404],
  [`/board/${street}?of=council.publicBoard&offset=-1`, 400],
  ['/nowhere', 404],
])('refuses %s on a page with words, not with a stack', async (path, status) => {
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(status);
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await page.getByRole('heading', { name: '无法显示' }).waitFor();
  expect(await page.content()).not.toMatch(/ at .*\.js|Error:/);
});
