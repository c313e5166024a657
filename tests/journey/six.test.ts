import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Catalogue } from '@heli/protocol';
import type { Role } from '@heli/sdk';
import cobuilding from '../../plugins/cobuilding/src/index.js';
import coordination from '../../plugins/coordination/src/index.js';
import incentives from '../../plugins/incentives/src/index.js';
import leadership from '../../plugins/leadership/src/index.js';
import personnel from '../../plugins/personnel/src/index.js';
import { openMeeting, passItem } from './council-meeting.ts';
import { day, journeyWith, type Ids } from './journey.ts';

/** The whole house: six mechanisms during a meeting, each of the five that can be switched off switched off in turn. */
const journey = journeyWith([leadership, cobuilding, personnel, coordination, incentives]);
const { ask, done, send, query, cell, later, wait, letIn } = journey;

interface Work {
  readonly mechanism: string;
  /** Does one more thing in it. */
  readonly one: () => Promise<unknown>;
  /** A command of it, and who sends it. */
  readonly command: readonly [who: string, name: string, input: unknown];
  /** A metric that counts what was done. */
  readonly metric: string;
}
let works: readonly Work[];
let itemIds: readonly string[];

const roles: readonly Role[] = [
  ...(['administrator', 'office', 'secretary', 'chair', 'supervisor', 'branchSecretary'] as const),
  ...(['personnelOfficer', 'gridWorker'] as const),
];

async function reportCase(): Promise<unknown> {
  const { caseId } = await done('gridWorker', 'coordination.report', {
    ...{ title: '路灯不亮', category: 'environment.litter', origin: 'grid' },
  });
  await done('gridWorker', 'coordination.verify', { caseId });
  return done('office', 'coordination.file', { caseId });
}
async function enterUnit(): Promise<unknown> {
  const unit = { name: `unit ${later(0)}`, kind: 'newSocial' };
  const { unitId } = await done('office', 'core.registerUnit', unit);
  return done('office', 'leadership.enterCoverage', { unitId, kind: 'newSocial', members: 3 });
}
async function publishNeed(): Promise<unknown> {
  const wanted = { kind: 'venue', title: '排练场地', beneficiaries: 30, wantedBy: later(200 * day) };
  const { needId } = await done('branchSecretary', 'cobuilding.draftNeed', wanted);
  return done('branchSecretary', 'cobuilding.publishNeed', { needId });
}

beforeAll(async () => {
  await journey.open(roles);
  await letIn('clerk', 'office');
  let residents = 1000;
  const post = { kind: 'socialWorker', title: '专职社工', norm: 1 };
  works = [
    {
      mechanism: 'leadership',
      one: enterUnit,
      command: ['office', 'leadership.enterCoverage', { unitId: 'x', kind: 'newSocial', members: 3 }],
      metric: 'leadership.orgCoverage',
    },
    {
      mechanism: 'cobuilding',
      one: publishNeed,
      command: [
        'branchSecretary',
        'cobuilding.draftNeed',
        { kind: 'venue', title: 'x', wantedBy: later(90 * day) },
      ],
      metric: 'cobuilding.waitingNeeds',
    },
    {
      mechanism: 'personnel',
      one: () => done('personnelOfficer', 'personnel.definePost', post),
      command: ['personnelOfficer', 'personnel.definePost', post],
      metric: 'personnel.staffingRate',
    },
    {
      mechanism: 'coordination',
      one: reportCase,
      command: [
        'gridWorker',
        'coordination.report',
        { title: 'x', category: 'environment.litter', origin: 'grid' },
      ],
      metric: 'coordination.filed',
    },
    {
      mechanism: 'incentives',
      one: () => done('office', 'incentives.setPopulation', { residents: (residents += 1) }),
      command: ['office', 'incentives.setPopulation', { residents: 5 }],
      metric: 'incentives.population',
    },
  ];
  ({ itemIds } = await openMeeting(
    journey,
    works.map(({ mechanism }) => ({ title: `议题 ${mechanism}` })),
  ));
});
afterAll(() => journey.close());

