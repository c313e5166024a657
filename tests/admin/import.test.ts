import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import writeExcelFile from 'write-excel-file/node';
import { Door } from '../lib/door.ts';
import { adminPassword } from '../lib/server.ts';
import { furnish, street, tokenOf } from '../lib/street.ts';
import { picture } from '../wall/stage.ts';
import { choose, openOffice, signIn, tabTo, type House, type Office } from './page.ts';
import { expectAccessible } from './sound.ts';

let office: Office;
let house: House;
let page: Page;
let door: Door;

beforeAll(async () => {
  office = await openOffice();
  ({ house, page } = office);
  await furnish(house.server);
  door = new Door(house.server.url, await tokenOf(house.server));
  await signIn(page, adminPassword);
});
afterAll(async () => {
  door.close();
  await office.close();
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const unitNames = async (): Promise<string[]> => {
  const { body } = await door.get(`/api/${street}/queries/core.units?input=%7B%7D`);
  return (body as { name: string; state: string }[])
    .filter(({ state }) => state === 'active')
    .map(({ name }) => name);
};
const handIn = (name: string, buffer: Buffer): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

/** A workbook such as offices have: a note on a hidden sheet, kinds in words, and rows of all sorts of wrong. */
const workbook = async (): Promise<Buffer> => {
  const text = (value: string) => ({ value, type: String });
  const rows: (string | null)[][] = [
    ['单位名称', '类型', 'English name', '备注'],
    ['凤凰小学', '驻区单位', 'Fenghuang School', null],
    ['　安居物业 ', '物业公司', null, 'trailing and wide blanks'],
    [null, null, null, null],
    ['', '物业公司', null, 'no name'],
    ['城堡', '城堡', null, 'unknown kind'],
    ['凤凰小学', '驻区单位', 'Fenghuang School', 'twice'],
    ['长'.repeat(101), '驻区单位', null, 'too long'],
    ['=HYPERLINK("x")', '驻区单位', null, 'looks like a formula'],
  ];
  const cells = rows.map((row) => row.map((value) => (value === null ? null : text(value))));
  return writeExcelFile([
    { sheet: '单位', data: cells },
    { sheet: '说明', data: [[text('how to fill this in')]] },
  ]).toBuffer();
};

it('imports what is right, says row by row what is not, and can be undone', async () => {
  await page.goto('/admin/records/core/units');
  await button('Import').click();
  await page.getByRole('heading', { name: 'Import: Units' }).waitFor();
  await handIn('units.xlsx', await workbook());
  await page.getByText('units.xlsx: 7 rows').waitFor();
  // The column's name is not the field's: somebody says so, and keeps it for the next month.
  await page.getByText('0 rows can be read, 7 can').waitFor();
  await choose(page.getByLabel('Name', { exact: true }), '单位名称');
  await page.getByText('3 rows can be read, 4 can').waitFor();
  const wrong = page.getByRole('row');
  await wrong.filter({ hasText: /^5Name.*Required, and empty$/ }).waitFor();
  await wrong.filter({ hasText: /^6Kind城堡Not among what can be chosen$/ }).waitFor();
  await wrong.filter({ hasText: /^7The same as an earlier row$/ }).waitFor();
  await wrong.filter({ hasText: /^8Name长+Too long$/ }).waitFor();
  await page.getByLabel('Name of the mapping').fill('monthly');
  await button('Save').click();
  await expectAccessible(page);
  await picture(page, 'import-check');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button('Download what is wrong').click(),
  ]);
  expect(
    readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n'),
  ).toHaveLength(5);

  await button('Try them').click();
  await page.getByText('Tried: 3 would be taken, 0 refused; nothing is kept yet.').waitFor();
  expect(await unitNames()).toEqual([]);
  await button('Import 3 rows').click();
  await page.getByText('3 rows were imported, 0 refused.').waitFor();
  expect(await unitNames()).toEqual(['凤凰小学', '安居物业', '=HYPERLINK("x")']);
  await button('Undo this import').click();
  await page.getByRole('dialog').getByLabel('Reason').fill('the wrong month');
  await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText('3 rows were undone').waitFor();
  expect(await unitNames()).toEqual([]);
});

it('takes a sheet that it has handed out, by the words of its columns', async () => {
  await door.command(street, 'core.registerUnit', { name: '甲单位', nameEn: 'Unit A', kind: 'newSocial' });
  const path = `/api/${street}/exports/core.units?format=csv&language=zh-CN`;
  const exported = await page.request.get(path);
  const lines = (await exported.body()).toString('utf8').trimEnd().split('\r\n');
  const again = [lines[0]!, lines.find((line) => line.startsWith('甲单位'))!.replace('甲单位', '乙单位')];
  await page.goto('/admin/import/core/units');
  await handIn('exported.csv', Buffer.from(`${again.join('\r\n')}\r\n`));
  await page.getByText('1 rows can be read, 0 can').waitFor();
  await button('Try them').click();
  await button('Import 1 rows').click();
  await page.getByText('1 rows were imported').waitFor();
  expect(await unitNames()).toContain('乙单位');
});

it('can be done by the keyboard alone', async () => {
  await page.goto('/admin/import/core/units');
  await page.getByRole('heading', { name: 'Import: Units' }).waitFor();
  await tabTo(button('Choose a file'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  const buffer = Buffer.from('Name,Kind\n丙单位,Resident unit\n');
  await chooser.setFiles({ name: 'by-keyboard.csv', mimeType: 'text/csv', buffer });
  await page.getByText('1 rows can be read, 0 can').waitFor();
  await tabTo(button('Try them'));
  await page.keyboard.press('Enter');
  await page.getByText('Tried: 1 would be taken').waitFor();
  await tabTo(button('Import 1 rows'));
  await page.keyboard.press('Space');
  await page.getByText('1 rows were imported').waitFor();
  expect(await unitNames()).toContain('丙单位');
});

it('offers a template, and reports cases with their times by the clock of the house', async () => {
  await page.goto('/admin/import/coordination/cases');
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    button('Download a template').click(),
  ]);
  expect(readFileSync(await template.path(), 'utf8')).toMatch(/^\ufeffTitle,/);
  await handIn(
    'cases.csv',
    Buffer.from(
      'Title,Category,Severity,Origin,Channel\n路灯不亮,Street lights,Normal,Resident,App\n坏,nowhere,Normal,Resident,App\n',
    ),
  );
  await page.getByText('1 rows can be read, 1 can').waitFor();
  await button('Try them').click();
  await button('Import 1 rows').click();
  await page.getByText('1 rows were imported').waitFor();
  await expectAccessible(page);
  // Nobody has said how a report is taken back.
  expect(await button('Undo this import').count()).toBe(0);
});

it('says that a file can’t be read', async () => {
  await handIn('broken.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 9, 9, 9]));
  await page.getByText('This file can’t be read').or(page.getByText("This file can't be read")).waitFor();
});
