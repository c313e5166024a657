import type { coordination } from '@heli/contracts/coordination';
import type { CallOf } from '@heli/sdk';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

type Input = CallOf<typeof coordination.commands.importCase>;
const record: Input = {
  source: 'receipt',
  sourceId: 'case-1',
  category: 'general',
  filedAt: '2011-05-02T08:00:00+02:00',
  due: '2011-06-27T08:00:00+02:00',
  closedAt: '2011-06-01T10:00:00+02:00',
  events: [
    { sourceId: 'task-2', at: '2011-05-03T09:00:00.123456+02:00', activity: 'Check', resource: 'b' },
    { sourceId: 'task-1', at: '2011-05-02T08:00:00+02:00', activity: 'Confirm', resource: 'a', group: 'G' },
  ],
};

describe('importing a case', () => {
  it('brings its facts in by their own dates', async () => {
    const { caseId, created, irregularities } = await house.send('office', 'importCase', record);
    expect([created, irregularities]).toEqual([true, []]);
    expect((await house.facts()).map(({ name, occurredAt }) => `${occurredAt} ${name}`)).toEqual([
      '2011-05-02T06:00:00.000Z caseFiled',
      '2011-05-02T06:00:00.000Z caseSourceRecorded',
      '2011-05-03T07:00:00.123Z caseSourceRecorded',
      '2011-06-01T08:00:00.000Z caseClosed',
      '2011-06-01T08:00:00.000Z caseArchived',
      '2011-06-27T06:00:00.000Z caseFellDue',
    ]);
    expect((await house.facts()).every(({ imported }) => imported)).toBe(true);
    const card = await house.ask('caseDetail', { id: caseId });
    expect(card?.history.map(({ detail }) => detail['activity'])).toEqual([
      ...[undefined, 'Confirm', 'Check', undefined, undefined, undefined],
    ]);
    expect(await house.cell('onTimeClosureRate', '2011-06-27')).toEqual({
      n: 1,
      d: 1,
    });
    expect(await house.cell('closedOnTimeRate')).toEqual({ n: 1, d: 1 });
  });

  it('changes nothing the second time', async () => {
    const { caseId } = await house.send('office', 'importCase', record);
    const before = await house.state();
    expect(await house.send('office', 'importCase', record)).toEqual({
      caseId,
      created: false,
      irregularities: [],
    });
    expect(await house.state()).toEqual(before);
  });

  it('settles a late and an open case, and arms only what is still to come', async () => {
    await house.send('office', 'importCase', {
      ...record,
      sourceId: 'late',
      closedAt: '2011-07-01T00:00:00Z',
    });
    await house.send('office', 'importCase', { ...record, sourceId: 'open', closedAt: undefined });
    expect(await house.cell('onTimeClosureRate')).toEqual({ n: 0, d: 2 });
    expect(await house.cell('closedOnTimeRate')).toEqual({ n: 0, d: 1 });
    expect([(await house.cell('openOverdue')).n, (await house.timers()).length]).toEqual([1, 0]);
    await house.send('office', 'importCase', {
      ...{
        ...record,
        sourceId: 'fresh',
        filedAt: house.now,
        due: '2026-11-05T00:00:00Z',
        closedAt: undefined,
      },
      events: [],
    });
    expect((await house.timers()).length).toBe(1);
    await house.wait(days(5));
    expect(await house.cell('onTimeClosureRate', '2026-11-05')).toEqual({
      n: 0,
      d: 1,
    });
  });

  it('lets an open case go on from where it stands', async () => {
    const { caseId } = await house.send('office', 'importCase', { ...record, closedAt: undefined });
    const { due } = await house.send('office', 'dispatch', { caseId, leadUnitId: house.units.works });
    expect(due).toBe('2011-06-27T06:00:00.000Z');
    await house.send('handler', 'sign', { caseId });
    await house.send('handler', 'contact', { caseId });
    await house.send('handler', 'submit', { caseId, outcome: 'resolved' });
    await house.send('worker', 'confirm', { caseId });
    expect(await house.cell('closedOnTimeRate', '2011-06-27')).toEqual({
      n: 0,
      d: 1,
    });
    expect((await house.cell('openOverdue')).n).toBe(0);
  });

  it.each<[string, Partial<Input>, string]>([
    ['inFuture', { filedAt: '2026-11-02T01:00:00.001Z' }, 'filedAt'],
    ['inFuture', { closedAt: '2027-01-01T00:00:00Z' }, 'closedAt'],
    ['inFuture', { events: [{ sourceId: 't', at: '2027-01-01T00:00:00Z', activity: 'x' }] }, 'events.0.at'],
    [
      'eventTwice',
      { events: [1, 2].map((hour) => ({ sourceId: 't', at: `2011-05-02T0${hour}:00:00Z`, activity: 'x' })) },
      'events',
    ],
    ['unknownOrganisation', { organisation: '110101' }, 'organisation'],
    ['unknownUnit', { unitId: 'nobody' }, 'unitId'],
  ])('refuses: %s %j', async (key, part, field) => {
    await expect(house.send('office', 'importCase', { ...record, ...part })).rejects.toMatchObject({
      ...{ code: 'invalid', key: `coordination.refusal.${key}`, field },
    });
    expect([await house.facts(), await house.rows('SELECT id FROM coordination_case')]).toEqual([[], []]);
  });
});
