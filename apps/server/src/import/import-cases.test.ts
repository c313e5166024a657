import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Refusal } from '@heli/sdk';
import iconv from 'iconv-lite';
import coordination from '@heli/plugin-coordination';
import { importCases, type ImportOptions } from './import-cases.js';
import { parseProfile, readProfile } from './profile.js';
import { summaryOf, type ImportReport } from './report.js';

interface Told {
  readonly sourceId: string;
  readonly filedAt: string;
  readonly title?: string;
  readonly events: readonly { readonly sourceId: string; readonly activity: string; readonly at: string }[];
}

const shape = {
  source: 'hotline',
  caseId: 'id',
  case: {
    filedAt: { column: 'filed' },
    due: { column: 'due', format: 'yyyy/M/d' },
    category: { column: 'kind', values: { 垃圾: 'environment.litter', 道路: 'facilities.road' } },
    title: { column: 'title' },
  },
  event: { sourceId: { column: 'event' }, at: { column: 'at' }, activity: { column: 'step' } },
};
const profile = parseProfile('test', shape);
const header = 'id,filed,due,kind,title,event,at,step';
const row = (id: string, event: string, over: Readonly<Record<string, string>> = {}): string =>
  Object.values({
    ...{ id, filed: '2025-03-01 09:00:00', due: '2025/3/9', kind: '垃圾', title: `第${id}案` },
    ...{ event, at: '2025-03-02 10:00:00', step: '处理' },
    ...over,
  }).join(',');

