import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RoomContent } from '@heli/client';
import { messages, protocolVersion } from '@heli/protocol';
import type { Frame, Problem, WatchAnswer, Watched, WireCell } from '@heli/protocol';
import { communities, createHouse, street, type House } from '@heli/testing';
import { busy } from '../lib/busy.js';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';
import { displayToken, openWall, roomOf, type Wall } from './wall.js';

let house: House;
let counter: Counter;
let url: string;
let token: string;
let display: string;
const walls: Wall[] = [];

beforeEach(async () => {
  counter = makeCounter();
  house = await createHouse({ mechanisms: [counter.mechanism], folder: newFolder() });
  ({ url } = await house.listen());
  ({ token, id: display } = await displayToken(house));
});
afterEach(async () => {
  for (const { socket } of walls.splice(0)) socket.disconnect();
  await house.close();
});
afterAll(removeFolders);

const open = async (as = token, headers?: Record<string, string>): Promise<Wall> => {
  const wall = await openWall(url, as, headers);
  walls.push(wall);
  return wall;
};
const note = (input: { add?: number; key?: string; at?: string } = {}): Promise<unknown> =>
  house.run(counter.commands.note, input);
/** What a wall holds after an answer and frames. */
const content = (
  room: ReturnType<typeof roomOf>,
  frames: readonly Frame[],
): { held: RoomContent; applied: string[] } => {
  const held = new RoomContent();
  const applied: string[] = [held.applyWatched(room), ...frames.map((frame) => held.applyFrame(frame))];
  return { held, applied };
};
const valueIn = (held: RoomContent, metric: string, period: string, key = ''): number | null | undefined =>
  [...held.cells.values()].find(
    (cell) => cell.metric === metric && cell.period === period && cell.key === key,
  )?.value;
const stateIn = (held: RoomContent, metric: string, period: string): string | undefined =>
  [...held.cells.values()].find((cell) => cell.metric === metric && cell.period === period)?.state;
const touches = (frame: Frame, id: number): boolean => frame.cells.some(([cell]: WireCell) => cell === id);
const idOf = (
  names: readonly (readonly [number, string, string, string, string])[] | undefined,
  metric: string,
  period: string,
): number => names!.find(([, id, , when]) => id === metric && when === period)![0];
const caughtUp = () => house.kernel.follower.caughtUp();

