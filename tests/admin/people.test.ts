import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { adminPassword } from '../lib/server.ts';
import { furnish } from '../lib/street.ts';
import { openBrowser, openHouse, signIn, sitDown, type Desk, type House } from './page.ts';

let browser: Browser;
let house: House;
let desk: Desk;

beforeAll(async () => {
  browser = await openBrowser();
  house = await openHouse();
  await furnish(house.server);
  desk = await sitDown(browser, house.server.url);
  await signIn(desk.page, adminPassword);
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await browser.close();
  await house.close();
});

const go = (page: Page, name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();

/** Chooses from a list by keyboard: what was typed narrows it down to one. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel(label, { exact: true }).first().click();
  await page.keyboard.type(option);
  await page.locator('.ant-select-item-option', { hasText: option }).first().waitFor();
  await page.keyboard.press('Enter');
}

it('lets somebody in: an account, a role, a link; then the person has a password and sees what they may', async () => {
  const { page } = desk;
  await go(page, 'People & access');
  await page.getByRole('button', { name: 'New account' }).click();
  await page.getByLabel('Account', { exact: true }).fill('wang');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'wang' });
  await drawer.getByText('No role yet').waitFor();
  await drawer.getByLabel('Reason').fill('elected');
  await choose(page, 'Role', 'Supervisor');
  await choose(page, 'Organisation', '凤凰街道');
  await drawer.getByRole('button', { name: 'Give the role' }).click();
  await drawer.getByText('Supervisor · 凤凰街道', { exact: true }).waitFor();
  await drawer.getByText('Supervisor · 凤凰街道 · here and below').first().waitFor();
  await drawer.getByRole('button', { name: 'Link for a new password' }).click();
  const link = await page.getByLabel('Link for a password').inputValue();
  const theirs = await sitDown(browser, house.server.url);
  await theirs.page.goto(link);
  await theirs.page.getByLabel('New password').fill('a long enough one');
  await theirs.page.getByLabel('The same again').fill('a long enough one');
  await theirs.page.keyboard.press('Enter');
  await theirs.page.getByRole('heading', { name: 'Overview' }).waitFor();
  await go(theirs.page, 'People & access');
  await theirs.page.getByRole('button', { name: 'wang' }).waitFor();
  expect(theirs.complaints).toEqual([]);
  await theirs.context.close();
});

it('hands out a token once and revokes it', async () => {
  const { page } = desk;
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'wang' }).click();
  const drawer = page.getByRole('dialog', { name: 'wang' });
  await drawer.getByLabel('What for').fill('monthly report');
  await drawer.getByRole('button', { name: 'Issue a token' }).click();
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  const asked = await fetch(`${house.server.url}/api/session`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect([asked.status, ((await asked.json()) as { name: string }).name]).toEqual([200, 'wang']);
  await page
    .getByRole('dialog', { name: 'The new token' })
    .getByRole('button', { name: 'Close' })
    .last()
    .click();
  await drawer.getByText('monthly report').waitFor();
  await drawer.getByRole('button', { name: 'Revoke' }).click();
  await drawer.getByText('No tokens').waitFor();
});

it('shuts somebody out after a question, with a reason, and lets them in again', async () => {
  const { page } = desk;
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'wang' }).click();
  const drawer = page.getByRole('dialog', { name: 'wang' });
  await drawer.getByRole('button', { name: 'Disable' }).click();
  const question = page.getByRole('dialog', { name: 'Disable “wang”?' });
  await question.getByRole('button', { name: 'Disable' }).click();
  await question.getByText('Please fill this in').waitFor();
  await question.getByLabel('Reason').fill('moved away');
  await question.getByRole('button', { name: 'Disable' }).click();
  await drawer.getByRole('button', { name: 'Enable' }).click();
  await drawer.getByRole('button', { name: 'Disable' }).waitFor();
});

it('keeps where notices reach one by mail', async () => {
  const { page } = desk;
  await page.goto('/admin/me');
  const email = page.getByLabel('E-mail');
  await email.fill('nowhere');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is no e-mail address.').waitFor();
  await email.fill('admin@heli.example');
  await page.getByRole('main').getByRole('radio', { name: 'English' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[type=email]')?.value === 'admin@heli.example',
  );
});

it('shows where one is signed in; a new password signs out everywhere else', async () => {
  const other = await sitDown(browser, house.server.url);
  await signIn(other.page, adminPassword);
  const { page } = desk;
  await page.goto('/admin/me');
  await page.getByText('This one').waitFor();
  const rows = page.locator('.ant-table-row');
  expect([await rows.count(), await rows.first().innerText()]).toEqual([
    2,
    expect.stringMatching(/Chrome · Linux/),
  ]);
  await page.getByLabel('Password so far').fill(adminPassword);
  await page.getByLabel('New password').fill('quite another one');
  await page.getByLabel('The same again').fill('quite another one');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('The password is changed').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.ant-table-row').length === 1);
  await other.page.getByRole('link', { name: 'Walls' }).click();
  await other.page.getByText('Your session has ended').waitFor();
  await other.context.close();
  // What this page does next is still taken for its own.
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByLabel('Account').waitFor();
});
