import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { MechanismFault, MechanismPaused } from '@heli/core';
import { administrator, communities, createHouse, office, street, type House } from '@heli/testing';
import { makeCounter, type Counter, type CounterOptions } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

/** Nothing is tried again by itself while a test looks. */
const patient = { faults: 3, pauseMs: 3_600_000 };
/** Everything is tried again at once. */
const hasty = { faults: 3, pauseMs: 5, longestPauseMs: 5 };

let house: House;
let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => house.close());
afterAll(removeFolders);

const open = async (breaker: typeof patient, ...counters: Counter[]): Promise<void> => {
  house = await createHouse({ mechanisms: counters.map(({ mechanism }) => mechanism), folder, breaker });
};
const throwing = (): Promise<never> => Promise.reject(new Error('secret words'));
const tryNow = (mechanism = 'counter'): Promise<unknown> =>
  house.kernel.command(street, 'core.tryMechanism', { mechanism });
const pausesOf = async (mechanism = 'counter', organisation = street): Promise<object[]> => {
  const [ask, input] = [house.kernel.queries, {}];
  const states = await ask.ask(administrator, organisation, 'core.mechanismStates', input);
  return (states as { mechanism: string; paused: object[] }[]).find((one) => one.mechanism === mechanism)!
    .paused;
};
/** Waits for something that comes by itself, however slow the machine. */
const until = async (true_: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await true_())) await sleep(5);
};

describe('a command that fails too often', () => {
  const misbehave = (counter: Counter, organisation: string = street): Promise<unknown> =>
    house
      .run(counter.commands.misbehave, {}, organisation === street ? office : administrator, organisation)
      .catch((error: unknown) => error);

  test('is answered at once, without being run, and nobody else is', async () => {
    const [counter, other] = [makeCounter(), makeCounter('other')];
    await open(patient, counter, other);
    let runs = 0;
    counter.knobs.misdeed = () => ((runs += 1), throwing());
    for (let i = 0; i < 3; i++) expect(await misbehave(counter)).toBeInstanceOf(MechanismFault);
    const refused = await misbehave(counter);
    expect(refused).toBeInstanceOf(MechanismPaused);
    expect(refused).toMatchObject({ mechanism: 'counter', phase: 'command', seconds: 3600 });
    expect(runs).toBe(3);
    // The same command elsewhere, and others here, go on.
    counter.knobs.misdeed = () => Promise.resolve({});
    expect(await house.run(counter.commands.misbehave, {}, office, communities[0])).toEqual({});
    await house.run(counter.commands.note, {});
    await house.run(other.commands.note, {});
    expect((await house.cell('counter.count')).value).toBe(1);
    expect(house.turns).toEqual(['paused counter.misbehave']);
    expect(await pausesOf()).toEqual([
      {
        phase: 'command',
        handler: 'counter.misbehave',
        since: house.clock.now(),
        cause: 'secret words',
        faults: 3,
        nextTryAt: expect.stringMatching(/^2026-11-02T0[12]:/),
      },
    ]);
    // Whoever looks from elsewhere sees what concerns them.
    expect(await pausesOf('counter', communities[1])).toEqual([]);
    expect(await pausesOf('other')).toEqual([]);
  });

  test('is tried once when its pause is over or somebody asks, and goes on if that succeeds', async () => {
    const counter = makeCounter();
    await open(patient, counter);
    counter.knobs.misdeed = throwing;
    for (let i = 0; i < 3; i++) await misbehave(counter);
    await tryNow();
    expect(await misbehave(counter)).toBeInstanceOf(MechanismFault);
    expect(await misbehave(counter)).toBeInstanceOf(MechanismPaused);
    counter.knobs.misdeed = () => Promise.reject(counter.refuse());
    await tryNow();
    // A mechanism that says no is well.
    expect(await misbehave(counter)).toMatchObject({ name: 'Refusal', code: 'conflict' });
    expect(await pausesOf()).toEqual([]);
    expect(house.turns).toEqual([
      'paused counter.misbehave',
      'trying counter.misbehave',
      'paused counter.misbehave',
      'trying counter.misbehave',
      'running counter.misbehave',
    ]);
  });

  test('lets only one try while many ask', async () => {
    const counter = makeCounter();
    await open({ ...patient, faults: 1 }, counter);
    counter.knobs.misdeed = throwing;
    await misbehave(counter);
    let runs = 0;
    counter.knobs.misdeed = async () => {
      runs += 1;
      await sleep(20);
      throw new Error('still so');
    };
    await tryNow();
    const answers = await Promise.all(Array.from({ length: 20 }, () => misbehave(counter)));
    expect(runs).toBe(1);
    expect(answers.filter((answer) => answer instanceof MechanismPaused)).toHaveLength(19);
  });

  test('is answered 503 over HTTP, in words and with the time to come back, and never with a stack', async () => {
    const counter = makeCounter();
    await open({ ...patient, faults: 1 }, counter);
    const { url } = await house.listen();
    const { accounts } = house.kernel;
    const grants = [{ role: 'office' as const, organisation: street, unitId: undefined }];
    const accountId = await accounts.create('clerk', undefined, grants);
    const { token } = await accounts.issueToken({ kind: 'api', label: 't', accountId });
    counter.knobs.misdeed = throwing;
    const ask = (key: string): Promise<Response> =>
      fetch(`${url}/api/${street}/commands/counter.misbehave`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
          'accept-language': 'en',
        },
        body: '{}',
      });
    const failed = await ask('first-time');
    expect([failed.status, (await failed.text()).includes('secret words')]).toEqual([500, false]);
    const paused = await ask('second-time');
    expect([paused.status, paused.headers.get('retry-after')]).toEqual([503, '3600']);
    expect(await paused.json()).toMatchObject({
      key: 'core.fault.paused',
      detail: expect.stringMatching(/paused here because of faults.* 3600 seconds/),
    });
    const ready = (await (await fetch(`${url}/api/health/ready`)).json()) as {
      status: string;
      paused: string[];
    };
    expect(ready).toMatchObject({ status: 'ready', paused: ['counter'] });
    const catalogue = await (await fetch(`${url}/api/mechanisms`)).text();
    expect(catalogue).toContain('"paused":[{"phase":"command"');
    expect(catalogue).not.toContain('secret words');
  });

  test('needs the right to be tried', async () => {
    await open(patient, makeCounter());
    const asking = (as: typeof office): Promise<unknown> =>
      house.kernel.bus.execute({
        ...{ actor: as, organisation: street, name: 'core.tryMechanism' },
        ...{ input: { mechanism: 'counter' }, idempotencyKey: 'trying-once' },
      });
    await expect(asking(office)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(asking(administrator)).resolves.toMatchObject({ output: {} });
  });
});

