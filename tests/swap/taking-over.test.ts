import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import coordination from '@heli/plugin-coordination';
import { operations } from '@heli/core';
import { communities, createHouse, office, street, type House } from '@heli/testing';
import { begin, Desk, end, picture } from '@heli/testing/conformance';
import { newFolder, removeFolders } from '../kernel/folders.js';
import plain from './plain-coordination/index.js';

const now = '2026-11-02T01:00:00.000Z';
const contract = coordination.implements.id;

let house: House;
afterEach(() => house.close());
afterAll(removeFolders);

/** The plain mechanism, whose taking over waits or fails as a test wants it. */
function knobbed() {
  const knob: { before: (type: string) => Promise<void> } = { before: () => Promise.resolve() };
  const takesOver = plain.takesOver.map(({ of, take }) => ({
    of,
    take: async (...call: Parameters<typeof take>): Promise<void> => {
      await knob.before(of.type);
      await take(...call);
    },
  }));
  return { knob, mechanism: { ...plain, takesOver } };
}

async function begun(mechanism: object, folder = newFolder()): Promise<Desk> {
  house = await createHouse({ mechanisms: [coordination, mechanism], active: ['coordination'], now, folder });
  const desk = await Desk.open(house);
  await begin(desk);
  await desk.settle();
  return desk;
}

const activate = (mechanism: string): Promise<unknown> =>
  house.kernel.command(street, 'core.activateMechanism', { mechanism });
const active = (): string[] =>
  ['coordination', 'plain'].filter((id) => house.kernel.activation.isActive(id, street));
const refusal = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);
/** Holds the taking over up at its first fact, until it is released. */
function gateIn(knob: ReturnType<typeof knobbed>['knob']): { reached: Promise<void>; release: () => void } {
  const [at, through] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  knob.before = async () => {
    at.resolve(undefined);
    await through.promise;
  };
  return { reached: at.promise, release: () => through.resolve(undefined) };
}

describe('while a mechanism takes over', () => {
  test('the one before answers, nothing is recorded, and what falls due waits for the other', async () => {
    const { knob, mechanism } = knobbed();
    const desk = await begun(mechanism);
    const seen = await picture(desk);
    const { reached, release } = gateIn(knob);
    expect(await activate('plain')).toEqual({ takingOver: true });
    await reached;
    expect(active()).toEqual(['coordination']);
    expect(await refusal(desk.send('handler', 'contact', { caseId: desk.id('returned') }))).toMatchObject({
      code: 'conflict',
      key: 'core.refusal.mechanismTakingOver',
    });
    expect(await desk.ask('funnel', {})).toHaveLength(7);
    house.clock.moveTo(desk.in(24));
    release();
    await house.kernel.takeovers.idle();
    expect(active()).toEqual(['plain']);
    // The first contacts of Monday fell due meanwhile: told by the other, each once, and after the step.
    await desk.settle();
    const entries = await house.kernel.log.read(0, 1000);
    const step = entries.find(
      ({ type, data }) => type === 'core.mechanismActivated' && data.includes('plain'),
    )!;
    const due = entries.filter(({ type }) => type === 'coordination.contactFellDue');
    expect(due).toHaveLength(6);
    expect(due.filter(({ seq }) => seq > step.seq)).toHaveLength(5);
    expect(seen).not.toEqual(await picture(desk));
    expect(await desk.count('responseRate')).toEqual([4, 6]);
  });

  test('a fault stops it: the one before goes on, and it goes on from there once it is mended', async () => {
    const { knob, mechanism } = knobbed();
    const desk = await begun(mechanism);
    const seen = await picture(desk);
    knob.before = (type) =>
      type === 'coordination.caseReworked'
        ? Promise.reject(new Error('cannot read this'))
        : Promise.resolve();
    await activate('plain');
    await house.kernel.takeovers.idle();
    expect(active()).toEqual(['coordination']);
    expect(house.faults).toContainEqual(expect.stringContaining('cannot read this'));
    expect(await picture(desk)).toEqual(seen);
    await desk.send('office', 'dispatch', { caseId: desk.id('waiting'), leadUnitId: desk.units.gas });
    const goneOn = await picture(desk);
    const wish = { mechanism: 'plain', organisation: street, active: true };
    expect(await refusal(operations['activate']!(house.kernel, wish))).toMatchObject({
      key: 'core.refusal.takeoverStopped',
    });
    knob.before = () => Promise.resolve();
    // The command line waits until it is done.
    expect(await operations['activate']!(house.kernel, wish)).toEqual(wish);
    expect(active()).toEqual(['plain']);
    expect(await picture(desk)).toEqual(goneOn);
  });

  test('a server that is stopped goes on where it was', async () => {
    const folder = newFolder();
    const desk = await begun(plain, folder);
    const seen = await picture(desk);
    await activate('plain');
    await house.close();
    house = await createHouse({ mechanisms: [coordination, plain], now: desk.now, folder });
    await house.kernel.takeovers.idle();
    expect(active()).toEqual(['plain']);
    expect(await picture(desk.movedTo(house))).toEqual(seen);
  });

  test('it can be called off', async () => {
    const { knob, mechanism } = knobbed();
    const desk = await begun(mechanism);
    const { reached, release } = gateIn(knob);
    await activate('plain');
    await reached;
    const off = house.kernel.command(street, 'core.deactivateMechanism', {
      mechanism: 'plain',
      reason: 'not now',
    });
    release();
    await off;
    await house.kernel.takeovers.idle();
    expect(active()).toEqual(['coordination']);
    await desk.send('office', 'dispatch', { caseId: desk.id('waiting'), leadUnitId: desk.units.gas });
    expect(house.faults).toEqual([]);
  });
});