describe('a wall that watches', () => {
  test('gets a snapshot and then frames that follow on it', async () => {
    await note({ add: 2 });
    await caughtUp();
    const wall = await open();
    const room = roomOf(await wall.watch());
    expect(room).toMatchObject({ snapshot: true, from: 0, today: '2026-11-02', paused: [] });
    expect(valueIn(content(room, []).held, 'counter.sum', '2026-11-02')).toBe(2);
    const id = idOf(room.names, 'counter.sum', '2026-11-02');
    await note({ add: 5 });
    const frame = await wall.frame((each) => touches(each, id));
    const { held, applied } = content(room, wall.frames);
    expect(applied).toEqual(applied.map(() => 'applied'));
    expect(frame.scope).toBe(room.scope);
    expect(valueIn(held, 'counter.sum', '2026-11-02')).toBe(7);
    expect(wall.frames.every(({ cells }) => cells.length < room.cells.length)).toBe(true);
  });

  test('shows a key that nobody knew before', async () => {
    const wall = await open();
    const room = roomOf(await wall.watch());
    await note({ key: 'new', add: 4 });
    await wall.frame(
      ({ names }) =>
        names?.some(([, metric, , , key]) => metric === 'counter.keyed' && key === 'new') ?? false,
    );
    expect(valueIn(content(room, wall.frames).held, 'counter.keyed', 'total', 'new')).toBe(4);
    expect(valueIn(content(room, wall.frames).held, 'counter.keyed', 'total', '')).toBeUndefined();
  });

  test('catches up with what it missed, and takes all anew where it held another room', async () => {
    const first = await open();
    const before = roomOf(await first.watch());
    const other = await open();
    await other.watch();
    await note({ add: 1 });
    await other.frame(({ to, cells }) => to > before.to && cells.length > 0);
    const held = { scope: before.scope, version: house.kernel.follower.version };
    first.socket.disconnect();
    await note({ add: 6 });
    await caughtUp();
    const again = roomOf(await (await open()).watch(held));
    expect(again).toMatchObject({ snapshot: false, from: held.version, to: house.kernel.follower.version });
    expect(again.cells.length).toBeLessThan(before.cells.length);
    const all = new RoomContent();
    expect([all.applyWatched(before), all.applyWatched(again)]).toEqual(['applied', 'applied']);
    expect(valueIn(all, 'counter.sum', '2026-11-02')).toBe(7);
    for (const since of [
      { ...held, scope: 'another' },
      { ...held, version: held.version + 1000 },
      { ...held, version: 0 },
    ]) {
      expect(roomOf(await (await open()).watch(since)).snapshot).toBe(true);
    }
    const elsewhere = roomOf(await (await open()).watch(held, [communities[0]]));
    expect([elsewhere.snapshot, elsewhere.scope === held.scope]).toEqual([true, false]);
  });

  test('hears of each day: what no longer counts goes, what begins comes', async () => {
    await note({ add: 3 });
    await caughtUp();
    const wall = await open();
    const room = roomOf(await wall.watch());
    const gone = room.names!.filter(([, , , period]) => period === '2026-10-31').map(([id]) => id);
    expect(gone.length).toBeGreaterThan(0);
    house.clock.moveTo('2026-11-03T02:00:00.000Z');
    await house.kernel.writer.wake();
    const frame = await wall.frame(
      ({ names }) => names?.some(([, , , period]) => period === '2026-11-03') ?? false,
    );
    const tombs = frame.cells.filter((cell) => cell.length === 1).map(([id]) => id);
    expect(tombs).toEqual(expect.arrayContaining(gone));
    const { held } = content(room, wall.frames);
    expect(valueIn(held, 'counter.sum', '2026-11-03')).toBe(0);
    expect(valueIn(held, 'counter.sum', '2026-11-02')).toBe(3);
    expect([...held.cells.values()].some(({ period }) => period === '2026-10-31')).toBe(false);
    // Yesterday's version can't be caught up with: the periods have moved.
    expect(roomOf(await (await open()).watch({ scope: room.scope, version: room.to })).snapshot).toBe(true);
  });

  test('hears at once that a mechanism is switched off and on, and sees it in every cell', async () => {
    const wall = await open();
    const room = roomOf(await wall.watch());
    await house.kernel.command(street, 'core.deactivateMechanism', {
      mechanism: 'counter',
      reason: 'a break',
    });
    await wall.frame(({ paused }) => paused?.some(({ reason }) => reason === 'a break') ?? false);
    const off = content(room, wall.frames).held;
    expect(stateIn(off, 'counter.sum', '2026-11-02')).toBe('paused');
    // Whoever comes back with what it held then, and whoever comes new.
    for (const since of [{ scope: off.scope!, version: off.version }, undefined]) {
      const again = content(room, since ? wall.frames : []).held;
      again.applyWatched(roomOf(await (await open()).watch(since)));
      expect(stateIn(again, 'counter.sum', '2026-11-02')).toBe('paused');
    }
    await house.kernel.command(street, 'core.activateMechanism', { mechanism: 'counter' });
    await wall.frame(({ paused }) => paused?.length === 0);
    // A frame may be lost on the way: whoever sees the gap asks again, as every page does.
    const { held } = content(room, wall.frames);
    held.applyWatched(roomOf(await wall.watch({ scope: held.scope!, version: held.version })));
    expect(stateIn(held, 'counter.sum', '2026-11-02')).toBe('live');
  });

  test('keeps a feed, and the feed that fails is paused by itself', async () => {
    await house.run(counter.commands.keep, { name: 'one' });
    await caughtUp();
    const wall = await open();
    const room = roomOf(await wall.watch());
    expect(room.feeds).toMatchObject([
      { name: 'counter.items', state: 'live', rows: [{ name: 'one', organisation: street }] },
    ]);
    await house.run(counter.commands.keep, { name: 'two' });
    await wall.frame(({ feeds }) => feeds?.[0]?.rows.length === 2);
    counter.knobs.feed = () => {
      throw new Error('This feed is broken.');
    };
    await house.run(counter.commands.keep, { name: 'three' });
    const broken = await wall.frame(({ feeds }) => feeds?.[0]?.state === 'paused');
    expect(JSON.stringify(broken)).not.toContain('broken');
    expect(house.faults.join()).toContain('counter failed in feed: This feed is broken.');
    expect(valueIn(content(room, wall.frames).held, 'counter.count', '2026-11-02')).toBeGreaterThanOrEqual(2);
    counter.knobs.feed = () => undefined;
    await house.run(counter.commands.keep, { name: 'four' });
    await wall.frame(({ feeds }) => feeds?.[0]?.state === 'live' && feeds[0].rows.length === 4);
  });

  test('of the public sees the public fields and figures only', async () => {
    await house.run(counter.commands.keep, { name: 'one' });
    await caughtUp();
    const room = roomOf(await (await open((await displayToken(house, 'public')).token)).watch());
    expect(room.feeds?.[0]?.rows).toEqual([{ name: 'one' }]);
    expect(JSON.stringify(room)).not.toMatch(/counter\.people|counter\.secret/);
  });

  test('gets at most ten frames a second, however much happens and whoever comes', async () => {
    const wall = await open();
    await wall.watch();
    const begun = performance.now();
    wall.frames.length = 0;
    while (performance.now() - begun < 1500) {
      await Promise.all([
        note({ add: 1 }),
        house.run(counter.commands.keep, { name: `n${String(performance.now())}` }),
      ]);
      const more = await open();
      await more.watch();
      more.socket.disconnect();
    }
    const seconds = (performance.now() - begun) / 1000;
    expect(wall.frames.length).toBeGreaterThan(3);
    expect(wall.frames.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2);
  });

  test('hears an empty frame within five seconds of silence', async () => {
    const wall = await open();
    const room = roomOf(await wall.watch());
    const begun = performance.now();
    const beat = await wall.frame(({ cells }) => cells.length === 0);
    expect(performance.now() - begun).toBeLessThan(busy(6_000));
    expect([beat.from, beat.to]).toEqual([room.to, room.to]);
  });
});

