import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Door } from '../lib/door.ts';
import { adminPassword, startServer, type Server } from '../lib/server.ts';
import { communities, furnish, reportOf, street, tokenOf } from '../lib/street.ts';

interface Line {
  readonly account: string | null;
  readonly action: string;
  readonly what: string;
  readonly outcome: string;
  readonly refusal: string | null;
  readonly organisation: string;
  readonly seq: number | null;
}

const folder = mkdtempSync(join(tmpdir(), 'heli-audit-'));
let server: Server;
let admin: Door;
let office: Door;
const tokens: Record<'admin' | 'office', string> = { admin: '', office: '' };

beforeAll(async () => {
  server = await startServer(folder);
  await furnish(server);
  tokens.admin = await tokenOf(server);
  admin = new Door(server.url, tokens.admin);
  const operator = new Door(server.url, server.operatorToken);
  const wish = { account: 'clerk', roles: ['office'], organisation: street };
  const { body } = await operator.post('/api/operations/createToken', wish);
  tokens.office = (body as { token: string }).token;
  office = new Door(server.url, tokens.office);
  operator.close();
});
afterAll(async () => {
  admin.close();
  office.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const audit = async (asked: object = {}, at = 'installation', by = admin): Promise<Line[]> => {
  const { status, body } = await by.get(
    `/api/${at}/queries/core.audit?input=${encodeURIComponent(JSON.stringify(asked))}`,
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as Line[];
};
/** What is noted beside the log is written a moment later. */
async function found(asked: object, at?: string): Promise<Line> {
  for (let tries = 0; tries < 1_500; tries++) {
    const [line] = await audit(asked, at);
    if (line) return line;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Nobody wrote down ${JSON.stringify(asked)}.`);
}
const download = async (path: string, token: string): Promise<{ bytes: Uint8Array; headers: Headers }> => {
  const answer = await fetch(`${server.url}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  return { bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers };
};

describe('it is written down', () => {
  test('who came in, and that somebody did not', async () => {
    const nobody = new Door(server.url, undefined);
    const wrong = await nobody.post('/api/session', { name: 'admin', password: 'not this one' });
    const right = await nobody.post('/api/session', { name: 'admin', password: adminPassword });
    nobody.close();
    expect([wrong.status, right.status]).toEqual([401, 200]);
    expect(await found({ action: 'signIn', outcome: 'refused' })).toMatchObject({
      ...{ account: null, what: 'core.route.signIn', refusal: 'core.refusal.signInFailed' },
    });
    expect(await found({ action: 'signIn', outcome: 'done' })).toMatchObject({ account: 'admin' });
  });

  test('what was done, with its place in the log, and what was refused before its turn', async () => {
    const { seq } = await office.command(street, 'coordination.report', reportOf(1));
    expect(await found({ action: 'coordination.report' })).toMatchObject({
      ...{
        account: 'clerk',
        what: 'coordination.command.report',
        outcome: 'done',
        seq,
        organisation: street,
      },
    });
    const refused = await office.send(street, 'core.changeSettings', {}, 'key-of-the-clerk');
    expect(refused.status).toBe(403);
    expect(await found({ action: 'changeSettings' })).toMatchObject({
      ...{ account: 'clerk', outcome: 'refused', refusal: 'core.refusal.notPermitted', seq: null },
    });
    const bad = await office.send(street, 'coordination.report', { title: 1 }, 'key-of-a-bad-one');
    expect(bad.status).toBe(400);
    expect(await found({ action: 'coordination.report', outcome: 'refused' })).toMatchObject({
      refusal: 'core.refusal.invalidInput',
    });
  });

  test('which wall was opened by whom; not what a screen asks by itself', async () => {
    const wall = { name: 'hall', organisation: street, audience: 'public', language: 'en', theme: 'night' };
    expect((await admin.post('/api/displays', wall)).status).toBeLessThan(300);
    expect(await found({ action: 'openDisplay' })).toMatchObject({ account: 'admin', outcome: 'done' });
    const screen = new Door(server.url, undefined);
    expect((await screen.post('/api/displays/pairings', {})).status).toBeLessThan(300);
    screen.close();
    expect(await audit({ action: 'Pairing' })).toEqual([]);
  });

  test('for whoever looks after the place, and nobody else', async () => {
    const asked = encodeURIComponent('{}');
    expect((await office.get(`/api/${street}/queries/core.audit?input=${asked}`)).status).toBe(403);
    const here = await audit({}, communities[0]);
    expect(here.filter(({ organisation }) => organisation !== communities[0])).toEqual([]);
    const all = await audit({ limit: 1000 }, street);
    expect(all.some(({ action }) => action === 'coordination.report')).toBe(true);
    expect(all.some(({ organisation }) => organisation === 'installation')).toBe(false);
  });

  test('by days of the house, by account, page by page', async () => {
    const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' });
    expect(await audit({ to: '2020-01-01' })).toEqual([]);
    expect((await audit({ from: today, to: today })).length).toBeGreaterThan(3);
    const clerks = await audit({ account: 'clerk' });
    expect(new Set(clerks.map(({ account }) => account))).toEqual(new Set(['clerk']));
    const [first, second] = await audit({ limit: 2 });
    expect(await audit({ limit: 1, offset: 1 })).toEqual([second]);
    expect(first).not.toEqual(second);
    // A sign of the pattern is a sign like any other.
    expect(await audit({ action: '%' })).toEqual([]);
  });
});

describe('a list that leaves the house', () => {
  beforeAll(async () => {
    await office.command(street, 'coordination.report', { ...reportOf(2), title: '=HYPERLINK("x")' });
  });

  test('is a sheet with the words of its fields, and no formula', async () => {
    const path = `/api/${street}/exports/coordination.cases?format=csv&columns=number,title,state&language=en`;
    const { bytes, headers } = await download(path, tokens.office);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''Cases/);
    const [head, ...rows] = Buffer.from(bytes).toString('utf8').trimEnd().split('\r\n');
    // The mark by which Excel knows UTF-8.
    expect(head).toBe('\ufeffNumber,Title,State');
    expect(rows.find((row) => row.includes('HYPERLINK'))).toContain(`,"'=HYPERLINK(""x"")",`);
    expect(rows).toHaveLength(2);
    expect(await found({ action: 'exportList' })).toMatchObject({ account: 'clerk', organisation: street });
  });

  test('opens in a spreadsheet, in the language asked for', async () => {
    const { bytes } = await download(
      `/api/${street}/exports/coordination.cases?format=xlsx&language=zh-CN`,
      tokens.office,
    );
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(`${sheet}${strings}`).toContain('标题');
    expect(`${sheet}${strings}`).toContain('=HYPERLINK');
    expect(sheet).not.toContain('<f>');
  });

  test('is narrowed down by its filters, and refused where its query is', async () => {
    const none = encodeURIComponent(JSON.stringify({ search: 'nowhere at all' }));
    const path = `/api/${street}/exports/coordination.cases?format=csv&columns=number&input=${none}`;
    const { bytes } = await download(path, tokens.office);
    expect(Buffer.from(bytes).toString('utf8').trim().split('\r\n')).toHaveLength(1);
    expect((await office.get(`/api/${street}/exports/core.audit`)).status).toBe(403);
    expect(
      (
        await admin.get(
          `/api/${street}/exports/core.settings?input=%7B%22mechanism%22%3A%22coordination%22%7D`,
        )
      ).status,
    ).toBe(400);
    expect((await office.get(`/api/${street}/exports/coordination.nothing`)).status).toBe(404);
  });
});

test('nobody keeps it shorter than the law has it, or in one place otherwise than in another', async () => {
  const refused = await admin.send(
    'installation',
    'core.changeSettings',
    { mechanism: 'core', settings: { auditDays: 100 }, reason: 'less' },
    'key-of-less-than-allowed',
  );
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('auditDays')]);
  const elsewhere = await admin.send(
    street,
    'core.changeSettings',
    { mechanism: 'core', settings: { auditDays: 200 }, reason: 'here only' },
    'key-of-a-place-of-its-own',
  );
  expect(elsewhere.body).toMatchObject({ key: 'core.refusal.settingsOfTheHouse' });
});

test('views of a list are one’s own', async () => {
  const view = { page: 'coordination/cases', name: 'open ones', filters: { state: 'filed' } };
  await office.command(street, 'core.saveView', view);
  const asked = encodeURIComponent(JSON.stringify({ page: view.page }));
  const path = `/api/${street}/queries/core.views?input=${asked}`;
  expect((await office.get(path)).body).toEqual([{ name: 'open ones', filters: { state: 'filed' } }]);
  expect((await admin.get(path)).body).toEqual([]);
  await office.command(street, 'core.removeView', { page: view.page, name: view.name });
  expect((await office.get(path)).body).toEqual([]);
});
