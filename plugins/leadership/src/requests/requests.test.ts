import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const refusal = (name: string) => ({ key: `leadership.refusal.${name}` });
const answered = () => house.cell('requestAnswered');
const ask = (who: string, direction: 'toCouncil' | 'toUnit', unitId = house.units.works) =>
  house.send(who, 'askRequest', { unitId, direction, title: 'A room for the choir' });

it('a unit asks the council, which answers within five working days', async () => {
  const { requestId, due } = await ask('works', 'toCouncil');
  expect(due).toBe('2026-11-09T01:00:00.000Z');
  await expect(house.send('works', 'answerRequest', { requestId, answer: 'Yes' })).rejects.toMatchObject(
    refusal('answererAsked'),
  );
  await house.send('office', 'answerRequest', { requestId, answer: 'On Mondays' });
  await house.wait(days(8));
  expect(await answered()).toEqual({ n: 1, d: 1 });
  expect(await house.ask('requestDetail', { id: requestId }, 'works')).toMatchObject({
    ...{ state: 'answered', answer: 'On Mondays', overdue: false },
  });
  expect(await house.ask('requests', {}, 'bakery')).toEqual([]);
});

it('the council asks a unit, and nobody answers in its stead', async () => {
  const { requestId } = await ask('chair', 'toUnit');
  await expect(house.send('office', 'answerRequest', { requestId, answer: 'x' })).rejects.toMatchObject(
    refusal('answererAsked'),
  );
  await expect(house.send('bakery', 'answerRequest', { requestId, answer: 'x' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await house.wait(days(8));
  expect(await house.ask('requests', {})).toMatchObject([{ overdue: true }]);
  await house.send('works', 'answerRequest', { requestId, answer: 'Now' });
  expect(await answered()).toEqual({ n: 0, d: 1 });
});

it('an answer that was told later counts as given when it was', async () => {
  const { requestId } = await ask('works', 'toCouncil');
  const at = house.ahead(2);
  await house.wait(days(8));
  await house.send('office', 'answerRequest', { requestId, answer: 'By telephone', at });
  expect(await answered()).toEqual({ n: 1, d: 1 });
});

it('is asked for one’s own unit only, and withdrawn by the side that asked', async () => {
  await expect(ask('bakery', 'toCouncil')).rejects.toMatchObject(refusal('notYourUnit'));
  await expect(ask('worksInOffice', 'toUnit')).rejects.toMatchObject(refusal('ownUnitAsked'));
  const { requestId } = await ask('works', 'toCouncil');
  await expect(house.send('office', 'withdrawRequest', { requestId })).rejects.toMatchObject(
    refusal('notTheAsker'),
  );
  await house.send('works', 'withdrawRequest', { requestId });
  await house.wait(days(8));
  expect(await answered()).toEqual({ n: 0, d: 0 });
});
