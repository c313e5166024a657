import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Door } from '../lib/door.ts';
import { adminPassword } from '../lib/server.ts';
import { furnish, reportOf, street, tokenOf } from '../lib/street.ts';
import { picture } from '../wall/stage.ts';
import { openOffice, signIn, sitDown, type House, type Office, tabTo } from './page.ts';
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
  for (let number = 1; number <= 3; number++)
    await clerk.command(street, 'coordination.report', reportOf(number));
  clerk.close();
  await signIn(page, adminPassword);
});
afterAll(async () => {
  await office.close();
});

const seen = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const publish = async (reason: string): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: 'Publish settings' });
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};

it('drafts, compares, tries and publishes a rule, and goes back to what was', async () => {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Coordination', exact: true }).click();
  await seen('The defaults hold');
  await page.getByLabel('Hours to send back').fill('6');
  await press('Save as a draft');
  const change = page.getByRole('row', { name: 'Hours to send back 4 6' });
  await change.waitFor();
  await press('Try it');
  await seen(/No difference in: .*Open cases/);
  const wall = page.frameLocator('iframe[title="Preview (live)"]');
  await wall.locator('.wall[data-shows="coordination"][data-status="live"] .tile').first().waitFor();
  await expectAccessible(page);
  await picture(page, 'settings-draft');
  await press('Publish…');
  await press('Publish');
  await seen('Please fill this in');
  await publish('agreed with the units');
  await seen(/Version 1, set at 凤凰街道, in force from/);
  await page.getByRole('row', { name: /In force .* agreed with the units/ }).waitFor();

  await page.getByLabel('Hours to send back').fill('8');
  await press('Save as a draft');
  await press('Publish…');
  await publish('longer');
  await page
    .getByRole('row', { name: /Past .* agreed with the units/ })
    .getByRole('button', { name: 'Return to this' })
    .click();
  await page.getByRole('dialog').getByRole('row', { name: 'Hours to send back 8 6' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await seen('Back to version 1');
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#settings-form_returnHours')?.value === '6',
  );
  await expectAccessible(page);
});

it('plans a version for a later day, and takes it back', async () => {
  await page.getByLabel('Hours to send back').fill('9');
  await press('Save as a draft');
  await press('Publish…');
  const dialog = page.getByRole('dialog', { name: 'Publish settings' });
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('In force from').fill(day);
  await page.keyboard.press('Enter');
  await publish('from next week on');
  const row = page.getByRole('row', { name: /Planned .* from next week on/ });
  await row.waitFor();
  expect(await page.getByLabel('Hours to send back').inputValue()).toBe('6');
  await row.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('too early');
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('row', { name: /Taken back .* from next week on/ }).waitFor();
});

it('says at the field what a rule may be', async () => {
  await page.goto('/admin/settings/coordination');
  await page.getByLabel('Category').first().fill('');
  await press('Save as a draft');
  await seen('Please fill this in');
  expect(await page.getByRole('heading', { name: 'Draft' }).count()).toBe(0);
});

it('is done by keyboard alone', async () => {
  await page.goto('/admin/settings/council');
  const field = page.getByLabel('Days for corrections');
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('5');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Save as a draft' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: 'Days for corrections 3 5' }).waitFor();
  const opener = page.getByRole('button', { name: 'Publish…' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Publish settings' });
  const reason = dialog.getByLabel('Reason');
  // The dialog takes the focus once it stands.
  await dialog.locator(':focus').first().waitFor();
  await tabTo(reason);
  await page.keyboard.type('as agreed');
  await tabTo(dialog.getByRole('button', { name: 'Publish', exact: true }));
  await page.keyboard.press('Enter');
  await seen(/Version 1, set at 凤凰街道/);
});

it('reads in Chinese too', async () => {
  const theirs = await sitDown(browser, house.server.url, { locale: 'zh-CN', width: 1024, height: 768 });
  await theirs.page.goto('/admin');
  await theirs.page.getByLabel('账号').fill('admin');
  await theirs.page.getByLabel('密码', { exact: true }).fill(adminPassword);
  await theirs.page.keyboard.press('Enter');
  await theirs.page.getByRole('link', { name: '规则设置' }).click();
  await theirs.page.getByRole('heading', { name: '历史' }).waitFor();
  await expectAccessible(theirs.page);
  await picture(theirs.page, 'settings-zh-CN');
  expect(await theirs.page.getByText(/admin\.|council\.setting/).count()).toBe(0);
  expect(theirs.complaints).toEqual([]);
  await theirs.context.close();
});
