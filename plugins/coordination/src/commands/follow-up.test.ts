import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('feeds the rates of whoever was reached and rated', async () => {
  const answers = [
    { contacted: true, solved: 'yes', satisfied: 'satisfied' },
    { contacted: true, solved: 'yes', satisfied: 'none' },
    { contacted: true, solved: 'partly', satisfied: 'mostly' },
    { contacted: true, solved: 'no', satisfied: 'dissatisfied', excluded: true },
    { contacted: false },
  ] as const;
  for (const answer of answers)
    await house.send('office', 'followUp', { caseId: await house.caseIn('closed'), ...answer });
  expect(await house.cell('resolutionRate')).toEqual({ n: 2, d: 3 });
  expect(await house.cell('satisfaction')).toEqual({ n: 2, d: 2 });
});

it('wants both answers of somebody reached, and none of nobody', async () => {
  const caseId = await house.caseIn('closed');
  await expect(
    house.send('office', 'followUp', { caseId, contacted: true, solved: 'yes' }),
  ).rejects.toMatchObject({
    key: 'coordination.refusal.answersMissing',
    field: 'satisfied',
  });
  await expect(
    house.send('office', 'followUp', { caseId, contacted: false, solved: 'yes' }),
  ).rejects.toMatchObject({
    key: 'coordination.refusal.answersUnexpected',
  });
});
