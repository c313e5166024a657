import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { grid, hours, House, street } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const litter = { title: 'Litter by the gate', category: 'environment.litter', origin: 'grid' } as const;

describe('report', () => {
  it('begins a case in step 1, where it is', async () => {
    const { caseId, number, state } = await house.send('worker', 'report', { ...litter, organisation: grid });
    expect([number, state]).toEqual([`${street}-2026-00001`, 'reported']);
    expect(await house.told('caseReported')).toMatchObject([
      { organisation: grid, data: { caseId, from: null, to: 'collected', reached: ['collected'], number } },
    ]);
  });

  it('keeps words and persons out of the lasting part of the fact', async () => {
    await house.send('worker', 'report', { ...litter, place: 'Gate 3', reporter: 'Mrs Wang' });
    const [fact] = await house.told('caseReported');
    expect(JSON.stringify(fact?.data)).not.toMatch(/Litter|Gate|Wang/);
    expect(fact?.detail).toEqual({ title: litter.title, place: 'Gate 3', reporter: 'Mrs Wang' });
  });

  it('may be told after the fact, not before', async () => {
    await house.wait(hours(2));
    await house.send('worker', 'report', { ...litter, at: '2026-11-02T10:30:00+08:00' });
    expect((await house.told('caseReported'))[0]?.occurredAt).toBe('2026-11-02T02:30:00.000Z');
    const ahead = house.send('worker', 'report', { ...litter, at: '2026-11-02T03:00:00.001Z' });
    await expect(ahead).rejects.toMatchObject({
      code: 'invalid',
      key: 'coordination.refusal.inFuture',
      field: 'at',
    });
  });

  it.each([
    [{ category: 'unheard' }, 'unknownCategory', 'category'],
    [{ organisation: '110101' }, 'unknownOrganisation', 'organisation'],
  ])('refuses %j', async (part, key, field) => {
    await expect(house.send('worker', 'report', { ...litter, ...part })).rejects.toMatchObject({
      key: `coordination.refusal.${key}`,
      field,
    });
    expect(await house.facts()).toEqual([]);
  });
});
