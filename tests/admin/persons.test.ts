import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { adminPassword } from '../lib/server.ts';
import { furnish } from '../lib/street.ts';
import { openBrowser, openHouse, signIn, sitDown, type House } from './page.ts';

let browser: Browser;
let house: House;

beforeAll(async () => {
  browser = await openBrowser();
  house = await openHouse();
  await furnish(house.server);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

it('erases a person whose name was typed as it stands, and shows it nowhere any more', async () => {
  const { page, context, complaints } = await sitDown(browser, house.server.url);
  await signIn(page, adminPassword);
  await page.goto('/admin/records/core/persons');
  const name = '欧阳独一';
  await page.getByRole('button', { name: 'Register person' }).click();
  const registering = page.getByRole('dialog', { name: 'Register person' });
  await registering.getByLabel('Name').fill(name);
  await registering.getByRole('button', { name: 'Register person' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Erase person for good' }).click();
  const erasing = page.getByRole('dialog', { name: 'Erase person for good' });
  // The form takes the focus once it stands; a list opened before would close again.
  await erasing.locator(':focus').waitFor();
  await erasing.getByLabel('Legal basis').click();
  await page.keyboard.type('At the person');
  await page.locator('.ant-select-item-option', { hasText: 'At the person' }).waitFor();
  await page.keyboard.press('Enter');
  await erasing.getByLabel('Reason (without the name)').fill('asked in writing');
  const confirm = async (as: string): Promise<void> => {
    await erasing.getByLabel('Name, to confirm').fill(as);
    await erasing.getByRole('button', { name: 'Erase person for good' }).click();
  };
  await confirm('欧阳独');
  await erasing.getByText("This is not the person's name as it stands").first().waitFor();
  await confirm(name);
  await erasing.waitFor({ state: 'hidden' });
  await page.getByText('Erased', { exact: true }).first().waitFor();
  await page.waitForFunction((gone) => !document.body.innerText.includes(gone), name);
  expect(complaints).toEqual([]);
  await context.close();
});
