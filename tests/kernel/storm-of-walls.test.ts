import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Socket as NetSocket } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { RoomContent } from '@heli/client';
import { operations, restore } from '@heli/core';
import type { Frame } from '@heli/protocol';
import { communities, createHouse, street, type House } from '@heli/testing';
import { chanceOf } from '../lib/chance.js';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';
import { displayToken, openWall, roomOf, type Wall } from './wall.js';

jest.setTimeout(60_000);
const seed = 20261124;

let house: House;
let folder: string;
let counter: Counter;
let url: string;
let token: string;

beforeEach(async () => {
  folder = newFolder();
  counter = makeCounter();
  await open('2026-11-02T01:00:00.000Z');
});
afterEach(() => house.close());
afterAll(removeFolders);

async function open(now: string): Promise<void> {
  house = await createHouse({ mechanisms: [counter.mechanism], folder, now });
  ({ url } = await house.listen());
  ({ token } = await displayToken(house));
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** What this process holds, without its garbage. */
const memory = (): number => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const until = async (reached: () => boolean): Promise<void> => {
  while (!reached()) await sleep(5);
};
/** Facts from several callers at once, in the street and below it; answers how many were acknowledged. */
async function storm(facts: number, callers: number, after: () => void = () => undefined): Promise<number> {
  let [begun, done] = [0, 0];
  const caller = async (place: string): Promise<void> => {
    while (begun++ < facts) {
      await house.run(counter.commands.note, { key: begun % 2 ? 'a' : 'b' }, undefined, place);
      done += 1;
      after();
    }
  };
  const places = [street, ...communities];
  await Promise.all(Array.from({ length: callers }, (_, i) => caller(places[i % places.length]!)));
  return done;
}
const sumIn = (content: RoomContent): number =>
  [...content.cells.values()].find(({ metric, period }) => metric === 'counter.sum' && period.length === 10)
    ?.value ?? 0;
/** What a room says, without what depends on when it was said. */
const said = (content: RoomContent): object => ({
  cells: Object.fromEntries(
    [...content.cells].map(([name, { n, d, value, state, quantiles }]) => [
      name,
      { n, d, value, state, quantiles },
    ]),
  ),
  feeds: Object.fromEntries([...content.feeds].map(([name, { state, rows }]) => [name, { state, rows }])),
});

/** A wall that loses its connection again and again, and does what the protocol says to be right again. */
class Restless {
  readonly content = new RoomContent();
  readonly sums: number[] = [];
  drops = 0;
  #wall: Wall | undefined;
  #coming: Promise<void> | undefined;

  come(): Promise<void> {
    return (this.#coming ??= this.#connect().finally(() => (this.#coming = undefined)));
  }

  /** Cuts the line, in the midst of whatever is under way. */
  drop(): void {
    this.drops += 1;
    this.#wall?.socket.io.engine.close();
    this.#wall = undefined;
    void this.come();
  }

  leave(): void {
    this.#wall?.socket.disconnect();
  }

  async #connect(): Promise<void> {
    const wall = await openWall(url, token);
    this.#wall = wall;
    this.content.forgetNames();
    await this.#watch(wall);
    wall.socket.on('frame', (frame: Frame) => {
      if (this.#wall === wall) this.#hear(wall, frame);
    });
    // Whatever came before the answer was said by the answer too.
    for (const frame of wall.frames) this.#hear(wall, frame);
  }

  async #watch(wall: Wall): Promise<void> {
    const { scope, version } = this.content;
    const answer = await wall
      .watch(scope === undefined ? undefined : { scope, version })
      .catch(() => undefined);
    // The line was cut meanwhile: the next connection asks again.
    if (answer && this.#wall === wall) this.#note(this.content.applyWatched(roomOf(answer)));
  }

  #hear(wall: Wall, frame: Frame): void {
    const applied = this.content.applyFrame(frame);
    if (applied === 'gap' || applied === 'foreign') void this.#watch(wall);
    else this.#note(applied);
  }

  #note(applied: string): void {
    if (applied === 'applied') this.sums.push(sumIn(this.content));
  }
}

/** R9: displays come and go while facts pour in. */
describe(`walls that lose their line in a storm (seed ${String(seed)})`, () => {
  test('are right again whenever it is quiet: nothing is missing, nothing counts twice', async () => {
    const chance = chanceOf(seed);
    const walls = Array.from({ length: 12 }, () => new Restless());
    await Promise.all(walls.map((wall) => wall.come()));
    let facts = 0;
    for (let round = 0; round < 3; round++) {
      facts += await storm(150, 6, () => {
        if (chance() < 0.12) walls[Math.floor(chance() * walls.length)]!.drop();
      });
      await house.kernel.follower.caughtUp();
      await Promise.all(walls.map((wall) => wall.come()));
      const { version } = house.kernel.follower;
      await until(() => walls.every(({ content }) => content.version >= version && sumIn(content) === facts));
      const fresh = new RoomContent();
      const looking = await openWall(url, token);
      fresh.applyWatched(roomOf(await looking.watch()));
      for (const { content } of walls) expect(said(content)).toEqual(said(fresh));
      looking.socket.disconnect();
    }
    expect((await house.cell('counter.sum')).value).toBe(facts);
    expect(walls.reduce((all, { drops }) => all + drops, 0)).toBeGreaterThan(20);
    for (const { sums } of walls) {
      expect(sums).toEqual([...sums].sort((a, b) => a - b));
      expect(sums.at(-1)).toBe(facts);
    }
    for (const wall of walls) wall.leave();
  });
});

