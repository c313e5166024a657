import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { House } from '../test/house.js';

let house: House;
beforeAll(async () => void (house = await House.open()));
afterAll(() => house.close());

describe('who may do what', () => {
  it('lets a unit act on what it leads, and shows it nothing else', async () => {
    const caseId = await house.caseIn('dispatched');
    await expect(house.send('gas', 'sign', { caseId })).rejects.toMatchObject({ code: 'not-found' });
    expect(await house.ask('caseDetail', { id: caseId }, 'gas')).toBeNull();
    expect(await house.ask('cases', {}, 'gas')).toEqual([]);
    expect(await house.ask('cases', {}, 'handler')).toMatchObject([{ id: caseId, unit: 'works' }]);
  });

  it('shows residents their own reports only, and no notes', async () => {
    const { caseId } = await house.send('resident', 'report', {
      title: 'Dark',
      category: 'facilities.light',
      origin: 'resident',
    });
    expect((await house.ask('cases', {}, 'resident')).map(({ id }) => id)).toEqual([caseId]);
    await expect(house.ask('caseDetail', { id: caseId }, 'resident')).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it.each([
    ['resident', 'dispatch'],
    ['worker', 'file'],
    ['handler', 'confirm'],
    ['office', 'sign'],
  ] as const)('does not let %s: %s', async (who, name) => {
    const input = { caseId: 'any', leadUnitId: 'any' };
    const { caseId } = input;
    const wanted = house.send(who, name, name === 'dispatch' ? input : { caseId });
    await expect(wanted).rejects.toMatchObject({ code: 'forbidden', key: 'core.refusal.notPermitted' });
  });

  it('leaves no way to what stands elsewhere in the tree', async () => {
    const caseId = await house.caseIn('reported');
    const elsewhere = house.send('worker', 'verify', { caseId }, '370704003017');
    await expect(elsewhere).rejects.toMatchObject({ key: 'coordination.refusal.unknownCase' });
  });
});
