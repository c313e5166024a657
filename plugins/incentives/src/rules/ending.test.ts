import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actor } from '@heli/testing';
import { House, street } from '../../test/house.js';

let house: House;
beforeAll(async () => void (house = await House.open()));
afterAll(() => house.close());

const draft = {
  code: 'short',
  title: 'Watering the trees',
  trigger: 'incentives.hoursCounted',
  holder: 'person',
  amount: '1',
} as const;

/** Publishes the next version of the rule. */
async function publish(days: { readonly from: string; readonly to?: string }): Promise<void> {
  const { ruleId } = await house.send('office', 'draftRule', draft);
  await house.send('secretary', 'publishRule', { ruleId, ...days });
}

const reminded = async (): Promise<unknown> => {
  const { queries } = house.house.kernel;
  const found = (await queries.ask(actor('admin', ['administrator']), street, 'core.repairs', {})) as {
    readonly kind: string;
  }[];
  return found.filter(({ kind }) => kind === 'ruleEnds');
};

it('reminds of a rule that ends within a month, until another takes its place', async () => {
  await publish({ from: '2026-11-02', to: '2026-11-20' });
  expect(await reminded()).toMatchObject([
    {
      severity: 'warn',
      params: { title: 'Watering the trees', day: '2026-11-20' },
      remedy: { kind: 'page', path: '/records/incentives/rules' },
    },
  ]);
  await publish({ from: '2026-11-21', to: '2027-06-30' });
  expect(await reminded()).toEqual([]);
});

it('reminds nobody of what was ended on purpose', async () => {
  const { ruleId } = await house.send('office', 'draftRule', { ...draft, code: 'other' });
  await house.send('secretary', 'publishRule', { ruleId, from: '2026-11-02' });
  await house.send('secretary', 'endRule', { ruleId, to: '2026-11-10', reason: 'no trees left' });
  expect(await reminded()).toEqual([]);
});
