import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { layTable, type Table } from './council.ts';
import { openBrowser, openHouse, sitDown, type Desk, type House } from './page.ts';
import { expectSound } from './sound.ts';

/** A chair at a tablet and two members with their phones, through a meeting from its opening to its end. */
const password = 'a long enough one';
const pictures = process.env['HELI_PICTURES'];
/** Without a change on the wall, news comes with the room's next beat. */
const patience = { timeout: 60_000 };
let browser: Browser;
let house: House;
let table: Table;
let chair: Desk;
let clinic: Desk;
let school: Desk;

async function letIn(name: string, width: number, height: number): Promise<Desk> {
  const desk = await sitDown(browser, house.server.url, { width, height });
  await desk.page.goto(`/admin/meeting#setup=${table.codes.get(name)!}`);
  await desk.page.getByLabel('New password').fill(password);
  await desk.page.getByLabel('The same again').fill(password);
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('navigation', { name: 'Meeting' }).waitFor();
  return desk;
}

/** Keeps a picture where somebody wants to look (`HELI_PICTURES`). */
async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png` });
}

/** The same page in Chinese, sound as well, and back. */
async function inChinese(page: Page, name: string): Promise<void> {
  const read = async (language: string): Promise<void> => {
    await page.evaluate((wanted) => localStorage.setItem('heli.admin.language', wanted), language);
    await page.reload();
    await page.locator('.hand-head .live.live').waitFor(patience);
  };
  await read('zh-CN');
  await expectSound(page);
  await picture(page, name);
  await read('en');
}

const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Meeting' }).getByRole('link', { name, exact: true }).click();

/** Presses the button that is usually the right one, once it says this. */
async function step(words: string): Promise<void> {
  const button = chair.page.locator('.one-button', { hasText: words });
  await button.waitFor(patience);
  await button.click();
}

const said = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor(patience);

beforeAll(async () => {
  browser = await openBrowser();
  house = await openHouse();
  table = await layTable(house.server, ['chair', 'clinic', 'school']);
  chair = await letIn('chair', 1180, 820);
  clinic = await letIn('clinic', 360, 780);
  school = await letIn('school', 360, 780);
});
afterAll(async () => {
  expect([chair, clinic, school].flatMap(({ complaints }) => complaints)).toEqual([]);
  await browser.close();
  await house.close();
});

it('keeps the cockpit from whoever may not run a meeting, kindly', async () => {
  await school.page.goto('/admin/cockpit');
  await said(school.page, 'Your role does not run meetings');
  await school.page.goto('/admin/');
  await school.page.getByRole('link', { name: 'Meeting', exact: true }).waitFor();
  expect(await school.page.getByRole('link', { name: 'Cockpit' }).count()).toBe(0);
  await school.page.goto('/admin/meeting');
  await school.page.getByRole('link', { name: 'Check in', exact: true }).waitFor();
});

it('lets members check in: by typing the code, and by the link of the wall before they have signed in', async () => {
  await chair.page.goto('/admin/cockpit');
  const code = await chair.page.locator('.room-code b').innerText();
  expect(code).toMatch(/^\w{6}$/);
  await clinic.page.getByLabel('Code').fill('QQQQQQ');
  await clinic.page.locator('button[type=submit]').click();
  await clinic.page.getByRole('alert').waitFor();
  await expectSound(clinic.page);
  await clinic.page.getByLabel('Code').fill(code.toLowerCase());
  await picture(clinic.page, 'check-in.en');
  await clinic.page.locator('button[type=submit]').click();
  await said(clinic.page, 'You have checked in');
  const { page } = school;
  await school.context.clearCookies();
  await page.goto('about:blank');
  await page.goto(`/admin/meeting#check-in=${code}`);
  await page.getByLabel('Account').fill('school');
  expect(page.url()).not.toContain(code);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await said(page, 'You have checked in');
  await expectSound(page);
});

it('opens, calls the item, and gives the floor to whoever asks', async () => {
  await chair.page.locator('.one-button', { hasText: '2 are there' }).waitFor(patience);
  await expectSound(chair.page);
  await picture(chair.page, 'cockpit-before.en');
  const { page } = chair;
  const code = await page.locator('.room-code b').innerText();
  await page.goto('about:blank');
  await page.goto(`/admin/meeting#check-in=${code}`);
  await said(page, 'You have checked in');
  await page.goto('/admin/cockpit');
  await step('3 are there');
  await step('Next:');
  await tab(clinic.page, 'Item');
  await said(clinic.page, 'Item 1 of 1');
  await clinic.page.locator('.hand-act .ant-btn-primary').click();
  await said(clinic.page, 'seat of clinic');
  await expectSound(clinic.page);
  await picture(clinic.page, 'item.en');
  await step('Next to speak: seat of clinic');
  await clinic.page.locator('.row-end .accent').waitFor(patience);
  await expectSound(page);
  await picture(page, 'cockpit-speaking.en');
  await step('seat of clinic has finished');
});

