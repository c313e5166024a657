import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actor } from '@heli/testing';
import { days, hours, House, street } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

describe('dispatch', () => {
  it('fixes the due dates by the rule in force', async () => {
    const caseId = await house.caseIn('filed');
    const { due } = await house.send('office', 'dispatch', { caseId, leadUnitId: house.units.works });
    expect(due).toBe('2026-11-11T01:00:00.000Z');
    expect((await house.told('caseDispatched'))[0]?.data).toMatchObject({
      ...{ dueSign: '2026-11-02T05:00:00.000Z', dueContact: '2026-11-03T01:00:00.000Z' },
      ...{
        dueHandle: '2026-11-09T01:00:00.000Z',
        due,
        cycle: 1,
        settingsVersion: expect.any(Number),
        binding: false,
      },
    });
  });

  it('gives notice to those who act for the units, and to nobody else', async () => {
    const { kernel } = house.house;
    const account = (name: string, unitId: string) =>
      kernel.accounts.create(name, undefined, [{ role: 'handler', organisation: street, unitId }]);
    const [works, gas] = [await account('works', house.units.works), await account('gas', house.units.gas)];
    const caseId = await house.caseIn('filed', 'emergency');
    await house.send('office', 'dispatch', { caseId, leadUnitId: house.units.works });
    const told = (id: string) => kernel.queries.ask(actor(id, ['handler']), street, 'core.notices', {});
    expect(await told(works)).toMatchObject({
      unread: 1,
      notices: [
        {
          key: 'coordination.notice.dispatched',
          params: { day: '2026-11-02' },
          subject: { type: 'coordination.case', id: caseId },
          urgency: 'urgent',
        },
      ],
    });
    expect(await told(gas)).toMatchObject({ unread: 0 });
  });

  it('books the case when it falls due open, at that very moment', async () => {
    await house.caseIn('dispatched');
    await house.wait(days(9) - 1);
    expect([await house.cell('onTimeClosureRate'), (await house.cell('openOverdue')).n]).toEqual([
      { n: 0, d: 0 },
      0,
    ]);
    await house.wait(1);
    expect([await house.cell('onTimeClosureRate'), (await house.cell('openOverdue')).n]).toEqual([
      { n: 0, d: 1 },
      1,
    ]);
    expect((await house.told('caseFellDue'))[0]?.occurredAt).toBe('2026-11-11T01:00:00.000Z');
  });

  it('books at once what fell due before the dispatch was recorded', async () => {
    const caseId = await house.caseIn('filed', 'emergency');
    await house.wait(hours(6));
    await house.send('office', 'dispatch', {
      caseId,
      leadUnitId: house.units.gas,
      at: '2026-11-02T01:00:00Z',
    });
    expect(await house.told('caseFellDue')).toMatchObject([
      { occurredAt: '2026-11-02T05:00:00.000Z', data: { met: false } },
    ]);
    expect((await house.timers()).length).toBe(0);
  });

  it('refuses a unit that is unknown or named twice', async () => {
    const caseId = await house.caseIn('filed');
    const refused = (leadUnitId: string, coUnitIds: string[]) =>
      house.send('office', 'dispatch', { caseId, leadUnitId, coUnitIds });
    await expect(refused('nobody', [])).rejects.toMatchObject({ key: 'coordination.refusal.unknownUnit' });
    await expect(refused(house.units.works, [house.units.works])).rejects.toMatchObject({
      key: 'coordination.refusal.unitTwice',
    });
    expect(await house.stateOf(caseId)).toBe('filed');
  });
});
