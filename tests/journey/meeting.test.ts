import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { layTable } from '../admin/council.ts';
import { openBrowser } from '../admin/page.ts';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { communities, tokenOf, reportOf, street } from '../lib/street.ts';
import { picture } from '../wall/stage.ts';
import { hangWall, letIn, patience, shows, type HungWall } from './house-meeting.ts';

/**
 * A whole meeting in front of two walls: a chair at a tablet, an office clerk, five members with phones; the server is
 * killed twice and a wall loses its network.
 */
const members = ['clinic', 'school', 'market', 'works', 'police'] as const;
const choices = [0, 0, 1, 2, 0] as const;
let folder: string;
let port: string;
let server: Server;
let browser: Browser;
let chair: Page;
let council: HungWall;
let open: HungWall;
let meetingId: string;
const phones: Page[] = [];

const freePort = (): Promise<string> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { readonly port: number };
      probe.close(() => done(String(free)));
    });
  });
const start = async (): Promise<Server> => startServer(folder, { env: { PORT: port } });
/** The server is gone without a word, and comes back. */
async function killAndRestart(): Promise<void> {
  await server.kill();
  await council.page.locator('.wall[data-status="offline"]').waitFor(patience);
  server = await start();
}
/** Presses the chair's one button, once it says this. */
async function step(words: string): Promise<void> {
  const button = chair.locator('.one-button', { hasText: words });
  await button.waitFor(patience);
  await button.click();
}
const said = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor(patience);
const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Meeting' }).getByRole('link', { name, exact: true }).click();
async function cast(phone: Page, choice: number): Promise<void> {
  await tab(phone, 'Vote');
  await phone.locator('.card').nth(choice).click();
  await phone.getByRole('button', { name: 'Cast this vote' }).click();
  await said(phone, 'Your ballot is in the box');
}
const result = /(Yes|No|Abstain)\s+\d|Passed|Not passed/;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heli-meeting-'));
  port = await freePort();
  server = await start();
  browser = await openBrowser();
  const table = await layTable(server, ['chair', ...members]);
  ({ meetingId } = table);
  const clerk = new Door(server.url, await tokenOf(server));
  for (const number of [1, 2, 3]) {
    const { output } = await clerk.command(communities[0], 'coordination.report', reportOf(number));
    const { caseId } = output;
    await clerk.command(communities[0], 'coordination.verify', { caseId });
    await clerk.command(communities[0], 'coordination.file', { caseId });
  }
  clerk.close();
  council = await hangWall(browser, server.url, server.operatorToken, 'council');
  open = await hangWall(browser, server.url, server.operatorToken, 'public');
  chair = await letIn(browser, server.url, table.codes.get('chair')!, { width: 1180, height: 820 });
  for (const name of members)
    phones.push(await letIn(browser, server.url, table.codes.get(name)!, { width: 360, height: 780 }));
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('everybody checks in by the wall’s picture; the public wall goes on with its scenes', async () => {
  await shows(council, 'lobby');
  const link = (await council.page.getAttribute('.qr', 'data-qr'))!;
  expect(new URL(link).origin).toBe(server.url);
  for (const page of [...phones, chair]) {
    await page.goto('about:blank');
    await page.goto(link);
    await said(page, 'You have checked in');
  }
  await council.page.locator('[data-present="6"]').waitFor(patience);
  await picture(council.page, 'journey-lobby');
  expect(await open.page.getAttribute('.wall', 'data-shows')).not.toBe('lobby');
});

test('the server is killed before the first item, and nothing of the room is lost', async () => {
  await chair.goto('/admin/cockpit');
  await step('6 are there');
  await chair.locator('.one-button', { hasText: 'Next:' }).waitFor(patience);
  await killAndRestart();
  await shows(council, 'lobby');
  await council.page.locator('[data-present="6"]').waitFor(patience);
});

test('the wall follows the chair to the item and its frozen numbers, and shows who speaks', async () => {
  await step('Next:');
  await shows(council, 'item');
  expect(
    await council.page.locator('.frozen [data-metric="coordination.open"]').getAttribute('data-value'),
  ).toBe('3');
  const [clinic] = phones;
  await tab(clinic!, 'Item');
  await clinic!.locator('.hand-act .ant-btn-primary').click();
  await step('Next to speak: seat of clinic');
  await council.page.locator('.speakers .speaking', { hasText: 'seat of clinic' }).waitFor(patience);
  await step('seat of clinic has finished');
});

test('the chair holds an emergency on every wall, and gives them back', async () => {
  await chair.getByRole('button', { name: 'Emergency' }).click();
  await chair.getByRole('dialog').getByLabel('Text').fill('Leave by the east door');
  await chair.getByRole('dialog').getByRole('button', { name: 'Show on the walls' }).click();
  for (const wall of [council, open]) {
    await shows(wall, 'emergency');
    await said(wall.page, 'Leave by the east door');
  }
  await picture(open.page, 'journey-emergency');
  await chair.getByRole('button', { name: 'Back to the scenes' }).click();
  await shows(council, 'item');
  await open.page.locator('.wall:not([data-shows="emergency"])').waitFor(patience);
});