/** R7: one of many displays stops reading, and stays connected. */
describe('a wall that stops reading', () => {
  const megabyte = 1024 * 1024;
  const frames = 300;
  const place = communities[0];

  test('costs a bounded amount of memory and takes nothing from the others; reading again, it is right again', async () => {
    const walls = await Promise.all(Array.from({ length: 199 }, () => openWall(url, token)));
    // A few stand in a room of their own with the one that stalls, so that its frames may be large.
    const [few, others] = [walls.slice(0, 3), walls.slice(3)];
    await Promise.all(others.map((wall) => wall.watch()));
    const rooms = await Promise.all(few.map((wall) => wall.watch(undefined, [place])));
    const stalled = await openWall(url, token);
    await stalled.watch(undefined, [place]);
    const { scope, to } = roomOf(rooms[0]!);
    const heard = few.map(() => 0);
    few.forEach(({ socket }, i) => socket.on('frame', () => (heard[i]! += 1)));
    /** Large frames, one after the other, as a room sends them: a line that is read is free again by then. */
    const send = async (count: number): Promise<void> => {
      const last = heard[0]! + count;
      for (let next = heard[0]! + 1; next <= last; next++) {
        house.kernel.emitFrame(`council:${place}`, largeFrame(scope, to));
        await until(() => heard.every((times) => times >= next));
        for (const wall of [...few, stalled]) wall.frames.length = 0;
      }
    };
    await send(50);
    const before = memory();
    lineOf(stalled).pause();
    await send(frames);
    expect(memory() - before).toBeLessThan(5 * megabyte);
    // The others hear of each fact; the one that reads again learns of all of them.
    for (let i = 0; i < 5; i++) await house.run(counter.commands.note, {}, undefined, place);
    const { seq: head } = house.kernel.log.head;
    const content = others.map((wall) => wall.frame(({ seq }) => seq >= head));
    await house.kernel.follower.caughtUp();
    expect(await Promise.all(content)).toHaveLength(196);
    lineOf(stalled).resume();
    const again = new RoomContent();
    again.applyWatched(roomOf(await stalled.watch(undefined, [place])));
    expect(sumIn(again)).toBe(5);
    for (const { socket } of [...walls, stalled]) socket.disconnect();
  });

  /** The client's own end of the line. */
  const lineOf = ({ socket }: Wall): NetSocket =>
    (socket.io.engine.transport as unknown as { ws: { _socket: NetSocket } }).ws._socket;
  const text = 'x'.repeat(64 * 1024);
  const largeFrame = (scope: string, to: number): Frame => {
    const asOf = house.clock.now();
    const feed = {
      name: 'counter.items',
      organisation: place,
      version: to,
      state: 'live' as const,
      rows: [{ name: text }],
    };
    return { scope, from: to, to, asOf, seq: 0, cells: [], feeds: [feed] };
  };
});

/** R12: a copy is taken in the midst of writing, and another house begins with it. */
describe('a backup in a storm', () => {
  test('is a prefix of the log; its cells equal a rebuild, and walls take a snapshot', async () => {
    const wall = await openWall(url, token);
    const before = new RoomContent();
    before.applyWatched(roomOf(await wall.watch()));
    const file = join(newFolder(), 'copy.sqlite');
    let copying: Promise<unknown> | undefined;
    const from = house.kernel.log.head.seq;
    let facts = 0;
    await storm(400, 6, () => {
      facts += 1;
      if (facts === 100) copying = operations['backUp']!(house.kernel, { file });
    });
    await copying;
    const original = await chainOf(house);
    wall.socket.disconnect();
    await house.close();
    folder = newFolder();
    restore(folder, file, '2026-11-02T03:00:00.000Z');
    await open('2026-11-02T04:00:00.000Z');
    const copied = await chainOf(house);
    expect(copied.length).toBeGreaterThanOrEqual(from + 100);
    expect(copied).toEqual(original.slice(0, copied.length));
    expect((await house.kernel.log.verify()).brokenAt).toBeUndefined();
    expect((await house.cell('counter.sum')).value).toBe(copied.length - from);
    expect(await house.kernel.follower.differing('counter')).toBe(0);
    const again = await openWall(url, token);
    const answer = roomOf(await again.watch({ scope: before.scope!, version: before.version }));
    expect([answer.snapshot, answer.scope === before.scope]).toEqual([true, false]);
    again.socket.disconnect();
  });

  const chainOf = async ({ kernel }: House): Promise<string[]> =>
    (await kernel.database.sql.reader.all<{ hash: string }>('SELECT hash FROM core_event ORDER BY seq')).map(
      ({ hash }) => hash,
    );
});
