import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Refusal } from '@heli/sdk';
import { createHouse, office, street, type House } from '@heli/testing';
import { makeCounter } from './counter.js';
import { breakDisk, mendDisk, watchWrites, type DiskPlan } from './faulty-disk.js';
import { newFolder, removeFolders } from './folders.js';

/** So many houses stand side by side: most of the time each waits. */
const atOnce = 8;
const morning = '2026-11-02T01:00:00.000Z';
const nextDay = '2026-11-03T01:00:00.000Z';

const counter = makeCounter();
counter.knobs.misdeed = () => Promise.reject(counter.refuse());
let base: string;
let forget: () => void;
const closing: Promise<unknown>[] = [];

beforeAll(async () => {
  forget = watchWrites();
  base = newFolder();
  await (await opened(base, morning)).close();
});
afterAll(async () => {
  await Promise.allSettled(closing);
  forget();
  removeFolders();
});

const opened = (folder: string, now: string): Promise<House> =>
  createHouse({ mechanisms: [counter.mechanism], folder, now });

/** The commands of the scenario by key, and what their caller was told. */
type Outcomes = Map<string, { readonly told: 'done' | 'refused' | 'nothing'; readonly seq: number }>;
const commands: Readonly<Record<string, readonly [name: string, input: object]>> = {
  'key-note-1': ['note', { add: 1 }],
  'key-note-2': ['note', { add: 2, key: 'b', text: 'with words' }],
  'key-no': ['misbehave', {}],
  'key-keep': ['keep', { name: 'kept', remind: morning }],
  'key-echo': ['note', { add: 4, key: 'echo' }],
  'key-late': ['note', { add: 8, at: morning }],
};

async function send(house: House, keys: readonly string[], outcomes: Outcomes): Promise<void> {
  const sent = keys.map(async (key) => {
    const [name, input] = commands[key]!;
    const call = { actor: office, organisation: street, name: `counter.${name}`, input, idempotencyKey: key };
    try {
      const { seq } = await house.kernel.bus.execute(call);
      outcomes.set(key, { told: 'done', seq });
    } catch (error) {
      outcomes.set(key, { told: error instanceof Refusal ? 'refused' : 'nothing', seq: 0 });
    }
  });
  await Promise.all(sent);
}

/** One day of the house, up to where the disk lets it. */
async function live(house: House): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  await send(house, ['key-note-1', 'key-note-2', 'key-no'], outcomes);
  await send(house, ['key-keep', 'key-echo'], outcomes);
  house.clock.moveTo(nextDay);
  await house.kernel.writer.wake().catch(() => undefined);
  await send(house, ['key-late'], outcomes);
  return outcomes;
}

/** Sends again what nobody was told of, and waits until all that follows from it has followed. */
async function finish(house: House, outcomes: Outcomes): Promise<void> {
  const before = new Map([...outcomes].filter(([, { told }]) => told === 'done'));
  await send(house, [...before.keys()], outcomes);
  // The disk may refuse once more: whoever was told nothing asks again, with the same key.
  while (inDoubt(outcomes).length > 0) await send(house, inDoubt(outcomes), outcomes);
  for (const [key, { seq }] of before) expect([key, outcomes.get(key)]).toEqual([key, { told: 'done', seq }]);
  while ((await facts(house, 'counter.echoed')) < 8) {
    await house.kernel.writer.wake();
    await house.kernel.reactions.idle();
    await sleep(5);
  }
  await house.kernel.follower.caughtUp();
}

const inDoubt = (outcomes: Outcomes): string[] =>
  [...outcomes].filter(([, { told }]) => told === 'nothing').map(([key]) => key);
const facts = async (house: House, type: string): Promise<number> =>
  (await house.kernel.database.sql.reader.all('SELECT 1 FROM core_event WHERE type = ?', type)).length;

/** Everything is there once, nothing else is, and the numbers are what the log says. */
async function isWhole(house: House, outcomes: Outcomes): Promise<void> {
  expect(
    [...outcomes]
      .filter(([, { told }]) => told === 'done')
      .map(([key]) => key)
      .sort(),
  ).toEqual(['key-echo', 'key-keep', 'key-late', 'key-note-1', 'key-note-2']);
  expect(outcomes.get('key-no')?.told).toBe('refused');
  expect((await house.kernel.log.verify()).brokenAt).toBeUndefined();
  const counts = ['noted', 'due', 'echoed'].map((name) => facts(house, `counter.${name}`));
  expect(await Promise.all(counts)).toEqual([5, 1, 8]);
  expect(await facts(house, 'core.dayStarted')).toBe(2);
  const followed = [await house.cell('counter.sum'), await house.cell('counter.count')];
  expect(followed.map(({ value }) => value)).toEqual([16, 5]);
  await house.kernel.follower.rebuild('counter');
  const rebuilt = [await house.cell('counter.sum'), await house.cell('counter.count')];
  expect(rebuilt.map(({ value, n }) => [value, n])).toEqual(followed.map(({ value, n }) => [value, n]));
}

async function begin(failAt: number, then: DiskPlan['then']): Promise<[string, House, DiskPlan]> {
  const folder = newFolder();
  cpSync(base, folder, { recursive: true });
  const house = await opened(folder, morning);
  return [folder, house, breakDisk(folder, { failAt, then })];
}

async function crashAt(failAt: number): Promise<void> {
  const [folder, house] = await begin(failAt, 'dead');
  const outcomes = await live(house);
  const left = newFolder();
  for (const file of readdirSync(folder).filter((name) => !name.endsWith('-shm')))
    cpSync(join(folder, file), join(left, file), { recursive: true });
  mendDisk(folder);
  closing.push(house.close());
  const again = await opened(left, nextDay);
  await again.kernel.writer.wake();
  await finish(again, outcomes);
  await isWhole(again, outcomes);
  await again.close();
}

async function fullAt(failAt: number): Promise<void> {
  const [folder, house] = await begin(failAt, 'full');
  const outcomes = await live(house);
  await finish(house, outcomes);
  await isWhole(house, outcomes);
  mendDisk(folder);
  closing.push(house.close());
}

/** How many writes the scenario makes where none fails. */
async function writesInAll(): Promise<number> {
  const [, house, plan] = await begin(Infinity, 'full');
  const outcomes = await live(house);
  await finish(house, outcomes);
  const { writes } = plan;
  await isWhole(house, outcomes);
  await house.close();
  return writes;
}

async function each(last: number, step: number, work: (at: number) => Promise<void>): Promise<void> {
  let next = 1;
  const one = async (): Promise<void> => {
    while (next <= last) {
      const at = next;
      next += step;
      await work(at).catch((error: unknown) => {
        throw new Error(`With write ${String(at)} of ${String(last)}: ${String(error)}`, { cause: error });
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** R3: a crash at the k-th write, for every k. */
test('crashed at any write, the house opens clean: nothing acknowledged is lost, nothing is there twice', async () => {
  const last = await writesInAll();
  expect(last).toBeGreaterThan(50);
  await each(last, 1, crashAt);
});

/** R3 and R4: the disk refuses the k-th write. */
test('refused any write by a full disk, the house goes on without a restart, and all comes right', async () => {
  // A commit is some ten writes, each of which fails alike: every third is looked at.
  await each(await writesInAll(), 3, fullAt);
});
