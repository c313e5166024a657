import { metrics, type leadership, type MetricName } from '@heli/contracts/leadership';
import { Refusal, type CallOf } from '@heli/sdk';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { days, House, voters } from '../test/house.js';
import {
  appraisalLife,
  contactPointLife,
  coverageLife,
  coveredStates,
  itemLife,
  listLife,
  openItemStates,
  problemLife,
  reportLife,
  requestLife,
} from './life-cycles.js';

type Commands = typeof leadership.commands;
type Name = keyof Commands;
type Kind = 'list' | 'item' | 'coverage' | 'contact_point' | 'report' | 'appraisal' | 'problem' | 'request';

/** Which record a command is about, and in which states that is allowed. */
const verbs: readonly (readonly [Name, Kind, readonly string[]])[] = [
  ['addItem', 'list', listLife.addItem.from],
  ['approveList', 'list', listLife.approve.from],
  ['publishList', 'list', listLife.publish.from],
  ['checkMidYear', 'list', listLife.checkMidYear.from],
  ['checkYearEnd', 'list', listLife.checkYearEnd.from],
  ['archiveList', 'list', listLife.archive.from],
  ['beginItem', 'item', itemLife.begin.from],
  ['reportItem', 'item', itemLife.report.from],
  ['verifyItem', 'item', itemLife.verify.from],
  ['returnItem', 'item', itemLife.sendBack.from],
  ['reopenItem', 'item', itemLife.reopen.from],
  ['withdrawItem', 'item', itemLife.withdraw.from],
  ['planCoverage', 'coverage', coverageLife.plan.from],
  ['joinBranch', 'coverage', coverageLife.join.from],
  ['foundBranch', 'coverage', coverageLife.found.from],
  ['lapseCoverage', 'coverage', coverageLife.lapse.from],
  ['checkCoverage', 'coverage', coverageLife.check.from],
  ['assignInstructor', 'coverage', coverageLife.check.from],
  ['visitUnit', 'coverage', coverageLife.check.from],
  ['visitContactPoint', 'contact_point', contactPointLife.visit.from],
  ['endContactPoint', 'contact_point', contactPointLife.end.from],
  ['submitReport', 'report', reportLife.submit.from],
  ['deliverReport', 'report', reportLife.deliver.from],
  ['openAppraisal', 'report', reportLife.openAppraisal.from],
  ['giveFeedback', 'report', reportLife.giveFeedback.from],
  ['listProblem', 'report', reportLife.listProblem.from],
  ['finishRectification', 'report', reportLife.finish.from],
  ['castBallot', 'appraisal', appraisalLife.count.from],
  ['attestCount', 'appraisal', appraisalLife.attest.from],
  ['countAppraisal', 'appraisal', appraisalLife.count.from],
  ['planRectification', 'problem', problemLife.plan.from],
  ['reportRectification', 'problem', problemLife.report.from],
  ['verifyRectification', 'problem', problemLife.verify.from],
  ['returnRectification', 'problem', problemLife.sendBack.from],
  ['answerRequest', 'request', requestLife.answer.from],
  ['withdrawRequest', 'request', requestLife.withdraw.from],
];
/** Tried less often: what ends a life, and what may be done any number of times. */
const seldom: readonly Name[] = [
  'listProblem',
  'withdrawItem',
  'archiveList',
  'endContactPoint',
  'withdrawRequest',
];
const beginnings: readonly Name[] = [
  ...(['draftList', 'enterCoverage', 'setContactPoint', 'draftReport', 'askRequest'] as const),
];

/** One thing that somebody tries; a wild one takes any record in any state. */
const attempt = fc.record({
  verb: fc.nat(1000),
  wild: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  begin: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  who: fc.constantFrom('all-1', 'all-2', 'all-3'),
  pick: fc.nat(1000),
  /** Days before now, if it is told after the fact. */
  late: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }) },
  ),
  /** Days that pass before it. */
  pause: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 0, max: 12 })),
});
type Attempt = ReturnType<typeof attempt.generate>['value'];

class Lives {
  readonly tried = { done: 0, refused: 0 };

  constructor(readonly house: House) {}

