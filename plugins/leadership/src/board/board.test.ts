import { leadership, metrics, type MetricName } from '@heli/contracts/leadership';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { communities, days, House } from '../../test/house.js';

let house: House;
beforeAll(async () => {
  house = await House.open();
  const { units } = house;
  for (const [unitId, branch] of [
    [units.bakery, 'none'],
    [units.courier, 'joint'],
  ] as const)
    await house.send('office', 'enterCoverage', { unitId, kind: 'newEconomic', members: 1, branch });
  await house.send('office', 'setContactPoint', { postId: 'p', postTitle: 'chair', everyDays: 12 });
  await house.send('works', 'askRequest', { unitId: units.works, direction: 'toCouncil', title: 'x' });
  const { itemIds } = await house.listInForce([4, 3], { due: house.ahead(5) });
  await house.report(itemIds[0]!);
  await house.send('office', 'verifyItem', { itemId: itemIds[0]!, verifiedScore: 90 });
  await house.listInForce([2], { due: house.ahead(15), forPost: true });
  await house.listInForce([1], { due: house.ahead(90) });
  const reportId = await house.appraised();
  const { problemId } = await house.send('office', 'listProblem', { reportId, text: 'x' });
  await house.send('branch', 'planRectification', { problemId, measure: 'x', due: house.ahead(6) });
  await house.wait(days(10));
});
afterAll(() => house.close());

describe('the duty board', () => {
  it('shows by ● ▲ ■ what is still to be done, the most pressing first, and no word that anybody wrote', async () => {
    const rows = await house.ask('dutyBoard', {});
    expect(rows.map(({ status, holder, weight }) => [status, holder, weight])).toEqual([
      ['bad', 'works', 3],
      ['warn', 'leadership.postTitle.branchSecretary', 2],
      ['ok', 'works', 1],
    ]);
    expect(rows[0]).toMatchObject({
      ...{ state: 'leadership.state.planned', category: 'leadership.category.service' },
    });
    expect(JSON.stringify(rows)).not.toContain('Open the hall');
    expect(await house.ask('overdueBoard', {})).toMatchObject([{ holder: 'works', weight: 3 }]);
    expect((await house.cell('overdueDuties')).n).toBe(1);
  });

  it('shows the visits that are due next, and where two-new units are not covered', async () => {
    expect(await house.ask('nextVisits', {})).toMatchObject([
      { target: '凤凰街道', post: 'leadership.postTitle.chair', due: house.ahead(2) },
    ]);
    expect(await house.ask('uncoveredUnits', {})).toEqual([
      { id: communities[0], place: '第1社区', uncovered: 1 },
    ]);
  });

  it('gives each audience its own fields, and names of units to the council only', () => {
    for (const { live } of Object.values(leadership.queries).filter((query) => query.live)) {
      expect(live?.fields.public).toBeDefined();
      for (const field of ['holder', 'target', 'post', 'title', 'text', 'personId'])
        expect(live?.fields.public).not.toContain(field);
    }
  });
});

describe('the records behind a number', () => {
  it.each(Object.keys(metrics) as MetricName[])('add up to %s, in all and by day', async (name) => {
    for (const [period, first, last] of [
      ['total', undefined, '2026-11-30'],
      ['2026-11-07', '2026-11-07', '2026-11-07'],
      ['2026-11-09', '2026-11-09', '2026-11-09'],
      ['2026-11', '2026-11-01', '2026-11-30'],
    ] as const) {
      const { n, d } = await house.ask('recordsBehind', { metric: name, period: { first, last } });
      expect([period, { n, d }]).toEqual([period, await house.cell(name, period)]);
    }
  });

  it('say what they are and what they are called', async () => {
    const period = { last: '2026-11-30' };
    const duties = await house.ask('recordsBehind', { metric: 'dutyCompletion', period });
    expect(duties).toMatchObject({ n: 4, d: 7, total: 2, rows: [{ kind: 'leadership.record.item' }, {}] });
    const units = await house.ask('recordsBehind', { metric: 'orgCoverage', period });
    expect(units.rows.map(({ kind, title, n }) => [kind, title, n]).sort()).toEqual([
      ['leadership.record.coverage', 'bakery', 0],
      ['leadership.record.coverage', 'courier', 1],
    ]);
    expect((await house.ask('recordsBehind', { metric: 'orgCoverage', period, limit: 1 })).rows).toHaveLength(
      1,
    );
    await expect(house.ask('recordsBehind', { metric: 'toString', period })).rejects.toMatchObject({
      key: 'leadership.refusal.unknownMetric',
    });
  });
});
