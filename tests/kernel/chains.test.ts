import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { communities, createHouse, office, street, type House } from '@heli/testing';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
let folder: string;
let counter: Counter;
beforeEach(async () => {
  folder = newFolder();
  counter = makeCounter();
  house = await createHouse({ mechanisms: [counter.mechanism], folder });
});
afterEach(() => house.close());
afterAll(removeFolders);

interface Told {
  readonly organisation: string;
  readonly occurred_at: string;
  readonly causation_id: string;
  readonly depth: number;
}
const told = (type: string): Promise<Told[]> =>
  house.kernel.database.sql.reader.all(
    'SELECT organisation, occurred_at, causation_id, depth FROM core_event WHERE type = ? ORDER BY seq',
    type,
  );
/** Fires what is due and reacts to it, until there is nothing left to do. */
const settled = async (): Promise<void> => {
  for (let before = -1; before !== house.kernel.log.head.seq;) {
    before = house.kernel.log.head.seq;
    await house.kernel.writer.wake();
    await house.kernel.reactions.idle();
  }
};
const reopen = async (): Promise<void> => {
  const now = house.clock.now();
  await house.close();
  house = await createHouse({ mechanisms: [counter.mechanism], folder, now });
};

describe('a mechanism that reminds itself from its own reaction', () => {
  const begin = (minutes: number): Promise<unknown> =>
    house.run(counter.commands.remind, {
      set: [{ key: `every ${String(minutes)} minutes`, at: house.clock.now() }],
    });

  test('at once and without end is stopped after eight', async () => {
    await begin(0);
    await settled();
    expect((await told('counter.due')).map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(house.faults).toEqual([]);
  });

  test('and waits between is no chain: it goes on for ever, also over nights that were slept through', async () => {
    await begin(24 * 60);
    for (let day = 3; day <= 20; day++) {
      house.clock.moveTo(`2026-11-${String(day).padStart(2, '0')}T06:00:00.000Z`);
      await settled();
      if (day === 10) await reopen();
    }
    const due = await told('counter.due');
    expect(due.length).toBeGreaterThan(15);
    expect(new Set(due.map(({ depth }) => depth))).toEqual(new Set([0]));
  });
});

describe('facts while a mechanism is switched off', () => {
  const place = communities[0];
  const switched = async (on: boolean, at: string = place): Promise<void> => {
    const more = on ? {} : { reason: 'a break' };
    const name = on ? 'core.activateMechanism' : 'core.deactivateMechanism';
    await house.kernel.command(at, name, { mechanism: 'counter', ...more });
    await settled();
  };
  /** A fact that the counter answers, told from above: its own commands are refused where it is off. */
  const fact = async (organisation: string): Promise<void> => {
    await house.run(counter.commands.note, { key: 'explode', organisation }, office, street);
    await settled();
  };
  /** Which fact was answered where; each answer begins a chain of eight of its own. */
  const answered = async (): Promise<Told[]> =>
    (await told('counter.echoed')).filter(({ depth }) => depth === 1);
  const ids = async (): Promise<string[]> =>
    (
      await house.kernel.database.sql.reader.all<{ id: string }>(
        "SELECT id FROM core_event WHERE type = 'counter.noted' ORDER BY seq",
      )
    ).map(({ id }) => id);
  beforeEach(() => {
    counter.knobs.react = async (ctx) => ctx.emit(counter.events.echoed, { data: { step: 9 } });
  });

  test('wait for it, each is taken once and in order, before what happens then; other places go on meanwhile', async () => {
    await fact(place);
    await switched(false);
    await fact(place);
    await fact(communities[1]);
    await fact(place);
    expect((await answered()).map(({ organisation }) => organisation)).toEqual([place, communities[1]]);
    await reopen();
    await settled();
    await switched(true);
    await fact(place);
    const causes = (await answered())
      .filter(({ organisation }) => organisation === place)
      .map(({ causation_id }) => causation_id);
    const facts = await ids();
    expect(causes).toEqual([facts[0], facts[1], facts[3], facts[4]]);
    await reopen();
    await settled();
    expect(await told('counter.echoed')).toHaveLength(8 * 5);
  });
});