describe('a connection', () => {
  const refused = (
    as: string,
    headers?: Record<string, string>,
  ): Promise<Error & { data?: { problem?: Problem } }> =>
    open(as, headers).then(
      () => Promise.reject(new Error('It was let in.')),
      (error: unknown) => error as Error & { data?: { problem?: Problem } },
    );

  test('needs a token that holds, and is told why it is refused', async () => {
    for (const wrong of ['', 'heli_wrong']) {
      expect((await refused(wrong)).data?.problem).toMatchObject({
        status: 401,
        key: 'core.refusal.badToken',
      });
    }
  });

  test('from a foreign page is refused before it stands', async () => {
    for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:1`])
      await refused(token, { Origin: origin });
    await expect(open(token, { Origin: url })).resolves.toBeDefined();
  });

  test('is dropped within a second when its token is revoked, its display removed, or its time has come', async () => {
    const until = async (end: () => Promise<unknown>, as: string): Promise<{ ms: number; told: boolean }> => {
      const wall = await open(as);
      await wall.watch();
      const told = { revoked: false };
      wall.socket.on(messages.revoked, () => (told.revoked = true));
      const gone = new Promise((resolve) => wall.socket.once('disconnect', resolve));
      const begun = performance.now();
      await end();
      await gone;
      await expect(open(as)).rejects.toThrow();
      return { ms: performance.now() - begun, told: told.revoked };
    };
    const accountId = await house.kernel.accounts.create('anna', undefined, [
      { role: 'office', organisation: street, unitId: undefined },
    ]);
    const api = await house.kernel.accounts.issueToken({ kind: 'api', label: 't', accountId });
    const short = await house.kernel.accounts.issueToken({
      kind: 'api',
      label: 't',
      accountId,
      expiresAt: '2026-11-02T02:00:00.000Z',
    });
    const ends: [() => Promise<unknown>, string, number][] = [
      [() => house.kernel.accounts.revoke({ tokenId: api.id }), api.token, 1000],
      [() => house.kernel.displays.remove(display), token, 1000],
      [async () => house.clock.moveTo('2026-11-02T02:00:00.000Z'), short.token, 2500],
    ];
    for (const [end, as, most] of ends) {
      const { ms, told } = await until(end, as);
      expect([told, ms < busy(most)]).toEqual([true, true]);
    }
  });

  test('may watch what less is shown to, never more, and tiles that nobody has published', async () => {
    const wall = await open();
    const ask = async (more: object): Promise<WatchAnswer> =>
      (await wall.socket.timeout(30_000).emitWithAck(messages.watch, {
        ...{ protocol: protocolVersion, organisations: [street], ...more },
      })) as WatchAnswer;
    expect(await ask({ audience: 'confidential' })).toMatchObject({
      ok: false,
      problem: { status: 403, key: 'core.refusal.audience' },
    });
    const own = roomOf(await ask({}));
    const asPublic = roomOf(await ask({ audience: 'public' }));
    expect(asPublic.scope).not.toBe(own.scope);
    const metric = asPublic.names![0]![1];
    const tiles = [
      {
        ...{ kind: 'number', at: { x: 0, y: 0, w: 3, h: 2 } },
        ...{ metric, period: 'P7D' },
      },
    ];
    // A room of one's own is for whoever may bring it onto walls, and for one organisation.
    expect(await ask({ tiles })).toMatchObject({ ok: false, problem: { status: 403 } });
    const periods = (room: Watched): string[] =>
      (room.names ?? []).flatMap(([, id, , period]) => (id === metric ? [period] : []));
    // A draft is tried by whoever may change it.
    const draft = { mechanism: 'counter', savedAt: '2026-11-02T01:00:00.000Z' };
    expect(await ask({ draft })).toMatchObject({ ok: false, problem: { status: 403 } });
    const administrator = await house.kernel.accounts.create('admin', undefined, [
      { role: 'administrator', organisation: 'installation', unitId: undefined },
    ]);
    const session = await house.kernel.accounts.issueToken({
      kind: 'api',
      label: 't',
      accountId: administrator,
    });
    const desk = await open(session.token);
    const tryOut = async (more: object): Promise<WatchAnswer> =>
      (await desk.socket.timeout(30_000).emitWithAck(messages.watch, {
        ...{ protocol: protocolVersion, organisations: [street], ...more },
      })) as WatchAnswer;
    expect(roomOf(await tryOut({ draft })).scope).not.toBe(own.scope);
    const tried = roomOf(await tryOut({ tiles }));
    expect(await tryOut({ tiles, organisations: [street, communities[0]] })).toMatchObject({
      ok: false,
      problem: { key: 'core.refusal.watchTooMuch' },
    });
    expect(periods(own)).not.toContain('P7D');
    expect(periods(tried)).toContain('P7D');
  });

  test('watches within its reach only, and in one audience', async () => {
    const wall = await open((await displayToken(house, 'council', communities[0])).token);
    for (const code of [street, communities[1], '999999', 'installation']) {
      expect(await wall.watch(undefined, [code])).toMatchObject({
        ok: false,
        problem: { status: 404, key: 'core.refusal.unknownOrganisation' },
      });
    }
    expect(await wall.watch(undefined, [communities[0]])).toMatchObject({ ok: true });
  });

  test.each([
    [null],
    ['text'],
    [{}],
    [{ protocol: 2, organisations: [street] }],
    [{ protocol: 1, organisations: [] }],
    [{ protocol: 1, organisations: [street], audience: 'everybody' }],
    [{ protocol: 1, organisations: [street], tiles: [{ kind: 'map' }] }],
    [JSON.parse('{"protocol":1,"organisations":["370704003"],"__proto__":{"a":1}}')],
  ])('that says %j is told what is wrong, and lives on', async (message) => {
    const wall = await open();
    const answer = (await wall.socket.timeout(30_000).emitWithAck(messages.watch, message)) as {
      ok: boolean;
      problem: Problem;
    };
    expect(answer).toMatchObject({ ok: false, problem: { status: 400, key: 'core.refusal.invalidInput' } });
    expect(JSON.stringify(answer)).not.toContain('at ');
    expect((await wall.watch()).ok).toBe(true);
  });

  test('that asks for two rooms at once ends in the last', async () => {
    const wall = await open();
    // On PostgreSQL the answers to who it is come in any order: often enough, and it shows.
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all([
        wall.watch(undefined, [street]),
        wall.watch(undefined, [communities[0]]),
      ]);
      const wanted = roomOf(answers[1]).scope;
      wall.frames.length = 0;
      await house.run(counter.commands.note, { organisation: communities[0] });
      await wall.frame(({ cells }) => cells.length > 0);
      expect(new Set(wall.frames.map(({ scope }) => scope))).toEqual(new Set([wanted]));
    }
  });
});

describe('walls that come and go in a storm', () => {
  test('miss nothing and count nothing twice', async () => {
    const cells = async () => {
      const { kernel } = house;
      const ids = ['counter.sum', 'counter.count'];
      const found = await kernel.cells.list(ids, street, kernel.today(), 'council');
      return found.map(({ value }) => value);
    };
    const act = fc.constantFrom('note', 'note', 'drop', 'come', 'lose');
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const held = new RoomContent();
        const gaps: string[] = [];
        let wall: Wall | undefined;
        let losing = false;
        let watching: Promise<void> = Promise.resolve();
        const watch = (on: Wall): void => {
          const since = held.scope === undefined ? undefined : { scope: held.scope, version: held.version };
          watching = on.watch(since).then(
            (answer) => {
              if (on === wall) held.applyWatched(roomOf(answer));
            },
            () => undefined,
          );
        };
        const come = async (): Promise<void> => {
          if (wall) return;
          const fresh = await open();
          wall = fresh;
          held.forgetNames();
          fresh.socket.on(messages.frame, (frame: Frame) => {
            if (losing || fresh !== wall) {
              losing = false;
              return;
            }
            const said = held.applyFrame(frame);
            applied += 1;
            if (said === 'applied' || said === 'stale') return;
            gaps.push(said);
            watch(fresh);
          });
          watch(fresh);
          await watching;
        };
        await come();
        for (const one of acts) {
          if (one === 'note') await note({ add: 1 });
          if (one === 'lose') losing = true;
          if (one === 'come') await come();
          if (one === 'drop') {
            wall?.socket.disconnect();
            wall = undefined;
          }
        }
        losing = false;
        await come();
        await note({ add: 1 });
        await caughtUp();
        const head = house.kernel.follower.version;
        await wall!.frame(({ to }) => to >= head);
        for (let asked: Promise<void> | undefined; asked !== watching;) await (asked = watching);
        expect(gaps).not.toContain('foreign');
        const today = house.kernel.today();
        expect([valueIn(held, 'counter.sum', today), valueIn(held, 'counter.count', today)]).toEqual(
          await cells(),
        );
        wall!.socket.disconnect();
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(applied).toBeGreaterThan(0);
  });
});