test('one that does not say how it takes over is refused, and what goes on goes on', async () => {
  const desk = await begun({ ...plain, takesOver: [] });
  expect(await refusal(activate('plain'))).toMatchObject({
    code: 'conflict',
    key: 'core.refusal.cannotTakeOver',
    params: { mechanism: 'plain', contract },
  });
  await house.kernel.command(street, 'core.deactivateMechanism', {
    mechanism: 'coordination',
    reason: 'tried',
  });
  expect(await refusal(activate('plain'))).toMatchObject({ key: 'core.refusal.cannotTakeOver' });
  expect(await activate('coordination')).toEqual({ takingOver: false });
  await end(desk);
  expect(await desk.count('closed')).toEqual([5, 0]);
});

test('there and back, each takes over what the other has done meanwhile, and no more', async () => {
  const desk = await begun(plain);
  for (const mechanism of ['plain', 'coordination', 'plain']) {
    await activate(mechanism);
    await house.kernel.takeovers.idle();
    expect(active()).toEqual([mechanism]);
    await desk.send('worker', 'report', { title: mechanism, category: 'other', origin: 'grid' });
  }
  await activate('coordination');
  await house.kernel.takeovers.idle();
  const seen = await picture(desk);
  await end(desk);
  expect((seen['cases'] as unknown[]).length).toBe(13);
  expect(await house.kernel.follower.differing(contract)).toBe(0);
  expect(house.faults).toEqual([]);
  expect(await desk.count('closed')).toEqual([5, 0]);
});

test('below, one is changed for the other where it was ended, and nowhere else', async () => {
  const desk = await begun(plain);
  const [community] = communities;
  const { cases } = coordination.implements.queries;
  const at = async (organisation: string): Promise<unknown> =>
    (await house.ask(cases, { limit: 200 }, office, organisation)).map(
      ({ number, state }) => `${number} ${state}`,
    );
  const [there, here] = [await at(community), await at(street)];
  const switchAt = (name: string, mechanism: string): Promise<unknown> =>
    house.kernel.command(community, `core.${name}`, {
      mechanism,
      ...(name === 'deactivateMechanism' ? { reason: 'tried' } : {}),
    });
  expect(await refusal(switchAt('activateMechanism', 'plain'))).toMatchObject({
    key: 'core.refusal.rivalMechanism',
  });
  await switchAt('deactivateMechanism', 'coordination');
  expect(await at(community)).toEqual([]);
  expect(await switchAt('activateMechanism', 'plain')).toEqual({ takingOver: true });
  await house.kernel.takeovers.idle();
  expect(await at(community)).toEqual(there);
  expect([active(), await at(street)]).toEqual([['coordination'], here]);
  // Back again there is nothing to take over: it has been told nothing by the other.
  await switchAt('deactivateMechanism', 'plain');
  await switchAt('activateMechanism', 'coordination');
  await house.kernel.takeovers.idle();
  expect(await at(community)).toEqual(there);
  expect(house.faults).toEqual([]);
  expect(desk.ids.size).toBeGreaterThan(0);
});

test('what an older kernel kept under the name of the mechanism is found under that of its contract', async () => {
  const folder = newFolder();
  house = await createHouse({ mechanisms: [plain], now, folder });
  const desk = await Desk.open(house);
  await begin(desk);
  await desk.settle();
  const [seen, armed] = [await picture(desk), await desk.armed()];
  await house.kernel.database.transaction(async (sql) => {
    await sql.run("UPDATE core_cursor SET name = 'plain' WHERE name = ?", contract);
    await sql.run("UPDATE core_deadline SET mechanism = 'plain' WHERE mechanism = ?", contract);
  });
  await house.close();
  house = await createHouse({ mechanisms: [plain], now: desk.now, folder });
  const again = desk.movedTo(house);
  expect([await picture(again), await again.armed()]).toEqual([seen, armed]);
});
