import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays } from '@heli/protocol';
import { createHouse, type House } from '@heli/testing';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
let folder: string;
let counter: Counter;
const open = async (now: string, zone = 'Asia/Shanghai'): Promise<void> => {
  house = await createHouse({ mechanisms: [counter.mechanism], folder, now, zone });
};
beforeEach(() => {
  folder = newFolder();
  counter = makeCounter();
});
afterEach(() => house.close());
afterAll(removeFolders);

interface Told {
  readonly type: string;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly day: string | null;
}
const told = (): Promise<Told[]> =>
  house.kernel.database.sql.reader.all(
    "SELECT type, occurred_at, recorded_at, json_extract(data, '$.day') AS day FROM core_event ORDER BY seq",
  );
const days = async (): Promise<Told[]> =>
  (await told()).filter(({ type, day }) => type === 'core.dayStarted' && day !== null);
const note = (add: number): Promise<unknown> => house.run(counter.commands.note, { add });
const wake = async (at: string): Promise<void> => {
  house.clock.moveTo(at);
  await house.kernel.writer.wake();
};

/** R5: the machine's clock is set forth and back. */
describe('a clock that jumps by an hour', () => {
  const jumps = ['09:30', '08:30', '08:45', '10:30', '09:20', '10:31'].map(
    (time) => `2026-11-02T${time}:00.000Z`,
  );

  test('never takes facts out of their order, and fires each deadline once', async () => {
    await open('2026-11-02T09:00:00.000Z');
    await house.run(counter.commands.remind, { set: [{ key: 'half past', at: '2026-11-02T09:30:00.000Z' }] });
    for (const [i, at] of jumps.entries()) {
      house.clock.jumpTo(at);
      await house.kernel.writer.wake();
      await note(10 ** i);
    }
    const all = await told();
    const recorded = all.map(({ recorded_at }) => recorded_at);
    expect(recorded).toEqual([...recorded].sort());
    const noted = all
      .filter(({ type }) => type === 'counter.noted')
      .map(({ occurred_at }) => occurred_at.slice(11, 16));
    expect(noted).toEqual(['09:30', '09:30', '09:30', '10:30', '10:30', '10:31']);
    expect(all.filter(({ type }) => type === 'counter.due').map(({ occurred_at }) => occurred_at)).toEqual([
      '2026-11-02T09:30:00.000Z',
    ]);
    expect(await house.cell('counter.sum')).toMatchObject({ state: 'live', value: 111_111 });
    // Told once each time it was set back, not with every look at it.
    expect(house.faults).toEqual(['core.warning.clockSetBack', 'core.warning.clockSetBack']);
  });

  test('gives no negative span, and stands at the last fact also after a restart', async () => {
    await open('2026-11-02T09:00:00.000Z');
    await note(1);
    await house.close();
    await open('2026-11-02T08:00:00.000Z');
    counter.knobs.misdeed = async (ctx) => ({
      now: ctx.now,
      backwards: ctx.clock.minutesBetween('2026-11-02T10:00:00.000Z', ctx.now, 'natural'),
      workdays: ctx.clock.minutesBetween('2026-11-02T10:00:00.000Z', ctx.now, 'workday'),
    });
    expect(await house.run(counter.commands.misbehave, {})).toEqual({
      now: '2026-11-02T09:00:00.000Z',
      backwards: 0,
      workdays: 0,
    });
    await note(2);
    expect(await house.cell('counter.sum', '2026-11-02')).toMatchObject({ state: 'live', value: 3 });
  });

  test('back over midnight begins no day twice and counts nothing for a day that has not come', async () => {
    await open('2026-11-02T15:50:00.000Z');
    await wake('2026-11-02T16:10:00.000Z');
    await note(1);
    house.clock.jumpTo('2026-11-02T15:20:00.000Z');
    await house.kernel.writer.wake();
    await note(2);
    await wake('2026-11-02T16:20:00.000Z');
    await note(4);
    expect((await days()).map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-03']);
    expect((await house.cell('counter.sum', '2026-11-03')).value).toBe(7);
    expect((await house.cell('counter.sum', '2026-11-02')).value).toBe(0);
  });
});

describe('business days', () => {
  /** From, to, and the hours that the odd day among them has. */
  const zones: [zone: string, first: string, count: number, odd: string, hours: number][] = [
    ['Asia/Shanghai', '2028-02-27', 5, '2028-02-29', 24],
    ['America/New_York', '2026-10-30', 5, '2026-11-01', 25],
    ['America/New_York', '2026-03-06', 5, '2026-03-08', 23],
    ['Asia/Kathmandu', '2026-12-29', 5, '2026-12-31', 24],
  ];

  test.each(zones)(
    'in %s from %s on begin once each, at their own midnight',
    async (zone, first, count, odd, hours) => {
      await open(`${first}T18:00:00.000Z`, zone);
      const local = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
        hour12: false,
      });
      await wake(`${addDays(first, count)}T18:00:00.000Z`);
      const begun = await days();
      expect(begun.map(({ day }) => day)).toEqual(begun.map((_, i) => addDays(begun[0]!.day!, i)));
      expect(begun.length).toBeGreaterThanOrEqual(count);
      // The first began before the house did.
      for (const { day, occurred_at } of begun) expect(local.format(new Date(occurred_at))).toContain(day);
      const at = (day: string): number => Date.parse(begun.find((one) => one.day === day)!.occurred_at);
      expect((at(addDays(odd, 1)) - at(odd)) / 3_600_000).toBe(hours);
      const midnights = begun
        .slice(1)
        .map(({ occurred_at }) => local.format(new Date(occurred_at)).slice(-8));
      expect(new Set(midnights.map((time) => time.replace('24:', '00:')))).toEqual(new Set(['00:00:00']));
    },
  );

  test('hold what happens up to their last millisecond, on a leap day and at the end of a year', async () => {
    await open('2028-02-28T02:00:00.000Z');
    const moments: [string, number][] = [
      ['2028-02-28T15:59:59.999Z', 1],
      ['2028-02-28T16:00:00.000Z', 2],
      ['2028-02-29T15:59:59.999Z', 4],
      ['2028-02-29T16:00:00.000Z', 8],
      ['2028-12-31T15:59:59.999Z', 16],
      ['2028-12-31T16:00:00.000Z', 32],
    ];
    for (const [at, add] of moments) {
      await wake(at);
      await note(add);
    }
    const expected: [string, number][] = [
      ['2028-02-28', 1],
      ['2028-02-29', 6],
      ['2028-03-01', 8],
      ['2028-02', 7],
      ['2028-Q1', 15],
      ['2028-12-31', 16],
      ['2028', 31],
      ['2029-01-01', 32],
      ['2029', 32],
      ['2028-W52', 16],
      ['2029-W01', 32],
      ['P12M', 63],
    ];
    const found = await Promise.all(
      expected.map(async ([period]) => [period, (await house.cell('counter.sum', period)).value]),
    );
    expect(found).toEqual(expected);
  });
});

test('a year without a published table of holidays is told of once; then only weekends are free', async () => {
  await open('2041-10-01T02:00:00.000Z');
  counter.knobs.misdeed = async (ctx) => ({
    // The National Day, a Tuesday, and the Sunday after it.
    free: ['2041-10-01', '2041-10-06'].map((day) => !ctx.clock.isWorkday(day)),
    next: ctx.clock.add('2041-10-04T02:00:00.000Z', { days: 1 }, 'workday'),
  });
  for (let i = 0; i < 3; i++)
    expect(await house.run(counter.commands.misbehave, {})).toEqual({
      free: [false, true],
      next: '2041-10-07T02:00:00.000Z',
    });
  expect(house.faults).toEqual(['core.warning.holidaysUnknown']);
});
