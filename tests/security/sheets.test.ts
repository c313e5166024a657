import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { busy } from '../lib/busy.ts';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, street, tokenOf } from '../lib/street.ts';

const folder = mkdtempSync(join(tmpdir(), 'heli-sheets-'));
let server: Server;
let token: string;

beforeAll(async () => {
  server = await startServer(folder, { nodeOptions: ['--expose-gc'] });
  await furnish(server);
  token = await tokenOf(server);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly body: {
    readonly key?: string;
    readonly sheets?: readonly { name: string; hidden: boolean; rows: unknown[][]; more: boolean }[];
  };
}

async function read(bytes: Uint8Array, type = 'application/octet-stream', by = token): Promise<Answer> {
  const answer = await fetch(`${server.url}/api/${street}/sheets`, {
    method: 'POST',
    headers: { 'Content-Type': type, ...(by !== '' && { Authorization: `Bearer ${by}` }) },
    body: new Blob([new Uint8Array(bytes)]),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** The parts of a workbook, with a sheet as told. */
const workbook = (
  parts: Readonly<Record<string, string>>,
  sheets = '<sheet name="A" sheetId="1" r:id="rId1"/>',
) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml':
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
        ...parts,
      }).map(([name, content]) => [name, strToU8(content)]),
    ),
  );