let folder: string;
let sent: Told[];
let keys: string[];
const known = new Set<string>();
const sender = {
  send: async (_organisation: string, _name: string, input: unknown, key: string) => {
    const record = input as Told;
    sent.push(record);
    keys.push(key);
    const created = !known.has(record.sourceId);
    known.add(record.sourceId);
    return { output: { created, irregularities: record.events.length === 1 ? ['oneClerkOnly'] : [] } };
  },
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heli-test-'));
  [sent, keys] = [[], []];
  known.clear();
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(content: string | Buffer): string {
  const file = join(folder, 'cases.csv');
  writeFileSync(file, content);
  return file;
}

const run = (content: string | Buffer, options: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importCases({ file: write(content), profile, organisation: '370704003', sender, ...options });

const placesOf = (report: ImportReport) =>
  report.problems.map(({ line, column, key }) => [line, column, key]);

describe('a file of cases', () => {
  it('becomes one command per case, in the order they were filed, with their events', async () => {
    const later = { filed: '2025-03-05 09:00:00', kind: '道路' };
    const report = await run(
      [header, row('b', 'b1', later), row('a', 'a1'), row('b', 'b2', later), row('a', 'a2')].join('\n'),
    );
    expect(report).toMatchObject({
      rows: 4,
      cases: 2,
      created: 2,
      known: 0,
      sourceEvents: 4,
      problemCount: 0,
      complete: true,
    });
    expect(sent.map(({ sourceId, events }) => [sourceId, ...events.map((event) => event.sourceId)])).toEqual([
      ['a', 'a1', 'a2'],
      ['b', 'b1', 'b2'],
    ]);
    expect(sent[0]).toMatchObject({
      ...{ source: 'hotline', category: 'environment.litter', title: '第a案' },
      // Wall times of Shanghai; a deadline without a time means the end of its day.
      ...{ filedAt: '2025-03-01T01:00:00.000Z', due: '2025-03-09T15:59:59.999Z' },
    });
    expect(keys.every((key) => /^[\w.:-]{8,100}$/.test(key))).toBe(true);
  });

  const plain = [header, row('a', 'a1'), row('b', 'b1')].join('\n');
  it.each([
    ['UTF-8', Buffer.from(plain), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${plain}`), 'utf-8'],
    ['GB18030', iconv.encode(plain, 'gb18030'), 'gb18030'],
    ['UTF-16 as spreadsheets write it', iconv.encode(plain, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['CRLF', Buffer.from(plain.replaceAll('\n', '\r\n')), 'utf-8'],
  ])('is read in %s', async (_name, content, encoding) => {
    expect(await run(content)).toMatchObject({ encoding, cases: 2, problemCount: 0 });
    expect(sent.map(({ title }) => title)).toEqual(['第a案', '第b案']);
  });

  it('is refused where its bytes are not what the profile says', async () => {
    const gb = Buffer.concat([
      Buffer.from(`${header}\n${row('x', 'x1', { title: 'plain' })}\n`),
      iconv.encode(row('a', 'a1'), 'gb18030'),
    ]);
    const fixed = parseProfile('test', { ...shape, encoding: 'utf-8' });
    await expect(run(gb, { profile: fixed })).rejects.toMatchObject({
      key: 'import.fault.notUtf8',
      params: { line: 3 },
    });
    expect(sent).toEqual([]);
  });

  it.each([
    ['lacks a column', plain.replace('kind', 'art'), 'import.fault.missingColumn'],
    ['has a column twice', plain.replace(',step', ',step,kind'), 'import.fault.columnTwice'],
    ['is empty', '', 'import.fault.empty'],
    ['never closes a quotation mark', `${plain}\nc,"open`, 'import.fault.quoteNotClosed'],
  ])('is refused as a whole when it %s', async (_name, content, key) => {
    await expect(run(content, { language: 'zh-CN' })).rejects.toMatchObject({ key });
    expect(sent).toEqual([]);
  });

  it('keeps exact lines over quoted line breaks and empty lines', async () => {
    const content = [
      header,
      row('a', 'a1', { title: '"第\n一"' }),
      '',
      row('b', 'b1', { at: 'soon' }),
      row('c', 'c1', { at: '' }),
    ].join('\r\n');
    const report = await run(content);
    expect(placesOf(report)).toEqual([
      [5, 'at', 'import.problem.badTime'],
      [5, undefined, 'import.problem.caseEmpty'],
      [6, 'at', 'import.problem.missing'],
      [6, undefined, 'import.problem.caseEmpty'],
    ]);
    expect(sent[0]?.title).toBe('第 一');
  });
});

describe('what is wrong with a row', () => {
  it.each([
    ['ragged', 'a,b,c', undefined, 'import.problem.ragged'],
    ['a day that is none', row('a', 'a2', { at: '2025-02-30 10:00' }), 'at', 'import.problem.badTime'],
    ['a wrong pattern', row('a', 'a2', { due: '9.3.2025' }), 'due', 'import.problem.badTime'],
    ['the future', row('a', 'a2', { at: '2999-01-01' }), 'at', 'import.problem.inFuture'],
    ['an unknown value', row('a', 'a2', { kind: '其他' }), 'kind', 'import.problem.unknownValue'],
    ['a missing value', row('a', '', {}), 'event', 'import.problem.missing'],
    ['a text too long', row('a', 'a2', { step: '长'.repeat(201) }), 'step', 'import.problem.tooLong'],
    ['control characters', row('a', 'a2', { step: 'a\u0007b' }), 'step', 'import.problem.controlCharacter'],
    ['the same again', row('a', 'a1'), undefined, 'import.problem.duplicate'],
    ['a contradiction', row('a', 'a2', { title: '别的' }), 'title', 'import.problem.differs'],
  ])('%s is listed, and the rest is imported', async (_name, bad, column, key) => {
    const report = await run([header, row('a', 'a1'), bad, row('b', 'b1')].join('\n'));
    expect(placesOf(report)).toEqual([[3, column, key]]);
    expect(report).toMatchObject({ rows: 3, cases: 2, created: 2, sourceEvents: 2 });
  });

  it('leaves a case out that lacks what it needs', async () => {
    const report = await run([header, row('a', 'a1', { filed: '' }), row('b', 'b1')].join('\n'));
    expect(placesOf(report)).toEqual([[2, 'filed', 'import.problem.caseWithout']]);
    expect(report).toMatchObject({ cases: 2, created: 1, casesLeftOut: 1 });
  });
});

describe('the way to the house', () => {
  const two = [header, row('a', 'a1'), row('b', 'b1')].join('\n');

  it('sends nothing in a dry run, and says what would be refused', async () => {
    const wrong = parseProfile('test', { ...shape, case: { ...shape.case, severity: { default: 'grave' } } });
    const schema = coordination.implements.commands.importCase.input;
    expect(await run(two, { dryRun: true, schema })).toMatchObject({
      cases: 2,
      sourceEvents: 2,
      created: 0,
      problemCount: 0,
    });
    expect((await run(two, { dryRun: true, schema, profile: wrong })).problems[0]).toMatchObject({
      line: 2,
      key: 'import.problem.refused',
    });
    expect(sent).toEqual([]);
  });

  it('tells a second import from the first', async () => {
    await run(two);
    expect(await run(two)).toMatchObject({ created: 0, known: 2, irregular: { oneClerkOnly: 2 } });
  });

  it('lists a case that is refused, and goes on', async () => {
    const send = async (...call: Parameters<typeof sender.send>) => {
      if ((call[2] as Told).sourceId === 'a')
        throw new Refusal('invalid', 'coordination.refusal.inFuture', {}, 'events.0.at');
      return sender.send(...call);
    };
    const report = await run(two, { sender: { send }, reasonOf: (key) => `because ${key}` });
    expect(report).toMatchObject({ created: 1, casesLeftOut: 1, complete: true });
    expect(report.problems[0]).toMatchObject({
      line: 2,
      column: 'at',
      caseId: 'a',
      params: { reason: 'because coordination.refusal.inFuture' },
    });
  });

  it('waits where the house says "too many"', async () => {
    const send = jest.fn(sender.send).mockRejectedValueOnce(new Refusal('too-many', 'core.refusal.tooMany'));
    expect(await run(two, { sender: { send } })).toMatchObject({ created: 2 });
    expect(send).toHaveBeenCalledTimes(3);
  });

  it.each([
    [
      'all would be refused alike',
      new Refusal('forbidden', 'core.refusal.notPermitted'),
      'import.fault.refused',
    ],
    ['the house is gone', new Error('socket hang up'), 'import.fault.notSent'],
  ])('ends with one sentence where %s', async (_name, error, key) => {
    const send = () => Promise.reject(error);
    await expect(run(two, { sender: { send } })).rejects.toMatchObject({ key });
  });

  it('writes a report that names every problem in both languages', async () => {
    const reportFile = join(folder, 'report.json');
    const bad = Array.from({ length: 30 }, (_, i) => row('a', `a${String(i)}`, { at: 'soon' }));
    const report = await run([two, ...bad].join('\n'), { reportFile });
    expect(report.problems).toHaveLength(20);
    const written = JSON.parse(readFileSync(reportFile, 'utf8')) as Record<string, unknown> & {
      problems: { words: object }[];
    };
    expect(written).toMatchObject({
      created: 2,
      irregular: { oneClerkOnly: { count: 2, cases: ['a', 'b'] } },
    });
    expect(written.problems).toHaveLength(30);
    expect(written.problems[0]?.words).toEqual({
      'zh-CN': '“soon”不是格式为 iso 的时间。',
      en: '"soon" is no time in the format iso.',
    });
    expect(summaryOf(report, 'zh-CN')).toContain('新建 2 个案件');
  });

  it('stops when told, and says so', async () => {
    const stop = new AbortController();
    const send = async (...call: Parameters<typeof sender.send>) => {
      stop.abort();
      return sender.send(...call);
    };
    const many = Array.from({ length: 200 }, (_, i) => row(`c${String(i)}`, 'e'));
    const report = await run([header, ...many].join('\n'), { sender: { send }, signal: stop.signal });
    expect(report.complete).toBe(false);
    expect(report.created).toBeLessThan(200);
  });
});

const receipt = '/work/shared/data/receipt.csv';
const there = existsSync(receipt);
if (!there) console.warn(`Not read: the receipt log is not at ${receipt}.`);
(there ? it : it.skip)('reads the receipt log with its shipped profile', async () => {
  const options = { profile: await readProfile('receipt', coordination.importProfiles), dryRun: true };
  const schema = coordination.implements.commands.importCase.input;
  const report = await importCases({ file: receipt, organisation: '370704003', sender, schema, ...options });
  expect(report).toMatchObject({
    rows: 8577,
    cases: 1434,
    sourceEvents: 8577,
    casesLeftOut: 0,
    problemCount: 0,
  });
});