  async try(one: Attempt): Promise<void> {
    const { house } = this;
    if (one.pause > 0) await house.wait(days(one.pause));
    const { name, id } = await this.#wanted(one);
    const who = this.#who(name, one);
    const before = await house.state();
    try {
      await house.send(who, name, this.#input(name, id, one));
      this.tried.done += 1;
      await house.settled();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.tried.refused += 1;
      expect(await house.state()).toEqual(before);
    }
  }

  #who(name: Name, { who, pick }: Attempt): string {
    if (name === 'castBallot') return voters[pick % voters.length]!;
    if (name === 'planRectification' || name === 'reportRectification') return 'branch';
    return name === 'answerRequest' && pick % 2 ? 'office' : who;
  }

  /** What life allows somewhere just now, or anything at all. */
  async #wanted({ verb, wild, begin, pick }: Attempt): Promise<{ name: Name; id: string }> {
    if (begin) return { name: beginnings[verb % beginnings.length]!, id: '' };
    const able: { name: Name; id: string }[] = [];
    for (const [name, kind, from] of verbs) {
      if (seldom.includes(name) && pick % 4 > 0) continue;
      const records = await this.house.rows(`SELECT id, state FROM leadership_${kind} ORDER BY id`);
      const fit = records.filter(({ state }) => wild || from.includes(String(state)));
      const id = fit[pick % Math.max(1, fit.length)]?.['id'];
      if (id !== undefined) able.push({ name, id: String(id) });
    }
    return able[verb % Math.max(1, able.length)] ?? { name: beginnings[verb % beginnings.length]!, id: '' };
  }

  #input(name: Name, id: string, { pick, late }: Attempt): CallOf<Commands[Name]> {
    const { house } = this;
    const unitId = Object.values(house.units)[pick % 3]!;
    const at = late === undefined ? {} : { at: house.ahead(-late) };
    const due = house.ahead(1 + (pick % 30));
    const inputs: { readonly [N in Name]: CallOf<Commands[N]> } = {
      draftList: { title: 'x', year: 2026, unitId: house.units.works },
      addItem: { listId: id, category: 'service', text: 'x', weight: 1 + (pick % 10), due },
      ...{ approveList: { listId: id }, publishList: { listId: id }, archiveList: { listId: id } },
      ...{ checkMidYear: { listId: id }, checkYearEnd: { listId: id }, beginItem: { itemId: id } },
      reportItem: { itemId: id, selfScore: 90 },
      verifyItem: { itemId: id, verifiedScore: pick % 5 ? 80 : 30, ...at },
      ...{ returnItem: { itemId: id }, reopenItem: { itemId: id }, withdrawItem: { itemId: id } },
      enterCoverage: {
        ...{ unitId, kind: 'newSocial', members: pick % 6 },
        branch: (['none', 'joint', 'own'] as const)[pick % 3],
      },
      ...{
        planCoverage: { coverageId: id },
        joinBranch: { coverageId: id },
        foundBranch: { coverageId: id },
      },
      lapseCoverage: {
        coverageId: id,
        reason: (['membersTooFew', 'dissolved', 'closed'] as const)[pick % 3]!,
      },
      checkCoverage: { coverageId: id, members: pick % 6 },
      ...{ assignInstructor: { coverageId: id, personId: 'p' }, visitUnit: { coverageId: id, ...at } },
      setContactPoint: { postId: 'post', postTitle: 'chair', everyDays: 1 + (pick % 25) },
      visitContactPoint: { contactPointId: id, findings: 'x', ...at },
      endContactPoint: { contactPointId: id },
      draftReport: {
        ...{ year: 2026, audience: 'upward', postId: 'post', postTitle: 'member', personId: 'p', text: 'x' },
      },
      ...{ reviseReport: { reportId: id, text: 'y' }, submitReport: { reportId: id } },
      ...{ deliverReport: { reportId: id }, openAppraisal: { reportId: id, roll: [...voters] } },
      castBallot: { appraisalId: id, choice: 'fair' },
      ...{ attestCount: { appraisalId: id }, countAppraisal: { appraisalId: id } },
      ...{ giveFeedback: { reportId: id, comment: 'x' }, listProblem: { reportId: id, text: 'x' } },
      planRectification: { problemId: id, measure: 'x', due },
      ...{ reportRectification: { problemId: id }, verifyRectification: { problemId: id, ...at } },
      ...{ returnRectification: { problemId: id }, finishRectification: { reportId: id } },
      askRequest: {
        ...(pick % 2
          ? { unitId: house.units.works, direction: 'toCouncil' as const }
          : { unitId: house.units.bakery, direction: 'toUnit' as const }),
        title: 'x',
      },
      ...{ answerRequest: { requestId: id, answer: 'x', ...at }, withdrawRequest: { requestId: id } },
    };
    return inputs[name];
  }
}

