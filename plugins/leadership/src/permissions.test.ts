import { readdirSync, readFileSync } from 'node:fs';
import { leadership } from '@heli/contracts/leadership';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { communities, House } from '../test/house.js';

let house: House;
beforeAll(async () => void (house = await House.open()));
afterAll(() => house.close());

describe('who may do what', () => {
  it('lets a unit act on its own duties, and shows it nothing else', async () => {
    const { itemIds, listId } = await house.listInForce([1]);
    const [itemId] = itemIds as [string];
    await expect(house.send('bakery', 'beginItem', { itemId })).rejects.toMatchObject({ code: 'not-found' });
    expect(await house.ask('items', { listId }, 'bakery')).toEqual([]);
    expect(await house.ask('itemDetail', { id: itemId }, 'bakery')).toBeNull();
    expect(await house.ask('lists', {}, 'works')).toMatchObject([{ listId, holder: 'works' }]);
  });

  it('shows a report to those who lead and to its writer, and its problems to nobody else', async () => {
    const reportId = await house.appraised();
    await house.send('office', 'listProblem', { reportId, text: 'Late answers' });
    expect(await house.ask('problems', {}, 'works')).toEqual([]);
    expect(await house.ask('reportDetail', { id: reportId }, 'works')).toBeNull();
    expect(await house.ask('problems', {}, 'branch')).toMatchObject([{ title: 'Late answers' }]);
    await expect(house.ask('reports', {}, 'representative')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each([
    ['office', 'approveList'],
    ['works', 'publishList'],
    ['chair', 'draftList'],
    ['works', 'verifyItem'],
    ['supervisor', 'reportItem'],
    ['works', 'enterCoverage'],
    ['works', 'openAppraisal'],
    ['chair', 'countAppraisal'],
    ['resident', 'castBallot'],
    ['branch', 'giveFeedback'],
    ['resident', 'askRequest'],
  ] as const)('does not let %s: %s', async (who, name) => {
    await expect(house.send(who, name, {} as never)).rejects.toMatchObject({
      key: 'core.refusal.notPermitted',
    });
  });

  it('leaves no way to what stands elsewhere in the tree', async () => {
    const { listId } = await house.listInForce([1]);
    await expect(house.send('office', 'checkMidYear', { listId }, communities[0])).rejects.toMatchObject({
      key: 'leadership.refusal.unknownList',
    });
  });
});

it('has words for every no it says', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8'));
  const said = sources.flatMap((text) => [...text.matchAll(/\bno\(\s*'(\w+)'/g)].map(([, name]) => name));
  expect(said.length).toBeGreaterThan(30);
  const words: Readonly<Record<string, string>> = leadership.locales.en;
  expect(said.filter((name) => !(`leadership.refusal.${String(name)}` in words))).toEqual([]);
});
