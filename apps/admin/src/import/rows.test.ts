import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schema } from '../form/schema.js';
import type { FieldReading, SheetCell } from './cell-value.js';
import { guessed, rowsFor } from './rows.js';
import { instantIn, momentOf } from './times.js';

const schema: Schema = {
  type: 'object',
  required: ['name', 'kind'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 10 },
    kind: { type: 'string', enum: ['residentUnit', 'property'] },
    code: { type: 'string', pattern: '^\\d{18}$' },
    seats: { type: 'integer', minimum: 0, maximum: 50 },
    open: { type: 'boolean' },
    since: { type: 'string', format: 'date' },
    at: { type: 'string', format: 'date-time' },
    unitId: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    place: { type: 'object', properties: {} },
  },
};
const words: Readonly<Record<string, string>> = { residentUnit: '驻区单位', property: '物业公司' };
const reading = (field: string): FieldReading => ({
  choices: field === 'unitId' ? [{ value: 'U1', label: '凤凰小学' }] : undefined,
  options: (value) => [words[String(value)] ?? '', String(value).toUpperCase()],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  zone: 'Asia/Shanghai',
});
const columns = ['name', 'kind', 'code', 'seats', 'open', 'since', 'at', 'unitId', 'tags'];
const mapping = Object.fromEntries(columns.map((name) => [name, name]));
const read = (...rows: SheetCell[][]) => rowsFor({ rows: [columns, ...rows], mapping, schema, reading });
const cells = (own: Readonly<Record<string, SheetCell>>): SheetCell[] =>
  columns.map((name) => own[name] ?? (name === 'name' ? '甲' : name === 'kind' ? '物业公司' : null));
const faultOf = (own: Readonly<Record<string, SheetCell>>) =>
  read(cells(own))[0]!.faults.map(({ field, fault }) => [field, fault]);

describe('rows of a sheet', () => {
  it('are read as what their fields want, however they are written', () => {
    const row = cells({
      ...{ name: '　甲单位 ', kind: 'residentUnit', code: '370704200001011234', seats: '1,2', open: '是' },
      ...{ since: '2026年3月1日', at: '2026/3/1 8:05', unitId: '凤凰小学', tags: '甲；乙、丙' },
    });
    expect(read(row)).toEqual([
      {
        number: 2,
        faults: [],
        input: {
          ...{ name: '甲单位', kind: 'residentUnit', code: '370704200001011234', seats: 12, open: true },
          ...{ since: '2026-03-01', at: '2026-03-01T00:05:00.000Z', unitId: 'U1', tags: ['甲', '乙', '丙'] },
        },
      },
    ]);
  });

  it.each([
    ['a word where a number should be', { seats: 'many' }, ['seats', 'number']],
    ['a part where wholes are counted', { seats: 1.5 }, ['seats', 'whole']],
    ['too few', { seats: -1 }, ['seats', 'small']],
    ['too many', { seats: 51 }, ['seats', 'large']],
    ['nothing where something is required', { name: '  ' }, ['name', 'missing']],
    ['a kind that nobody knows', { kind: '什么' }, ['kind', 'choice']],
    ['a unit that nobody knows', { unitId: '天边' }, ['unitId', 'choice']],
    ['a day that there is not', { since: '2026-02-30' }, ['since', 'date']],
    ['a day of a spreadsheet’s beginning', { since: '1900-01-05' }, ['since', 'oldDate']],
    [
      'a number that has lost its last digits',
      { code: { lost: '370704200001011200' } },
      ['code', 'digitsLost'],
    ],
    ['a code of the wrong form', { code: '12' }, ['code', 'form']],
    ['too long a text', { name: '甲'.repeat(11) }, ['name', 'long']],
    ['a sign that no text has', { name: '甲\u0007乙' }, ['name', 'control']],
    ['neither yes nor no', { open: 'maybe' }, ['open', 'yesNo']],
    ['a time without sense', { at: '2026-03-01 25:00' }, ['at', 'date']],
  ] as const)('say what is wrong: %s', (_, own, fault) => {
    expect(faultOf(own)).toEqual([fault]);
  });

  it('leave out what is empty, count as the spreadsheet does, and find what stands twice', () => {
    const rows = read(
      cells({}),
      columns.map(() => ' '),
      cells({}),
      cells({ name: '乙' }),
    );
    expect(rows.map(({ number, faults }) => [number, faults.map(({ fault }) => fault)])).toEqual([
      [2, []],
      [4, ['twice']],
      [5, []],
    ]);
  });

  it('take a time with its own zone as it says, and one without for the house’s', () => {
    const [told] = read(cells({ at: '2026-03-01T08:00:00+09:00' }));
    expect(told!.input['at']).toBe('2026-02-28T23:00:00.000Z');
  });

  it('take a text that was marked against formulas for what it was', () => {
    expect(read(cells({ name: "'=1+1" }))[0]!.input['name']).toBe('=1+1');
  });

  it('find their fields by the words of either language', () => {
    const fields = [
      ['name', ['名称', 'Name']],
      ['kind', ['类型', 'Kind']],
      ['seats', ['席位', 'Seats']],
    ] as const;
    expect(guessed(['类型 ', 'NAME', '', '备注'], fields)).toEqual({ name: 'NAME', kind: '类型 ' });
  });

  it('never break on any cell', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.record({ lost: fc.string() }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 5 }), (rows) => {
        for (const { faults, input } of read(...rows)) {
          expect(Array.isArray(faults)).toBe(true);
          expect(JSON.parse(JSON.stringify(input))).toEqual(input);
        }
      }),
    );
  });
});

describe('a moment', () => {
  it('is the instant at which the clocks there show it, whatever their offset does', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'UTC');
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, days, (zone, date) => {
        // Midday exists everywhere on every day.
        const day = date.toISOString().slice(0, 10);
        const at = new Date(instantIn(zone, { day, clock: '12:30:00' }));
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        });
        expect(shown.format(at)).toBe(`${day} 12:30:00`);
      }),
    );
  });

  it('is no moment where there is none', () => {
    expect(['2026-13-01', '2026-00-10', 'soon', '20260101', '2025-02-29'].map(momentOf)).toEqual([
      ...[undefined, undefined, undefined, undefined, undefined],
    ]);
    expect(momentOf('2024-02-29')).toEqual({ day: '2024-02-29', clock: undefined });
  });
});
