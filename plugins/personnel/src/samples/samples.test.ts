import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { communities, days, House, street } from '../../test/house.js';
import { dayAfter, daysBetween } from '../shared/days.js';

let house: House;
beforeEach(async () => void (house = await House.open({ now: '2026-01-05T01:00:00.000Z' })));
afterEach(() => house.close());

interface Term {
  readonly staffId: string;
  readonly from: string;
  to?: string;
}
interface Told {
  readonly terms: Term[];
  readonly trained: { readonly staffId: string; readonly minutes: number; readonly day: string }[];
  readonly norms: { readonly from: string; readonly norm: number }[];
}
const names = ['anna', 'bela', 'cora', 'dina', 'edda', 'fritz'] as const;
const community = communities[0];

/** Each day's sample, recomputed from what was told up to that day's end, by other means than the mechanism's. */
function expected({ terms, trained, norms }: Told, day: string) {
  const serving = (on: string) => terms.filter(({ from, to }) => from <= on && (to ?? '9999') > on);
  const norm = (on: string): number => norms.findLast(({ from }) => from <= on)?.norm ?? 0;
  const places: string[] = [];
  for (let one = norms[0]!.from; one <= day; one = dayAfter(one)) {
    const open = Math.max(0, norm(one) - serving(one).length);
    while (places.length > open) places.splice(norm(one) < norm(dayAfter(one, -1)) ? -1 : 0, 1);
    while (places.length < open) places.push(one);
  }
  const due = (from: string): number => {
    const since = from > `${day.slice(0, 4)}-01-01` ? from : `${day.slice(0, 4)}-01-01`;
    return (2400 * (daysBetween(since, day) + 1)) / 365;
  };
  const done = (id: string): number =>
    trained
      .filter((one) => one.staffId === id && one.day <= day && one.day.slice(0, 4) === day.slice(0, 4))
      .reduce((sum, one) => sum + one.minutes, 0);
  return {
    vacancies: places.length,
    vacantDays: places.reduce((sum, since) => sum + daysBetween(since, day), 0),
    trainees: serving(day).length,
    trained: serving(day).filter(({ staffId, from }) => done(staffId) >= due(from)).length,
  };
}

/** Some days later something happens: somebody comes, goes or is trained, or the norm changes. */
const step = fc.record({
  wait: fc.integer({ min: 1, max: 12 }),
  what: fc.constantFrom('come', 'go', 'train', 'train', 'norm'),
  who: fc.integer({ min: 0, max: names.length - 1 }),
  much: fc.integer({ min: 1, max: 60 }),
});

it('says of each day of a year what its records come to, live and rebuilt alike', async () => {
  const today = (): string => house.now.slice(0, 10);
  const { postId } = await house.send(
    ...(['officer', 'definePost', { kind: 'socialWorker', title: 'x', norm: 3 }, community] as const),
  );
  const told: Told = { terms: [], trained: [], norms: [{ from: today(), norm: 3 }] };
  const act = async ({ what, who, much }: { what: string; who: number; much: number }): Promise<void> => {
    const name = names[who]!;
    const personId = house.persons[name];
    const rows = await house.ask('staff', { state: 'serving', personId }, 'officer', community);
    const serving = told.terms.find(({ staffId }) => staffId === rows[0]?.staffId);
    if (what === 'come' && !serving) {
      const of = { postId, personId, employment: 'fullTime' } as const;
      const { staffId } = await house.send('officer', 'startService', of, community);
      told.terms.push({ staffId, from: today() });
    } else if (what === 'go' && serving && serving.from < today()) {
      const of = { staffId: serving.staffId, endReason: 'transferred' } as const;
      await house.send('officer', 'endService', of, community);
      serving.to = today();
    } else if (what === 'train' && serving) {
      const plan = { title: 'x', kind: 'skills', minutes: much * 15, day: today() } as const;
      const { trainingId } = await house.send('officer', 'planTraining', plan, community);
      await house.send('officer', 'recordTraining', { trainingId, personIds: [personId] }, community);
      told.trained.push({ staffId: serving.staffId, minutes: much * 15, day: today() });
    } else if (what === 'norm') {
      const norm = 1 + (much % 5);
      await house.send('officer', 'setNorm', { postId, norm, basis: 'x' }, community);
      if (told.norms.at(-1)!.from === today()) told.norms.pop();
      told.norms.push({ from: today(), norm });
    }
  };
  const steps = fc.sample(step, { numRuns: 70, seed: 7 });
  const looked: { day: string; of: ReturnType<typeof expected> }[] = [];
  for (const one of steps) {
    await act(one);
    for (let left = one.wait; left > 0; left--) {
      const day = today();
      await house.wait(days(1));
      looked.push({ day, of: expected(told, day) });
    }
  }
  expect(looked.length).toBeGreaterThan(365);
  const facts = await house.house.kernel.log.read(0, 100_000);
  const sampled = new Map(
    facts
      .filter(({ type }) => type === 'personnel.daySampled')
      .map(({ data }) => JSON.parse(data) as { day: string })
      .map(({ day, ...of }) => [day, of]),
  );
  for (const { day, of } of looked)
    if (of.vacancies + of.trainees > 0) expect([day, sampled.get(day)]).toEqual([day, of]);

  const read = async () => {
    const wanted = ['vacancyDays', 'trainingCompliance', 'staffingRate'].map((name) => `personnel.${name}`);
    const cells = await house.house.kernel.cells.list(wanted, street, '2026-09', 'confidential');
    return cells.map(({ metric, n, d, value }) => ({ metric, n, d, value }));
  };
  const live = await read();
  expect(live.some(({ value }) => value !== null)).toBe(true);
  await house.house.kernel.follower.rebuild('personnel');
  expect(await read()).toEqual(live);
});
