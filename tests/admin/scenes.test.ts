import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hangWall, patience } from '../journey/house-meeting.ts';
import { Door } from '../lib/door.ts';
import { adminPassword } from '../lib/server.ts';
import { furnish, reportOf, street, tokenOf } from '../lib/street.ts';
import { picture } from '../wall/stage.ts';
import { openOffice, signIn, sitDown, type House, type Office } from './page.ts';
import { expectAccessible } from './sound.ts';

let office: Office;
let browser: Browser;
let house: House;
let page: Page;

beforeAll(async () => {
  office = await openOffice();
  ({ browser, house, page } = office);
  await furnish(house.server);
  await signIn(page, adminPassword);
});
afterAll(async () => {
  await office.close();
});

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const box = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
const option = (name: string): Promise<void> =>
  page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .click();
const preview = () => page.frameLocator('iframe[title="Preview (live)"]');

it('puts a scene together on the grid, sees it live before anybody else does, and has the walls show it', async () => {
  const wall = await hangWall(browser, house.server.url, house.server.operatorToken, 'public');
  await page.getByRole('link', { name: 'Walls', exact: true }).click();
  await press('New scene');
  await page.getByLabel('Name', { exact: true }).fill('今日办件');
  await page.getByLabel('English name (optional)').fill('Today');

  await page.getByLabel('Shows').fill('Filed');
  await page.keyboard.press('Enter');
  await press('Add');
  await preview().locator('.wall[data-shows="own.preview"][data-status="live"] .tile').waitFor(patience);

  // The period is one that no mechanism's tile shows: the room of the preview has its cells all the same.
  await page.getByLabel('Period').click();
  await option('week');
  const figure = preview().locator('.tile .num').first();
  await figure.filter({ hasText: /^0/ }).waitFor();
  const clerk = new Door(house.server.url, await tokenOf(house.server));
  for (const number of [1, 2]) {
    const { output } = await clerk.command(street, 'coordination.report', reportOf(number));
    const { caseId } = output;
    await clerk.command(street, 'coordination.verify', { caseId });
    await clerk.command(street, 'coordination.file', { caseId });
  }
  clerk.close();
  await figure.filter({ hasText: /^2/ }).waitFor();

  await box('Filed').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('button', { name: /^Filed.*Column 2, row 1, 4 wide, 2 high/ }).waitFor();
  // It can't leave the grid.
  await page.keyboard.press('ArrowUp');
  await page.getByRole('button', { name: /^Filed.*Column 2, row 1, 4 wide, 2 high/ }).waitFor();

  const tile = (await box('Filed').boundingBox())!;
  await page.mouse.move(tile.x + tile.width / 2, tile.y + tile.height / 2);
  await page.mouse.down();
  await page.mouse.move(tile.x + tile.width / 2 + 200, tile.y + tile.height / 2 + 90, { steps: 12 });
  await page.mouse.up();
  expect(await box('Filed').textContent()).not.toMatch(/Column 2, row 1/);

  await page.getByLabel('Kind').click();
  await option("A mechanism's own tile");
  await page.getByLabel('Shows').last().click();
  await page.getByLabel('Shows').last().fill('funnel');
  await page.keyboard.press('Enter');
  await press('Add');
  await expectAccessible(page);
  await picture(page, 'scene-editor');
  await press('Save as a draft');
  await page.getByText('Draft saved').waitFor();
  // A draft is nobody's but the administrators'.
  expect(await wall.page.locator('[data-scene^="own."]').count()).toBe(0);

  await press('Publish');
  await page.getByText('Published; walls follow at once').waitFor();
});

it('names it in playlists and pins, and takes it off again', async () => {
  await page.getByRole('link', { name: 'Walls', exact: true }).click();
  await press('Add a playlist');
  const drawer = page.getByRole('dialog', { name: 'Playlist' });
  await drawer.getByLabel('Name', { exact: true }).fill('Hall');
  await drawer.getByLabel('Scene').fill('Today');
  await page.keyboard.press('Enter');
  await drawer.getByRole('button', { name: 'Save', exact: true }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /Hall Today 30 s/ }).waitFor();
  const wall = await hangWall(browser, house.server.url, house.server.operatorToken, 'council');
  const door = new Door(house.server.url, house.server.operatorToken);
  const { body: playlists } = await door.get('/api/playlists');
  const { body: displays } = await door.get('/api/displays');
  const { id: playlistId } = (playlists as { id: string }[])[0]!;
  for (const { id, name, audience } of displays as { id: string; name: string; audience: string }[])
    await door.post(`/api/displays/${id}`, { name, audience, language: 'en', theme: 'night', playlistId });
  await wall.page.locator('.wall[data-shows^="own."] .tile').first().waitFor(patience);
  await wall.page.getByText('Today').first().waitFor();
  await picture(wall.page, 'own-scene');

  await page
    .getByRole('row', { name: /^Today|^今日办件/ })
    .getByRole('button', { name: 'Remove' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('There are no own scenes yet.', { exact: false }).waitFor();
  await wall.page.locator('.wall:not([data-shows^="own."])').waitFor(patience);
  door.close();
});

it('is drawn in Chinese on a tablet too', async () => {
  const desk = await sitDown(browser, house.server.url, { locale: 'zh-CN', width: 820, height: 1180 });
  await desk.page.goto('/admin');
  await desk.page.getByLabel('账号').fill('admin');
  await desk.page.getByLabel('密码', { exact: true }).fill(adminPassword);
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('heading', { name: '概览' }).waitFor();
  await desk.page.goto('/admin/scenes/new');
  await desk.page.getByRole('heading', { name: '新建场景' }).waitFor();
  await expectAccessible(desk.page);
  await picture(desk.page, 'scene-editor-zh');
  await desk.context.close();
  expect(desk.complaints).toEqual([]);
});
