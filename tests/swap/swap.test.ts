import { afterEach, describe, expect, test } from '@jest/globals';
import coordination from '@heli/plugin-coordination';
import { RoomContent } from '@heli/client';
import { createHouse, street, type House } from '@heli/testing';
import { begin, Desk, end, picture } from '@heli/testing/conformance';
import { displayToken, openWall, roomOf, type Wall } from '../kernel/wall.js';
import plain from './plain-coordination/index.js';

const both = [coordination, plain];
const now = '2026-11-02T01:00:00.000Z';
const contract = coordination.implements.id;
const other = (id: string): string => both.find((one) => one.id !== id)!.id;

const open: { house: House; wall?: Wall }[] = [];
afterEach(async () => {
  for (const { house, wall } of open.splice(0)) {
    wall?.socket.disconnect();
    await house.close();
  }
});

/** A house with both mechanisms, of which one is active, and the first half of the story told. */
async function halfTold(active: string): Promise<Desk> {
  const house = await createHouse({ mechanisms: both, active: [active], now });
  open.push({ house });
  const desk = await Desk.open(house);
  await begin(desk);
  await desk.settle();
  return desk;
}

async function swapTo({ house }: Desk, mechanism: string): Promise<void> {
  const { kernel } = house;
  expect(await kernel.command(street, 'core.activateMechanism', { mechanism })).toEqual({ takingOver: true });
  await kernel.takeovers.idle();
  expect([mechanism, other(mechanism)].map((id) => kernel.activation.isActive(id, street))).toEqual([
    true,
    false,
  ]);
}

/** Every bucket with its version, as the walls' cells are read from them. */
const buckets = ({ house }: Desk): Promise<unknown[]> =>
  house.kernel.database.sql.reader.all(
    'SELECT * FROM core_bucket ORDER BY metric, organisation, key, period, bin',
  );

async function soundness({ house }: Desk): Promise<unknown> {
  const { kernel } = house;
  await kernel.follower.caughtUp();
  return {
    faults: house.faults,
    differing: await kernel.follower.differing(contract),
    brokenAt: (await kernel.log.verify()).brokenAt,
  };
}
const sound = { faults: [], differing: 0, brokenAt: undefined };

describe.each(both.map(({ id }) => [id, other(id)]))('in mid-history, %s for %s:', (before, after) => {
  test('every answer and every number is the same, and the story ends as if nothing had been', async () => {
    const desk = await halfTold(before);
    const [seen, counted] = [await picture(desk), await buckets(desk)];
    await swapTo(desk, after);
    expect(await picture(desk)).toEqual(seen);
    expect(await buckets(desk)).toEqual(counted);
    await end(desk);
    expect(await soundness(desk)).toEqual(sound);
    const stayed = await halfTold(before);
    await end(stayed);
    expect(await picture(desk)).toEqual(await picture(stayed));
  });
});

test('a wall that watches sees nothing of it', async () => {
  const desk = await halfTold('coordination');
  const { url } = await desk.house.listen();
  const wall = await openWall(url, (await displayToken(desk.house, 'confidential')).token);
  open.at(-1)!.wall = wall;
  const held = new RoomContent();
  held.applyWatched(roomOf(await wall.watch()));
  const shown = (): unknown => ({
    cells: [...held.cells.values()],
    feeds: [...held.feeds.values()],
    paused: held.paused,
  });
  const before = shown();
  await swapTo(desk, 'plain');
  // The next case is heard of: whatever was sent before it has come.
  const version = desk.house.kernel.follower.version;
  await desk.send('worker', 'report', { title: 'After', category: 'other', origin: 'grid' });
  const next = await wall.frame(({ to, cells }) => to > version && cells.length > 0);
  for (const frame of wall.frames.slice(0, wall.frames.indexOf(next))) held.applyFrame(frame);
  expect(shown()).toEqual(before);
  expect(held.paused).toEqual([]);
});
