import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { operations } from '@heli/core';
import { actor, administrator, communities, createHouse, office, street, type House } from '@heli/testing';
import { makeCounter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

const patient = { faults: 3, pauseMs: 3_600_000 };
const counter = makeCounter();
let house: House;
const open = async (now: string): Promise<void> => {
  house = await createHouse({ mechanisms: [counter.mechanism], now, breaker: patient, folder: newFolder() });
};
afterEach(() => house.close());
afterAll(removeFolders);

interface Repair {
  readonly id: string;
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly since: string | null;
  readonly remedy: Readonly<Record<string, unknown>>;
}
const repairs = async (at = 'installation', as = administrator): Promise<Repair[]> =>
  (await house.kernel.queries.ask(as, at, 'core.repairs', {})) as Repair[];
const kinds = async (at?: string): Promise<string[]> => (await repairs(at)).map(({ kind }) => kind);
const later = (minutes: number): void =>
  house.clock.moveTo(new Date(Date.parse(house.clock.now()) + minutes * 60_000).toISOString());

test('nothing needs doing in a house that is well, and nobody without the right is told', async () => {
  await open('2026-06-01T01:00:00.000Z');
  expect(await repairs()).toEqual([]);
  await expect(repairs(street, office)).rejects.toMatchObject({ code: 'forbidden' });
});

test('work that is paused can be tried at once, and then needs doing no more', async () => {
  await open('2026-06-01T01:00:00.000Z');
  counter.knobs.misdeed = () => Promise.reject(new Error('no lamp oil'));
  for (let faults = 0; faults < 3; faults++)
    await house.run(counter.commands.misbehave, {}).catch(() => undefined);
  const [found] = await repairs();
  expect(found).toMatchObject({
    kind: 'workPaused',
    params: { mechanism: 'counter', work: 'counter.misbehave', cause: 'no lamp oil', faults: 3 },
    remedy: { kind: 'command', name: 'core.tryMechanism', input: { mechanism: 'counter' } },
  });
  // What one organisation's data provoke is nothing to its neighbours.
  expect(await kinds(communities[0])).toEqual([]);
  counter.knobs.misdeed = () => Promise.resolve({});
  await house.kernel.command(street, found!.remedy['name'] as string, found!.remedy['input']);
  await house.run(counter.commands.misbehave, {});
  expect(await repairs()).toEqual([]);
});

test('a wall that is silent, and one that says what is wrong with it', async () => {
  await open('2026-06-01T01:00:00.000Z');
  const { displays } = house.kernel;
  const wish = { audience: 'public', language: 'en', theme: 'night' } as const;
  const hall = await displays.open({ name: 'hall', organisation: street, ...wish });
  await displays.open({ name: 'never hung', organisation: street, ...wish });
  const report = { seq: 1, shows: 'overview', build: 'b', painted: true, shown: [] };
  await displays.reports.note(hall.id, { ...report, faults: ['paint'] } as never);
  // Reports are stored in batches.
  await new Promise((resolve) => setTimeout(resolve, 5_500));
  expect(await repairs()).toMatchObject([{ kind: 'wallFaulty', params: { name: 'hall', faults: 'paint' } }]);
  later(16);
  expect(await repairs()).toMatchObject([{ kind: 'wallLost', params: { name: 'hall' } }]);
  expect(await kinds(communities[0])).toEqual([]);
});

test('holidays that nobody has told the house of, from some weeks before on', async () => {
  await open('2026-10-01T01:00:00.000Z');
  expect(await kinds()).toEqual([]);
  await house.close();
  // The package's table ends somewhere: far behind that no year is known.
  await open('2090-03-01T01:00:00.000Z');
  expect(await repairs()).toMatchObject([{ kind: 'holidaysUnknown', params: { year: '2090' } }]);
});

test('a backup that was never made, or not of late; making one is enough', async () => {
  await open('2026-06-01T01:00:00.000Z');
  later(8 * 24 * 60);
  // PostgreSQL is backed up by its own means.
  if (house.kernel.database.dialect !== 'sqlite') return expect(await repairs()).toEqual([]);
  expect(await repairs()).toMatchObject([{ kind: 'backupMissing', remedy: { kind: 'backup' } }]);
  const folder = join(house.folder, 'backups');
  mkdirSync(folder, { recursive: true });
  await operations['backUp']!(house.kernel, { file: join(folder, 'one.sqlite') });
  expect(await kinds()).toEqual([]);
  later(8 * 24 * 60);
  expect(await kinds()).toEqual(['backupTooOld']);
  const settings = { mechanism: 'core', settings: { backupDays: 30 }, reason: 'the city backs up' };
  await house.kernel.command('installation', 'core.changeSettings', settings);
  expect(await kinds()).toEqual([]);
});

test('what mechanisms cost is counted, with their slowest work and their facts', async () => {
  await open('2026-06-01T01:00:00.000Z');
  counter.knobs.misdeed = () => new Promise((resolve) => setTimeout(() => resolve({}), 30));
  await house.run(counter.commands.note, {});
  await house.run(counter.commands.misbehave, {});
  const asked = await house.kernel.queries.ask(
    actor('boss', ['administrator'], 'installation'),
    street,
    'core.mechanismStates',
    {},
  );
  const [state] = (asked as { mechanism: string; cost: Record<string, unknown> }[]).filter(
    ({ mechanism }) => mechanism === 'counter',
  );
  expect(state!.cost).toMatchObject({ slowest: 'counter.misbehave', facts: 1 });
  expect(state!.cost['calls']).toBeGreaterThanOrEqual(2);
  expect(state!.cost['slowestMs']).toBeGreaterThan(20);
  expect(state!.cost['ms']).toBeGreaterThanOrEqual(state!.cost['slowestMs'] as number);
});