test('a secret vote outlives a kill of the server and a wall without network, and nobody sees a part of it', async () => {
  await step('This item asks for a vote');
  const dialog = chair.getByRole('dialog');
  await dialog.getByText('Secret').click();
  await dialog.locator('.ant-btn-primary').click();
  await council.page.locator('.vote.open').waitFor(patience);
  await cast(phones[0]!, choices[0]);
  await cast(phones[1]!, choices[1]);
  await killAndRestart();
  await council.page.locator('.wall[data-status="live"] .vote.open').waitFor(patience);
  await council.context.setOffline(true);
  for (const at of [2, 3, 4]) await cast(phones[at]!, choices[at]!);
  await council.context.setOffline(false);
  await council.page.locator('.wall[data-status="live"] .vote.open [data-cast="5"]').waitFor(patience);
  await picture(council.page, 'journey-vote');
  for (const page of [council.page, open.page, chair, ...phones])
    expect(await page.locator('body').innerText()).not.toMatch(result);
  await chair.goto('/admin/meeting/vote');
  await cast(chair, 0);
  await chair.goto('/admin/cockpit');
  await step('All have voted');
  await step('Tell everybody');
  await council.page.locator('.vote.published').waitFor(patience);
  expect(await council.page.innerText('.vote')).toMatch(/Passed\s+Yes\s+4\s+No\s+1\s+Abstain\s+1/);
  await picture(council.page, 'journey-result');
});

test('what was decided has a number and an owner, the item ends, and the walls are told what came of it', async () => {
  const operator = new Door(server.url, server.operatorToken);
  const { body: agenda } = await operator.get(
    `/api/${street}/queries/council.stageAgenda?input=${encodeURIComponent('{}')}`,
  );
  const [{ id: itemId }] = agenda as [{ readonly id: string }];
  const { output } = await operator.command(street, 'core.registerUnit', {
    name: '城管中队',
    kind: 'department',
  });
  await operator.command(street, 'council.adoptResolution', {
    ...{ itemId, title: '联合处置', text: '每晚联合巡查。' },
    actions: [
      {
        title: '排出十二月的联合巡查表',
        leadUnitId: output['unitId'],
        due: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      },
    ],
  });
  await council.page.locator('.items .now', { hasText: '号' }).waitFor(patience);
  await step('The item ends with what was voted');
  await council.page.locator('.wall:not([data-shows="item"])').waitFor(patience);
  await step('The agenda is done');
  await shows(council, 'summary');
  expect(await council.page.innerText('.totals')).toMatch(
    /1\s+agenda item\s+1\s+resolution\s+1\s+action item/,
  );
  await picture(council.page, 'journey-summary');
  operator.close();
});

test('the minutes say the same, are circulated, and signed by the chair', async () => {
  const clerk = new Door(server.url, await tokenOf(server));
  await clerk.command(street, 'council.draftMinutes', { meetingId });
  await clerk.command(street, 'council.circulateMinutes', { meetingId });
  const signer = new Door(server.url, await tokenOf(server, 'chair'));
  const { output } = await signer.command(street, 'council.signMinutes', { meetingId });
  signer.close();
  expect(output).toMatchObject({ state: 'minutesSigned' });
  const input = encodeURIComponent(JSON.stringify({ meetingId }));
  const { body } = await clerk.get(`/api/${street}/queries/council.votes?input=${input}`);
  expect(body).toMatchObject([{ yes: 4, no: 1, abstain: 1, passed: true }]);
  clerk.close();
});

test('the meeting can be gone through again, moment by moment, with the numbers as they stood', async () => {
  await chair.goto('/admin/replay');
  await chair.getByRole('combobox', { name: 'Choose a meeting' }).click();
  await chair.locator('.ant-select-item-option').first().click();
  await chair.getByRole('heading', { name: 'No item was on' }).waitFor();
  const next = chair.getByRole('button', { name: 'Next', exact: true });
  while (!(await chair.locator('.replay-then').innerText()).includes('Vote opened')) await next.click();
  const then = chair.locator('.replay-then');
  expect(await then.innerText()).toMatch(/6 of 6 were there[^]*Frozen[^]*\n3\n/);
  expect(await then.innerText()).not.toMatch(result);
  while (!(await then.innerText()).includes('Resolution adopted')) await next.click();
  expect(await then.innerText()).toMatch(/Passed[^]*Yes 4[^]*No 1[^]*Abstain 1/);
  await picture(chair, 'journey-replay');
});

test('both walls are right at the end, and the public one never heard of the council’s matters', async () => {
  const heard = open.heard.join('\n');
  expect(heard).toContain('coordination.open');
  for (const matter of ['第四季度全体会议', '东风社区夜间占道', 'seat of', '"yes"'])
    expect([matter, heard.includes(matter)]).toEqual([matter, false]);
  for (const { page } of [council, open])
    expect(await page.getAttribute('.wall', 'data-status')).toBe('live');
});