it('pins a scene on the walls, and goes to the one after and the one before it', async () => {
  const { page } = chair;
  await page.getByLabel('Pin a scene').click();
  await page.keyboard.press('Enter');
  const pinned = page.getByText(/^Pinned: /).first();
  await pinned.waitFor(patience);
  const first = (await pinned.textContent()) ?? '';
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.waitForFunction(
    (before) => [...document.querySelectorAll('body *')].every(({ textContent }) => textContent !== before),
    first,
    patience,
  );
  await page.getByRole('button', { name: 'Previous', exact: true }).click();
  await page.getByText(first, { exact: true }).first().waitFor(patience);
  await expectSound(page);
  await page.getByRole('button', { name: 'Back to the scenes', exact: true }).click();
  await pinned.waitFor({ state: 'detached', ...patience });
});

const cast = (page: Page): Promise<void> => page.getByRole('button', { name: 'Cast this vote' }).click();
const noResult = async (page: Page): Promise<void> =>
  expect(await page.locator('body').innerText()).not.toMatch(
    /(Yes|For|No|Against|Abstain\w*) \d|Passed|Not passed/,
  );

it('holds a secret vote: nothing chosen, no partial result, and neither a lost way nor a lost answer loses or doubles a vote', async () => {
  await step('This item asks for a vote');
  const dialog = chair.page.getByRole('dialog');
  await dialog.getByText('Secret').click();
  await expectSound(chair.page);
  await dialog.locator('.ant-btn-primary').click();
  await chair.page.locator('.vote-panel').waitFor(patience);
  for (const { page } of [clinic, school]) {
    await tab(page, 'Vote');
    await page.getByRole('button', { name: 'Cast this vote' }).waitFor(patience);
    expect(await page.locator('.card input:checked').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Cast this vote' }).isDisabled()).toBe(true);
  }
  await clinic.page.locator('.card').nth(0).click();
  await expectSound(clinic.page);
  await picture(clinic.page, 'vote.en');
  await inChinese(clinic.page, 'vote.zh-CN');
  await clinic.page.locator('.card').nth(0).click();
  await clinic.context.setOffline(true);
  await cast(clinic.page);
  await clinic.page.getByRole('alert').waitFor();
  await picture(clinic.page, 'vote-offline.en');
  await clinic.context.setOffline(false);
  await cast(clinic.page);
  await said(clinic.page, 'Your ballot is in the box');
  // The server has the ballot; its answer is lost on the way.
  await school.page.route('**/council.castSecret', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await school.page.locator('.card').nth(1).click();
  await cast(school.page);
  await school.page
    .getByRole('alert')
    .or(school.page.getByText('Your ballot is in the box'))
    .first()
    .waitFor();
  await school.page.unroute('**/council.castSecret');
  const again = school.page.getByRole('button', { name: 'Cast this vote' });
  if (await again.isVisible()) await again.click();
  await said(school.page, 'Your ballot is in the box');
  await expectSound(school.page);
  await picture(school.page, 'vote-cast.en');
  await chair.page.locator('.one-button', { hasText: 'So few votes are not told' }).waitFor(patience);
  for (const { page } of [chair, clinic, school]) await noResult(page);
  await expectSound(chair.page);
  await picture(chair.page, 'cockpit-vote.en');
  await inChinese(chair.page, 'cockpit-vote.zh-CN');
  await inChinese(school.page, 'vote-cast.zh-CN');
});

it('closes the vote, publishes it, ends the item and the meeting', async () => {
  await step('So few votes are not told');
  await chair.page.locator('.one-button', { hasText: 'Tell everybody' }).waitFor(patience);
  await noResult(clinic.page);
  await step('Tell everybody');
  await said(clinic.page, 'Not passed');
  // One vote each: neither sending again made a second one.
  expect(await clinic.page.locator('.rows .result').innerText()).toMatch(/Yes 1\s+No 1\s+Abstain 0/);
  await expectSound(clinic.page);
  await picture(clinic.page, 'results.en');
  await step('The item ends with what was voted');
  await step('The agenda is done');
  await said(chair.page, 'There is no meeting soon');
  await expectSound(chair.page);
});

it('is sound on the other tabs too', async () => {
  for (const name of ['Check in', 'Item', 'Vote', 'Duties', 'Propose']) {
    await tab(clinic.page, name);
    await expectSound(clinic.page);
    await inChinese(clinic.page, `tab-${name}.zh-CN`);
  }
  const { page } = clinic;
  await page.getByLabel('Title').fill('夜间照明');
  await page.locator('button[type=submit]').click();
  await page.locator('.rows').getByText('夜间照明').waitFor(patience);
});