const sheetOf = (rows: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const cell = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('a sheet is read', () => {
  test('as a workbook: texts, numbers, days, yes and no', async () => {
    const bytes = await writeExcelFile([
      [
        { value: '名称', type: String },
        { value: '数', type: String },
      ],
      [
        { value: '甲 ', type: String },
        { value: 3.5, type: Number },
      ],
      [
        { value: new Date('2026-03-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
        { value: true, type: Boolean },
      ],
    ]).toBuffer();
    const { status, body } = await read(bytes);
    expect(status).toBe(200);
    expect(body.sheets).toMatchObject([{ hidden: false, more: false }]);
    expect(body.sheets![0]!.rows).toEqual([
      ['名称', '数'],
      ['甲', 3.5],
      ['2026-03-01', true],
    ]);
  });

  test('with what a spreadsheet could not keep named as such, formulas as what they came to, hidden sheets as hidden', async () => {
    const rows = [
      `<row r="1">${cell('A1', 'code')}${cell('B1', 'sum')}</row>`,
      '<row r="2"><c r="A2"><v>370704200001011234</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>',
    ];
    const sheets =
      '<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B &amp; C" sheetId="2" state="hidden" r:id="rId2"/>';
    const parts = {
      'xl/worksheets/sheet1.xml': sheetOf(rows.join('')),
      'xl/worksheets/sheet2.xml': sheetOf(`<row r="1">${cell('A1', 'secret')}</row>`),
    };
    const { body } = await read(workbook(parts, sheets));
    expect(body.sheets!.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['A', false],
      ['B & C', true],
    ]);
    expect(body.sheets![0]!.rows[1]).toEqual([{ lost: expect.stringMatching(/^3707042000010112/) }, 2]);
  });

  test.each([
    ['UTF-8 with its mark', Buffer.from('\ufeff名称,类型\r\n甲,"a,b"\r\n', 'utf8')],
    [
      'GBK',
      Buffer.from([
        0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xc0, 0xe0, 0xd0, 0xcd, 0x0a, 0xbc, 0xd7, 0x2c, 0x22, 0x61, 0x2c, 0x62,
        0x22, 0x0a,
      ]),
    ],
    ['UTF-16', Buffer.from('\ufeff名称\t类型\n甲\ta,b\n', 'utf16le')],
    ['semicolons', Buffer.from('名称;类型\n甲;a,b\n', 'utf8')],
  ])('as text in %s', async (_, bytes) => {
    const { body } = await read(bytes);
    expect(body.sheets![0]!.rows).toEqual([
      ['名称', '类型'],
      ['甲', 'a,b'],
    ]);
  });

  test('up to two thousand rows, and says that there are more', async () => {
    const { body } = await read(text(`a\n${'1\n'.repeat(2500)}`));
    expect([body.sheets![0]!.rows.length, body.sheets![0]!.more]).toEqual([2000, true]);
  });
});

describe('what nobody should open is refused', () => {
  test('a bomb that unpacks to hundreds of megabytes, at once and without its memory', async () => {
    const before = (await server.memory()).resident;
    const bomb = workbook({ 'xl/worksheets/sheet1.xml': ' '.repeat(200 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const began = performance.now();
    expect(await read(bomb)).toMatchObject({ status: 400, body: { key: 'core.refusal.sheetTooLarge' } });
    // Its unpacking alone would take longer; a second (S10) on a machine that does nothing else.
    expect(performance.now() - began).toBeLessThan(busy(1_000));
    expect((await server.memory()).resident - before).toBeLessThan(64 * 1024 * 1024);
  });

  test('entities that name each other a billion times', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY l${String(i + 1)} "${`&l${String(i)};`.repeat(10)}">`,
    );
    const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${entities.join('')}]>${sheetOf(`<row r="1">${cell('A1', '&l9;')}</row>`)}`;
    const { status, body } = await read(workbook({ 'xl/worksheets/sheet1.xml': laughs }));
    // Either it is refused, or the entity is a text like any other.
    expect([200, 400]).toContain(status);
    expect(JSON.stringify(body).length).toBeLessThan(1000);
  });

  test.each([
    ['no archive at all', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
    ['an archive that is no workbook', zipSync({ '../../etc/passwd': strToU8('x') })],
    ['a workbook without its sheet', workbook({})],
  ])('%s', async (_, bytes) => {
    expect((await read(bytes)).status).toBe(400);
  });

  test('nothing, too much, something else, and anybody unknown', async () => {
    expect((await read(new Uint8Array())).status).toBe(400);
    expect((await read(new Uint8Array(9 * 1024 * 1024))).body.key).toBe('core.refusal.fileTooLarge');
    expect((await read(text('a,b'), 'text/csv')).status).toBe(415);
    expect((await read(text('a,b'), undefined, '')).status).toBe(401);
  });

  test('and the house goes on', async () => {
    const door = new Door(server.url, token);
    expect((await door.get('/api/health/live')).status).toBe(200);
    door.close();
  });
});

describe('a command that is only tried', () => {
  test('answers as it would, or refuses as it would, and keeps nothing', async () => {
    const door = new Door(server.url, token);
    const input = { name: '试运行单位', kind: 'residentUnit' };
    const tryIt = (body: object, key: string) =>
      door.post(`/api/${street}/commands/core.registerUnit?dry=1`, body, { 'idempotency-key': key });
    const tried = await tryIt(input, 'key-of-the-trial');
    expect(tried).toMatchObject({ status: 200, body: { seq: 0, output: { unitId: expect.any(String) } } });
    expect(await tryIt({ ...input, kind: 'castle' }, 'key-of-a-castle')).toMatchObject({ status: 400 });
    const units = async (): Promise<unknown> =>
      (await door.get(`/api/${street}/queries/core.units?input=%7B%7D`)).body;
    expect(JSON.stringify(await units())).not.toContain('试运行单位');
    // The same key, in earnest.
    const { output } = await door.command(street, 'core.registerUnit', input, 'key-of-the-trial');
    expect(await units()).toContainEqual(expect.objectContaining({ id: output['unitId'], state: 'active' }));
    await door.command(street, 'core.closeUnit', { unitId: output['unitId'], reason: 'a mistake' });
    expect(await units()).toContainEqual(expect.objectContaining({ id: output['unitId'], state: 'closed' }));
    const again = await door.send(
      street,
      'core.closeUnit',
      { unitId: output['unitId'], reason: 'x' },
      'key-once-more',
    );
    expect(again.status).toBe(404);
    door.close();
  });

  test('is no way to look into a secret vote', async () => {
    const door = new Door(server.url, token);
    const slip = { voteId: '0'.repeat(26), choice: 'yes' };
    const path = `/api/${street}/commands/council.castSecret?dry=1`;
    const answer = await door.post(path, slip, { 'idempotency-key': 'key-of-a-slip' });
    expect(answer).toMatchObject({ status: 409, body: { key: 'core.refusal.noDryRun' } });
    door.close();
  });
});
