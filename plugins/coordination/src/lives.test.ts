import {
  metrics,
  type CaseState,
  type coordinationOfCases,
  type MetricName,
} from '@heli/contracts/coordination';
import { Refusal, type CallOf } from '@heli/sdk';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { days, grid, House, minutes } from '../test/house.js';
import { lifeCycle, openStates, type Verb } from './life-cycle.js';

type Commands = typeof coordinationOfCases.commands;
type Name = Exclude<keyof Commands, 'importCase'>;

/** One thing that somebody tries; `legal` picks among what the life cycle allows just then. */
const attempt = fc.record({
  name: fc.oneof(
    { weight: 4, arbitrary: fc.constant('legal' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Name>('report', 'arriveWhistle', ...(Object.keys(lifeCycle) as Verb[])),
    },
  ),
  who: fc.constantFrom('all-1', 'all-2', 'all-3', 'all-4', 'all-5'),
  pick: fc.nat(1000),
  /** Minutes before now, if it is told after the fact. */
  late: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 600 }) },
  ),
  /** Minutes that pass before it. */
  pause: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 8000 })),
});
type Attempt = ReturnType<typeof attempt.generate>['value'];

class Lives {
  readonly cases: string[] = [];
  readonly whistles: string[] = [];
  readonly tried = { done: 0, refused: 0 };

  constructor(readonly house: House) {}

  async try(one: Attempt): Promise<void> {
    const { house } = this;
    await house.wait(minutes(one.pause));
    const caseId = this.cases[one.pick % Math.max(1, this.cases.length)];
    const name = one.name === 'legal' ? await this.#legal(caseId, one.pick) : one.name;
    if (!name || (caseId === undefined && name !== 'report')) return;
    const input = this.#input(name, caseId ?? '', one);
    const before = await house.state();
    try {
      this.#note(await house.send(one.who, name, input));
      this.tried.done += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.tried.refused += 1;
      expect(await house.state()).toEqual(before);
    }
  }

  async #legal(caseId: string | undefined, pick: number): Promise<Name | undefined> {
    if (caseId === undefined || pick % 17 === 0) return 'report';
    const state = (await this.house.stateOf(caseId)) as CaseState;
    const ends = ['reject', 'merge', 'archive'];
    const verbs = (Object.keys(lifeCycle) as Verb[]).filter(
      (verb) =>
        (lifeCycle[verb].from as readonly CaseState[]).includes(state) &&
        (!ends.includes(verb) || pick % 5 === 0),
    );
    if (state === 'joint' && pick % 3 > 0) return 'arriveWhistle';
    return verbs[pick % Math.max(1, verbs.length)];
  }

  #note(output: object): void {
    if ('number' in output && 'caseId' in output) this.cases.push(String(output.caseId));
    if ('arriveBy' in output && 'whistleId' in output) this.whistles.push(String(output.whistleId));
  }

  #input(name: Name, caseId: string, { pick, late }: Attempt): CallOf<Commands[Name]> {
    const { now, units } = this.house;
    const shifted = (by: number): string => new Date(Date.parse(now) + minutes(by)).toISOString();
    const at = late === undefined ? {} : { at: shifted(-late) };
    const unit = Object.values(units)[pick % 3]!;
    const whistleId = this.whistles.at(-1) ?? 'none';
    const severity = (['normal', 'urgent', 'emergency'] as const)[pick % 3];
    const inputs: { readonly [N in Name]: CallOf<Commands[N]> } = {
      report: {
        title: 'x',
        category: 'utilities.gas',
        origin: 'hotline',
        organisation: grid,
        severity,
        ...at,
      },
      ...{ verify: { caseId, ...at }, file: { caseId, ...at }, reject: { caseId, reason: 'noFacts', ...at } },
      merge: { caseId, into: this.cases[(pick + 1) % this.cases.length] ?? 'none', ...at },
      ...{ dispatch: { caseId, leadUnitId: unit, ...at }, arbitrate: { caseId, leadUnitId: unit } },
      ...{
        sign: { caseId, ...at },
        sendBack: { caseId, reason: 'unclear' },
        contact: { caseId, ...at },
      },
      ...{ extend: { caseId, due: shifted(pick * 20) }, suspend: { caseId, reviewAt: shifted(60) } },
      ...{ resume: { caseId }, submit: { caseId, outcome: 'partly', ...at }, rework: { caseId, ...at } },
      ...{ confirm: { caseId, ...at }, reopen: { caseId }, archive: { caseId } },
      followUp: { caseId, contacted: true, solved: pick % 2 ? 'no' : 'yes', satisfied: 'mostly', ...at },
      blowWhistle: {
        caseId,
        kind: 'emergency',
        title: 'x',
        calledUnitIds: Object.values(units).slice(pick % 3),
      },
      arriveWhistle: { whistleId, unitId: unit, ...at },
      concludeWhistle: { whistleId },
    };
    return inputs[name];
  }
}

async function check(house: House): Promise<void> {
  const rows = await house.rows('SELECT state, due, closed_at FROM coordination_case');
  const open = rows.filter(({ state }) => (openStates as readonly unknown[]).includes(state));
  const overdue = open.filter(({ due }) => due !== null && due !== undefined && due <= house.now);
  expect([(await house.cell('open')).n, (await house.cell('openOverdue')).n]).toEqual([
    open.length,
    overdue.length,
  ]);
  expect((await house.cell('closed')).n).toBe(rows.filter(({ closed_at: at }) => at !== null).length);
  expect((await house.cell('suspendedShare')).n).toBe(
    rows.filter(({ state }) => state === 'suspended').length,
  );
  for (const { step, now } of await house.ask('funnel', {}))
    expect((await house.cell('byStep', 'total', step)).n).toBe(now);
  for (const name of Object.keys(metrics) as MetricName[]) {
    if (['byStep', 'reached', 'threeRates'].includes(name)) continue;
    const cell = await house.cell(name);
    if (metrics[name].kind === 'ratio' && name !== 'whistleRate') expect(cell.n).toBeLessThanOrEqual(cell.d);
    expect(cell.n).toBeGreaterThanOrEqual(0);
    const { n, d } = await house.ask('casesBehind', { metric: name, period: { last: '2099-01-01' } });
    expect([name, n, d]).toEqual([name, cell.n, cell.d]);
  }
}

it('keeps every number true in whatever is tried, and a refusal leaves no trace', async () => {
  const total = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 60, maxLength: 90, size: 'max' }), async (plan) => {
      const house = await House.open();
      try {
        const lives = new Lives(house);
        for (const one of plan) await lives.try(one);
        await check(house);
        await house.wait(days(60));
        await check(house);
        expect(await house.timers()).toEqual([]);
        expect((await house.cell('closedOnTimeRate')).d).toBe((await house.cell('closed')).n);
        expect(house.house.faults.filter((fault) => !fault.startsWith('core.warning'))).toEqual([]);
        total.done += lives.tried.done;
        total.refused += lives.tried.refused;
      } finally {
        await house.close();
      }
    }),
    { numRuns: 5, endOnFailure: true },
  );
  expect(total.done).toBeGreaterThan(50);
  // By chance about a third of some 375 attempts; far fewer would mean that nothing is tried any more.
  expect(total.refused).toBeGreaterThan(50);
});