const truly = (value: unknown): boolean => value === 1 || value === true;
const sumOf = (rows: Record<string, unknown>[]): number =>
  rows.reduce((total, { weight }) => total + Number(weight), 0);

/** The numbers against the records as they stand. */
async function check(house: House): Promise<void> {
  const { now } = house;
  const isDue = ({ due }: Record<string, unknown>): boolean => typeof due === 'string' && due <= now;
  const units = (await house.rows('SELECT * FROM leadership_coverage')).filter(
    ({ closed }) => !truly(closed),
  );
  const covered = units.filter(({ state }) => (coveredStates as readonly unknown[]).includes(state));
  const worked = units.filter((one) => covered.includes(one) || String(one['work_until'] ?? '') > now);
  expect(await house.cell('orgCoverage')).toEqual({ n: covered.length, d: units.length });
  expect(await house.cell('workCoverage')).toEqual({ n: worked.length, d: units.length });

  const items = (await house.rows('SELECT * FROM leadership_item')).filter(
    (item) => truly(item['in_force']) && item['state'] !== 'withdrawn' && isDue(item),
  );
  const inTime = items.filter(({ verified_at: at, due }) => at !== null && String(at) <= String(due));
  const open = items.filter(({ state }) => (openItemStates as readonly unknown[]).includes(state));
  expect(await house.cell('dutyCompletion')).toEqual({ n: sumOf(inTime), d: sumOf(items) });
  expect((await house.cell('overdueDuties')).n).toBe(open.length);

  const problems = (await house.rows('SELECT * FROM leadership_problem')).filter(isDue);
  const righted = problems.filter(({ verified_at: at, due }) => at !== null && String(at) <= String(due));
  expect(await house.cell('rectificationOnTime')).toEqual({ n: righted.length, d: problems.length });
  expect((await house.cell('overdueRectifications')).n).toBe(
    problems.filter(({ state }) => state !== 'verified').length,
  );

  const rounds = (
    await house.rows(
      `SELECT r.due AS due, r.visited_at AS visited_at FROM leadership_visit_round r
       JOIN leadership_contact_point p ON p.id = r.contact_point_id
       WHERE NOT (p.state = 'ended' AND p.round = r.round)`,
    )
  ).filter(isDue);
  expect(await house.cell('contactPointVisits')).toEqual({
    n: rounds.filter(({ visited_at: at }) => at !== null).length,
    d: rounds.length,
  });
  for (const name of Object.keys(metrics) as MetricName[]) {
    const { n, d } = await house.ask('recordsBehind', { metric: name, period: { last: '2099-01-01' } });
    expect([name, n, d]).toEqual([name, (await house.cell(name)).n, (await house.cell(name)).d]);
  }
}

it('keeps every number true in whatever is tried, and a refusal leaves no trace', async () => {
  const total = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 60, maxLength: 80, size: 'max' }), async (plan) => {
      const house = await House.open();
      try {
        const lives = new Lives(house);
        await house.listInForce([3, 5, 7, 2, 1], { due: house.ahead(40) });
        await house.send('supervisor', 'listProblem', { reportId: await house.appraised(), text: 'x' });
        for (const one of plan) await lives.try(one);
        await check(house);
        await house.wait(days(120));
        await check(house);
        const points = await house.rows(`SELECT id FROM leadership_contact_point WHERE state = 'active'`);
        expect((await house.timers()).map(({ key }) => String(key).split(':')[1]).sort()).toEqual(
          points.map(({ id }) => id).sort(),
        );
        expect(house.house.faults.filter((fault) => !fault.startsWith('core.warning'))).toEqual([]);
        total.done += lives.tried.done;
        total.refused += lives.tried.refused;
      } finally {
        await house.close();
      }
    }),
    { numRuns: 2, endOnFailure: true },
  );
  expect(total.done).toBeGreaterThan(60);
  expect(total.refused).toBeGreaterThan(30);
});
