import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { Door } from '../lib/door.ts';
import { adminPassword } from '../lib/server.ts';
import { furnish, tokenOf, reportOf, street } from '../lib/street.ts';
import { picture } from '../wall/stage.ts';
import { openBrowser, openHouse, signIn, sitDown, type Desk, type House } from './page.ts';
import { expectAccessible } from './sound.ts';

let browser: Browser;
let house: House;
let desk: Desk;
let page: Page;

const cases = 23;
const go = (name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();
const seen = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
/** Focus moves a frame after the key: who presses the next one sooner presses it in the old place. */
const focused = (place: Locator): Promise<void> => place.and(page.locator(':focus')).waitFor();

/** Chooses from a list by keyboard: what was typed narrows it down to one. */
async function choose(field: Locator, option: string): Promise<void> {
  await field.click();
  await page.keyboard.type(option);
  await page.locator('.ant-select-item-option', { hasText: option }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Removes the one wall there is. A dialog that still grows is missed by a click: its button has the focus once it stands. */
async function removeWall(): Promise<void> {
  await page.getByRole('button', { name: 'Remove' }).click();
  await focused(page.getByRole('dialog', { name: 'Remove' }).getByRole('button', { name: 'Remove' }));
  await page.keyboard.press('Enter');
  await seen('There are no walls yet');
}

/** Sends a command that asks nothing more, from the record that lies open. */
async function act(command: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: command, exact: true });
  // The last of its kind, on its way out, gives the focus back to where it came from.
  await dialog.waitFor({ state: 'hidden' });
  // A long menu scrolls to what it focuses, and a dialog grows as its choices come: a click in between hits nothing.
  await page.getByRole('button', { name: 'Act', exact: true }).click();
  await focused(page.getByRole('menuitem'));
  await page.getByRole('menuitem', { name: command, exact: true }).click();
  await dialog.locator('form :focus, [type=submit]:focus').waitFor();
  await dialog.getByRole('button', { name: command, exact: true }).click();
  return dialog;
}

beforeAll(async () => {
  browser = await openBrowser();
  house = await openHouse();
  await furnish(house.server);
  const office = new Door(house.server.url, await tokenOf(house.server));
  for (let number = 1; number <= cases; number++)
    await office.command(street, 'coordination.report', reportOf(number));
  office.close();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

beforeEach(async () => {
  desk = await sitDown(browser, house.server.url);
  page = desk.page;
  await signIn(page, adminPassword);
});
afterEach(async () => {
  const { complaints } = desk;
  await desk.context.close();
  expect(complaints).toEqual([]);
});

describe('the admin page', () => {
  it('turns a mechanism off with a reason and on again', async () => {
    const row = page.getByRole('row', { name: /Coordination coordination \d/ });
    await row.getByRole('button', { name: 'Deactivate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await dialog.getByText('Please fill this in').waitFor();
    await dialog.getByLabel('Reason').fill('moving house');
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await seen('Inactive');
    await seen('moving house');
    // Exactly this word: the button that still says Deactivate holds it too.
    const activate = { name: 'Activate', exact: true };
    await row.getByRole('button', activate).click();
    // Who may do what by it is told before.
    const asked = page.getByRole('dialog');
    await asked.getByText('Office (here and below)').first().waitFor();
    await asked.getByText('in the house itself').waitFor();
    await expectAccessible(page);
    await asked.getByRole('button', activate).click();
    await row.getByRole('button', { name: 'Expand row' }).click();
    await page.getByText('coordination.board.see', { exact: true }).waitFor();
    await page.getByText('Who handled a case may not verify it').waitFor();
    await expectAccessible(page);
    await row.getByText('Active', { exact: true }).waitFor();
    expect(await page.getByText('moving house').count()).toBe(0);
  });

  it('lets a screen in once, by a link, and sends it away', async () => {
    await go('Walls');
    await seen('There are no walls yet');
    await page.getByRole('button', { name: 'Open a wall' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Meeting room');
    await page.getByRole('button', { name: 'Open a wall' }).last().click();
    const link = await page.getByLabel('Link of the wall').inputValue();
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/wall#code=\w+$/);
    const screen = new Door(house.server.url, undefined);
    const code = link.slice(link.indexOf('=') + 1);
    const claimed = [
      await screen.post('/api/displays/claim', { code }),
      await screen.post('/api/displays/claim', { code }),
    ];
    screen.close();
    expect(claimed.map(({ status }) => status)).toEqual([200, 400]);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'New link' }).click();
    expect(await page.getByLabel('Link of the wall').inputValue()).not.toBe(link);
    await page.keyboard.press('Escape');
    await removeWall();
  });

  it('lets in a screen by the code it shows, and the same screen again after a change of device', async () => {
    const hung = async (): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
      const screen = await context.newPage();
      await screen.goto(`${house.server.url}/wall`);
      await screen.locator('[data-code]').waitFor();
      return screen;
    };
    const first = await hung();
    await picture(first, 'pairing');
    await go('Walls');
    await page.getByRole('button', { name: 'Pair a wall' }).click();
    await page.getByLabel('Code').fill((await first.getAttribute('[data-code]', 'data-code'))!.toLowerCase());
    await page.getByLabel('Name', { exact: true }).fill('Meeting room');
    await picture(page, 'pair-a-wall');
    await page.getByRole('dialog').getByRole('button', { name: 'Pair a wall' }).click();
    await seen('The wall is paired');
    await first.locator('.wall[data-status="live"]').waitFor();
    // It reports as soon as it is connected.
    await page.reload();
    await seen('Well');
    await page.getByRole('button', { name: 'Look' }).click();
    await page.getByRole('dialog').getByText('Connected', { exact: true }).waitFor();
    await picture(page, 'wall-history');
    const loaded = first.waitForEvent('load');
    await page.getByRole('button', { name: 'Load anew' }).click();
    await loaded;
    await first.locator('.wall[data-status="live"]').waitFor();
    await page.keyboard.press('Escape');
    const second = await hung();
    const link = await second.getAttribute('.qr', 'data-qr');
    await page.goto('about:blank');
    await page.goto(link!);
    await choose(page.getByLabel('This screen is'), 'Meeting room');
    await page.getByRole('dialog').getByRole('button', { name: 'Pair a wall' }).click();
    await seen('The wall is paired');
    await second.locator('.wall[data-status="live"]').waitFor();
    await first.locator('[data-why="revoked"]').waitFor();
    await removeWall();
    for (const screen of [first, second]) await screen.context().close();
  });

  it('lists what a contract declares, page by page, and finds a record', async () => {
    await go('Records');
    await go('Coordination');
    await go('Cases');
    const rows = page.locator('.ant-table-row');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(20);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await seen(`21–${cases}`);
    expect(await rows.count()).toBe(cases - 20);
    await page.getByPlaceholder('Search').fill('路灯不亮 7');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /-00007$/ }).waitFor();
    expect(await rows.count()).toBe(1);
    await page.getByRole('button', { name: /-00007$/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('History').waitFor();
    expect(await drawer.innerText()).toContain('小区东门外的路灯已三天不亮');
  });

  it('carries out a command from its schema, and shows a refusal where it was made', async () => {
    await go('Records');
    await go('Coordination');
    await go('Cases');
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Report' }).click();
    await form.getByText('Please fill this in').first().waitFor();
    await form.getByLabel('Title').fill('A lamp is out');
    await choose(form.getByLabel('Category'), 'Street lights');
    await choose(form.getByLabel('Origin'), 'Patrol');
    await form.getByRole('button', { name: 'Report' }).click();
    await seen('Done: Report');
    await page.getByRole('button', { name: /-00024$/ }).click();
    await act('Verify the report');
    await seen('Done: Verify the report');
    await act('File');
    await seen('Done: File');
    await page.locator('.fact', { hasText: 'Filed' }).waitFor();
    const filing = await act('File');
    await filing.getByRole('alert').waitFor();
    expect(await filing.getByRole('alert').innerText()).toContain('does not allow this');
  });

  it('is worked by keyboard: a record, its commands, and back again', async () => {
    const record = page.getByRole('button', { name: /-00002$/ });
    const acts = page.getByRole('button', { name: 'Act', exact: true });
    const item = (name: string): Locator => page.getByRole('menuitem', { name, exact: true });
    await page.goto('/admin/records/coordination/cases?search=-00002');
    await record.waitFor();
    await record.focus();
    await page.keyboard.press('Enter');
    // The drawer takes the focus once it is open.
    await focused(page.locator('.ant-drawer'));
    await acts.focus();
    await page.keyboard.press('Enter');
    await focused(item('Verify the report'));
    await page.keyboard.press('ArrowDown');
    await focused(item('File'));
    await page.keyboard.press('Enter');
    await focused(page.getByRole('dialog', { name: 'File' }).getByLabel('Category'));
    await page.keyboard.press('Escape');
    await focused(acts);
    await page.keyboard.press('Escape');
    await focused(record);
  });

  it('shows every metric with its meaning, its value and its state', async () => {
    await go('Metrics');
    const row = page.locator('tr', { hasText: 'coordination.onTimeClosureRate' });
    await row.getByText('No base').first().waitFor();
    expect(await row.innerText()).toMatch(/Closed on time[^]*÷[^]*—[^]*0\/0/);
    await page
      .locator('tr', { hasText: 'coordination.byStep' })
      .locator('.ant-table-row-expand-icon')
      .click();
    await page.locator('tr', { hasText: /^Collected/ }).waitFor();
    const open = page.locator('tr', { hasText: 'coordination.filed' });
    expect(await open.innerText()).toMatch(/Filed[^]*1\s+case/);
  });

  it('speaks Chinese when told so, and remembers it', async () => {
    await page.getByText('中文').click();
    await seen('运行状况');
    await page.reload();
    await seen('运行状况');
    expect([await page.title(), await page.getAttribute('html', 'lang')]).toEqual([
      '概览 · 合力 管理',
      'zh-CN',
    ]);
  });

  it('leads back to the sign-in with a sentence once the session has ended', async () => {
    await page.evaluate(async () => {
      const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string };
      await fetch('/api/session', { method: 'DELETE', headers: { 'X-CSRF-Token': csrf } });
    });
    await go('Walls');
    await seen('Your session has ended');
    await page.getByLabel('Account').waitFor();
  });

  it('fits a tablet, every page of it', async () => {
    await page.setViewportSize({ width: 768, height: 1024 });
    for (const name of ['Overview', 'Walls', 'Records', 'Metrics', 'People & access', 'Me']) {
      await go(name);
      await page.getByRole('heading', { level: 1, name }).waitFor();
      expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, 768]);
    }
  });
});

describe('the first sign-in', () => {
  it('refuses a wrong password in a sentence', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Account').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Name or password is wrong');
  });

  it('takes the code of the one-time link out of the address at once', async () => {
    // From another page, or the browser would only move to the fragment.
    await page.goto('about:blank');
    await page.goto('/admin#setup=WRONGCODE123');
    await seen('Set your password');
    expect(page.url()).toBe(`${house.server.url}/admin`);
    await page.getByLabel('New password').fill('a long enough one');
    await page.getByLabel('The same again').fill('a long enough one');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/code|link/i);
  });
});