describe('a query that fails too often', () => {
  test('pauses itself, and is no fault of whoever asks it', async () => {
    const [counter, other] = [makeCounter(), makeCounter('other')];
    await open(patient, counter, other);
    counter.knobs.answer = throwing;
    other.knobs.misdeed = (ctx) => ctx.ask(counter.queries.odd, {});
    for (let i = 0; i < 3; i++)
      await expect(house.run(other.commands.misbehave, {})).rejects.toMatchObject({
        mechanism: 'counter',
        phase: 'query',
      });
    await expect(house.run(other.commands.misbehave, {})).rejects.toMatchObject({ name: 'MechanismPaused' });
    expect(await house.ask(counter.queries.items, {})).toEqual([]);
    expect(house.turns).toEqual(['paused counter.odd']);
    expect(house.faults).toHaveLength(3);
  });
});

describe('what must take facts in order', () => {
  const poisoned = async (breaker: typeof patient): Promise<[Counter, CounterOptions]> => {
    const options: CounterOptions = { poisonous: true };
    const counter = makeCounter('counter', options);
    await open(breaker, counter);
    await house.run(counter.commands.note, { add: 2 });
    await house.run(counter.commands.note, { key: 'poison', add: 5 });
    await house.run(counter.commands.note, { add: 3 });
    return [counter, options];
  };

  test('a fold stands still at its first fault, says so while it tries, and is whole once it can', async () => {
    const [, options] = await poisoned(patient);
    expect(await house.cell('counter.sum')).toMatchObject({ state: 'paused', value: 2 });
    const [pause] = await pausesOf();
    expect(pause).toMatchObject({ phase: 'fold', faults: 1, cause: expect.stringContaining('poison') });
    await tryNow();
    expect(await house.cell('counter.sum')).toMatchObject({ state: 'paused', value: 2 });
    await until(() => house.faults.length === 2);
    options.poisonous = false;
    await tryNow();
    await until(async () => (await house.cell('counter.sum')).state === 'live');
    expect((await house.cell('counter.sum')).value).toBe(10);
    expect(house.turns).toEqual(['paused counter fold', 'paused counter fold', 'running counter fold']);
    expect(await pausesOf()).toEqual([]);
  });

  test('a fold tries by itself, again and again, without a restart', async () => {
    const [, options] = await poisoned(hasty);
    await house.cell('counter.sum');
    await until(() => house.faults.length >= 3);
    expect((await house.cell('counter.sum')).state).toBe('paused');
    options.poisonous = false;
    await until(async () => (await house.cell('counter.sum')).value === 10);
    expect(house.turns.at(-1)).toBe('running counter fold');
  });

  test('a reaction tries by itself, and takes each fact once', async () => {
    const counter = makeCounter();
    await open(hasty, counter);
    await house.run(counter.commands.note, { key: 'explode' });
    await house.run(counter.commands.note, { key: 'echo' });
    await until(() => house.faults.length >= 3);
    expect(await echoes()).toBe(0);
    counter.knobs.react = async (ctx) => ctx.emit(counter.events.echoed, { data: { step: 100 } });
    // Each of both begins a chain of eight.
    await until(async () => (await echoes()) === 16);
    await house.kernel.reactions.idle();
    expect(await echoes()).toBe(16);
    expect(house.turns.at(-1)).toBe('running counter reaction');
    expect(await pausesOf()).toEqual([]);
  });

  test('a reaction waits for the query it asks, and takes the fact once that answers', async () => {
    const [counter, other] = [makeCounter(), makeCounter('other')];
    await open(hasty, counter, other);
    other.knobs.answer = throwing;
    counter.knobs.react = async (ctx) => {
      await ctx.ask(other.queries.odd, {});
      ctx.emit(counter.events.echoed, { data: { step: 8 } });
    };
    await house.run(counter.commands.note, { key: 'explode' });
    await until(() => house.faults.length >= 2);
    expect(house.faults.every((fault) => fault.startsWith('other failed in query'))).toBe(true);
    other.knobs.answer = () => Promise.resolve([]);
    await until(async () => (await echoes()) > 0);
  });

  const echoes = async (): Promise<number> =>
    (await house.kernel.database.sql.reader.all("SELECT 1 FROM core_event WHERE type = 'counter.echoed'"))
      .length;
});
