import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { adminPassword } from '../lib/server.ts';
import { picture } from '../wall/stage.ts';
import { openOffice, signIn, type House, type Office, tabTo } from './page.ts';
import { expectAccessible } from './sound.ts';

let office: Office;
let browser: Browser;
let house: House;
let page: Page;

beforeAll(async () => {
  office = await openOffice();
  ({ browser, house, page } = office);
});
afterAll(async () => {
  await office.close();
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const heading = (name: string): Promise<void> => page.getByRole('heading', { name, level: 2 }).waitFor();

async function hit(place: Locator): Promise<void> {
  await tabTo(place);
  await page.keyboard.press('Enter');
}
const fill = async (place: Locator, text: string): Promise<void> => {
  await tabTo(place);
  await page.keyboard.insertText(text);
};

it('leads by keyboard alone from an empty house to a wall of the own council, with a rest in between', async () => {
  await signIn(page, adminPassword);
  await hit(button('Set it up'));
  await heading('Organisations');
  const list = page.getByLabel('Code, name, English name');
  await fill(list, '370704003000\t凤凰街道\tFenghuang\n370704003009\t清池社区\n12345\tnowhere');
  await page.getByText('Line 3: a code has 2, 4, 6, 9, 12 or 15 digits').waitFor();
  await expectAccessible(page);
  await picture(page, 'setup-organisations');
  expect(await button('Register 2 organisations').isDisabled()).toBe(true);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('370704003000\t凤凰街道\tFenghuang\n370704003009\t清池社区');
  await hit(button('Register 2 organisations'));

  await heading('Council');
  await expectAccessible(page);
  await hit(button('Found the council'));
  await heading('Units');

  // What is done is kept: whoever comes back later goes on where it ended.
  await page.goto('/admin');
  await page.getByText('3 steps are still open').waitFor();
  await hit(button('Go on setting up'));
  await heading('Units');
  await fill(
    page.getByLabel('Name, kind, organisation'),
    '凤凰小学\t驻区单位\n安居物业\tProperty company\t清池社区',
  );
  await expectAccessible(page);
  await hit(button('Register 2 units'));

  await heading('People');
  await fill(page.getByLabel('Account', { exact: true }), 'office');
  await page.keyboard.press('Enter');
  const link = page.getByRole('dialog', { name: 'Link for office' });
  expect(await link.getByLabel('Link for a password').inputValue()).toMatch(/\/admin#setup=\w+$/);
  await page.keyboard.press('Escape');
  await link.waitFor({ state: 'hidden' });

  await heading('Wall');
  const screen = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    baseURL: house.server.url,
  });
  const wall = await screen.newPage();
  await wall.goto('/wall');
  const code = await wall.locator('[data-code]').getAttribute('data-code');
  await expectAccessible(page);
  await hit(button('Pair a wall'));
  const drawer = page.getByRole('dialog', { name: 'Pair a wall' });
  await fill(drawer.getByLabel('Code'), code!);
  await fill(drawer.getByLabel('Name', { exact: true }), 'Meeting room');
  await hit(drawer.getByRole('button', { name: 'Pair a wall' }));
  await page.getByText('All is set up, and the wall is in use.').waitFor();
  await expectAccessible(page);
  await picture(page, 'setup-ready');

  await wall.locator('.wall[data-status="live"]').waitFor();
  await wall.getByText('Fenghuang').first().waitFor();
  // What was registered is what it shows: two units, one council.
  const asked = await page.request.get('/api/370704003/queries/council.bodies?input=%7B%7D');
  expect(await asked.json()).toMatchObject([{ name: 'Coordination council of Fenghuang' }]);
  await picture(wall, 'setup-wall');
  await screen.close();
});

it('says nothing more once all is done, and can be looked at again in Chinese', async () => {
  await page.goto('/admin');
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.getByRole('row', { name: /Coordination coordination \d/ }).waitFor();
  expect(await button('Go on setting up').count()).toBe(0);
  await page.goto('/admin/setup');
  await page.getByText('中文').click();
  await page.getByText('已建立完成').waitFor();
  await expectAccessible(page);
  await picture(page, 'setup-zh-CN');
});
