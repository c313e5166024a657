import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { Door } from '../lib/door.ts';
import { adminPassword } from '../lib/server.ts';
import { furnish, reportOf, street, tokenOf } from '../lib/street.ts';
import { picture } from '../wall/stage.ts';
import { choose, openOffice, signIn, sitDown, type House, type Office } from './page.ts';
import { expectAccessible } from './sound.ts';

let office: Office;
let browser: Browser;
let house: House;
let page: Page;

beforeAll(async () => {
  office = await openOffice();
  ({ browser, house, page } = office);
  await furnish(house.server);
  const clerk = new Door(house.server.url, await tokenOf(house.server));
  for (const number of [1, 2, 3]) await clerk.command(street, 'coordination.report', reportOf(number));
  await clerk.command(street, 'core.registerUnit', { name: '乙单位', kind: 'residentUnit' });
  await clerk.command(street, 'core.registerUnit', { name: '甲单位', kind: 'property' });
  clerk.close();
  await signIn(page, adminPassword);
});
afterAll(async () => {
  await office.close();
});

it('keeps a view of a list, and comes back to it', async () => {
  await page.goto('/admin/records/coordination/cases');
  await page.getByPlaceholder('Search').fill('路灯不亮 2');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /-00002$/ }).waitFor();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Name of the view').fill('the second lamp');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'the second lamp', exact: true }).waitFor();
  await expectAccessible(page);
  await picture(page, 'records-views');
  await page.goto('/admin/records/coordination/cases');
  await page.getByRole('button', { name: /-00003$/ }).waitFor();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'the second lamp', exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll('.ant-table-row').length === 1);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Remove the view “the second lamp”' }).click();
  await page.getByText('No views are saved yet').waitFor();
  await page.keyboard.press('Escape');
});

it('carries a list out as a file, as it is filtered', async () => {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Cases 370704003 .*\.csv$/);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect([lines.length, lines[1]]).toEqual([2, expect.stringContaining('路灯不亮 2')]);
});

it('sorts a list that is all there', async () => {
  await page.goto('/admin/records/core/units');
  const names = async (): Promise<string[]> =>
    (await page.locator('.ant-table-row td:first-child').allInnerTexts()).map((text) => text.trim());
  await page.locator('.ant-table-row').first().waitFor();
  expect(await names()).toEqual(['乙单位', '甲单位']);
  await page.getByRole('columnheader', { name: 'Kind' }).click();
  expect(await names()).toEqual(['甲单位', '乙单位']);
  await expectAccessible(page);
});

it('shows what was done and refused, by whom, and finds it by its account and outcome', async () => {
  await page.goto('/admin/records/core/audit');
  await page.getByRole('row', { name: /admin Export a list/ }).waitFor();
  await choose(page.getByRole('combobox', { name: 'Outcome' }), 'Refused');
  await page.getByText('No record matches').waitFor();
  await page.goto('/admin/records/core/audit?account=admin&action=report');
  await page
    .getByRole('row', { name: /admin Report/ })
    .first()
    .waitFor();
  expect(await page.locator('.ant-table-row').count()).toBe(3);
  await expectAccessible(page);
  await picture(page, 'records-audit');
});

it('leads from a number to its meaning, its months and the records that it counts', async () => {
  await page.goto('/admin/metrics');
  await page.getByRole('button', { name: 'Filed', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Filed' });
  await drawer.getByText('Records that it counts').waitFor();
  await drawer.getByText(/^\d+ records, which add up to/).waitFor();
  await choose(drawer.getByLabel('Period'), 'This month');
  await drawer.getByText(/^\d+ records, which add up to/).waitFor();
  expect(await drawer.getByRole('row').count()).toBeGreaterThan(12);
  await expectAccessible(page);
  await picture(page, 'metric');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
});

it('shows who may do what, as the signatures say it', async () => {
  await page.goto('/admin/records/core/permissions?role=gridWorker&search=coordination.report');
  await page.getByRole('row', { name: /^Report Command .*Grid worker/ }).waitFor();
  await expectAccessible(page);
});

it('lists no page to whom its list is refused, and opens none by its address', async () => {
  const operator = new Door(house.server.url, house.server.operatorToken);
  const wish = { account: 'liaison', roles: ['liaison'], organisation: street };
  await operator.post('/api/operations/createToken', wish);
  operator.close();
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'liaison' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Link for a new password' }).click();
  const link = await page.getByLabel('Link for a password').inputValue();
  const theirs = await sitDown(browser, house.server.url);
  await theirs.page.goto(link);
  await theirs.page.getByLabel('New password').fill('a long enough one');
  await theirs.page.getByLabel('The same again').fill('a long enough one');
  await theirs.page.keyboard.press('Enter');
  await theirs.page.getByRole('link', { name: 'Records', exact: true }).click();
  await theirs.page.getByRole('link', { name: 'Coordination', exact: true }).waitFor();
  expect(await theirs.page.getByRole('link', { name: 'Settings', exact: true }).count()).toBe(0);
  await theirs.page.getByRole('link', { name: 'Registers', exact: true }).click();
  await theirs.page.getByRole('link', { name: 'Units', exact: true }).waitFor();
  expect(await theirs.page.getByRole('link', { name: 'Audit', exact: true }).count()).toBe(0);
  await theirs.page.goto('/admin/records/core/audit');
  await theirs.page.getByText('There is no such page').waitFor();
  expect(theirs.complaints).toEqual([]);
  await theirs.context.close();
});