/** One item of the agenda from its call to its result. */
async function decide(itemId: string): Promise<void> {
  await passItem(journey, itemId);
  await done('chair', 'council.adoptResolution', { itemId, title: '决议', text: '通过。' });
  await done('chair', 'council.endItem', { itemId, outcome: 'decided' });
}

const numbers = async (): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    await Promise.all(works.map(async ({ mechanism, metric }) => [mechanism, await cell(metric)] as const)),
  );
/** A number that goes on, whatever its base. */
const current = ['live', 'small-base'];
const stateOf = async (metric: string): Promise<string> => {
  const { body } = await ask('office', `cells?metrics=${metric}&period=total`);
  return (body as unknown as { state: string }[])[0]!.state;
};

test('the house lists six mechanisms with all they have', async () => {
  const answer = await fetch(`${journey.url}/api/mechanisms`);
  const { mechanisms } = (await answer.json()) as Catalogue;
  const six = ['council', ...works.map(({ mechanism }) => mechanism)];
  const found = mechanisms.filter(({ contract }) => six.includes(contract));
  expect(found.map(({ contract }) => contract).sort()).toEqual(six.sort());
  for (const one of found)
    for (const part of ['metrics', 'commands', 'queries', 'tiles', 'locales'] as const)
      expect([one.contract, part, Object.keys(one[part]).length > 0]).toEqual([one.contract, part, true]);
  for (const { contract, settings } of found)
    expect([contract, typeof settings]).toEqual([contract, 'object']);
});

test('each is switched off while an item is decided: the others go on, and nothing is lost on its return', async () => {
  for (const { one } of works) await one();
  for (const [i, off] of works.entries()) {
    const before = await numbers();
    const { mechanism } = off;
    const reason = '换版本';
    await done('administrator', 'core.deactivateMechanism', { mechanism, reason });
    expect(current).not.toContain(await stateOf(off.metric));
    const [who, name, input] = off.command;
    const refused = await send(who, name, input);
    expect([name, refused.status >= 400 && refused.status < 500]).toEqual([name, true]);
    await decide(itemIds[i]!);
    for (const { one, metric } of works.filter((work) => work !== off)) {
      await one();
      expect([metric, current.includes(await stateOf(metric))]).toEqual([metric, true]);
    }
    // Two days pass: what falls due in the mechanism that is off waits for its return.
    await wait(2 * day);
    await done('administrator', 'core.activateMechanism', { mechanism });
    await journey.settled();
    const after = await numbers();
    expect([off.mechanism, after[off.mechanism]]).toEqual([off.mechanism, before[off.mechanism]]);
    expect(current).toContain(await stateOf(off.metric));
    await off.one();
    expect((await numbers())[off.mechanism]).not.toEqual(before[off.mechanism]);
  }
  expect((await query<Ids[]>('chair', 'council.resolutions', {})).length).toBe(5);
  expect((await journey.house.kernel.log.verify()).brokenAt).toBeUndefined();
});

test('the days on which personnel was off are there, each as it was', async () => {
  const facts = await journey.house.kernel.log.read(0, 100_000);
  const days = facts.filter(({ type }) => type === 'personnel.dayFellDue').map((fact) => fact.occurred_at);
  expect(new Set(days).size).toBe(days.length);
  const [first, last] = [Date.parse(days[0]!), Date.parse(days.at(-1)!)];
  expect(Math.round((last - first) / day) + 1).toBe(days.length);
});

test('all of their numbers are what they are when they are built anew', async () => {
  const before = await numbers();
  for (const { mechanism } of works) await journey.house.kernel.follower.rebuild(mechanism);
  expect(await numbers()).toEqual(before);
  expect(journey.house.faults.filter((fault) => !fault.startsWith('core.warning'))).toEqual([]);
});
