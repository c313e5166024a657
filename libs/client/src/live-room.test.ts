import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import type { Frame, Problem, Watch, WatchAnswer, Watched } from '@heli/protocol';
import { Server } from 'socket.io';
import { CellStore } from './cell-store.js';
import { LiveRoom } from './live-room.js';
import { ServerClock } from './server-clock.js';

const base = (): Omit<Frame, 'from' | 'to' | 'cells'> => ({
  scope: 's',
  asOf: new Date().toISOString(),
  seq: 1,
});
const room = (to: number, value: number, snapshot: boolean): Watched => ({
  ...base(),
  from: 0,
  to,
  names: [[1, 'a.b', '1', 'total', '']],
  cells: [[1, 0, value, null, value, 0, 0]],
  snapshot,
  today: '2026-11-20',
  build: 'b',
});

interface Stage {
  readonly http: HttpServer;
  readonly io: Server;
  readonly asked: Watch[];
}
const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(answer: (watch: Watch) => WatchAnswer, port = 0): Promise<Stage & { port: number }> {
  const http = createServer();
  const io = new Server(http, { path: '/live' });
  const asked: Watch[] = [];
  io.on('connection', (socket) => {
    socket.on('watch', (watch: Watch, done: (answer: WatchAnswer) => void) => {
      asked.push(watch);
      done(answer(watch));
    });
  });
  await new Promise<void>((done) => http.listen(port, '127.0.0.1', done));
  cleanups.push(() => io.close());
  return { http, io, asked, port: (http.address() as AddressInfo).port };
}

function join(port: number, refused: (problem: Problem | undefined) => void = () => undefined): CellStore {
  const store = new CellStore((run) => setTimeout(run, 1));
  const live = new LiveRoom({
    origin: `http://127.0.0.1:${port}`,
    token: 't',
    organisations: ['1'],
    store,
    clock: new ServerClock(),
    dayOf: () => '2026-11-20',
    onRefused: refused,
  });
  cleanups.push(() => live.close());
  return store;
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('It did not come to pass within 10 s.');
    await new Promise((done) => setTimeout(done, 10));
  }
}

const value = (store: CellStore): number | null | undefined => store.cell('a.b', '1', 'total')?.value;

test('a gap is noticed by the next frame and filled by watching again from the version held', async () => {
  const { io, asked, port } = await serve((watch) => ({
    ok: true,
    room: watch.since ? room(9, 42, false) : room(5, 41, true),
  }));
  const store = join(port);
  await until(() => value(store) === 41 && store.meta().status === 'live');
  io.emit('frame', { ...base(), from: 7, to: 9, cells: [] } satisfies Frame);
  await until(() => value(store) === 42);
  expect(asked).toEqual([
    { protocol: 1, organisations: ['1'] },
    { protocol: 1, organisations: ['1'], since: { scope: 's', version: 5 } },
  ]);
});

test('with the server gone the room is offline and keeps its numbers; it comes back by itself', async () => {
  const first = await serve(() => ({ ok: true, room: room(5, 41, true) }));
  const store = join(first.port);
  await until(() => store.meta().status === 'live');
  await first.io.close();
  await until(() => store.meta().status === 'offline');
  expect(value(store)).toBe(41);
  await serve(() => ({ ok: true, room: room(8, 43, false) }), first.port);
  await until(() => value(store) === 43 && store.meta().status === 'live');
});

test('a withdrawn token ends it', async () => {
  const { io, port } = await serve(() => ({ ok: true, room: room(5, 41, true) }));
  let refused = 0;
  const store = join(port, () => (refused += 1));
  await until(() => store.meta().status === 'live');
  io.emit('revoked');
  await until(() => refused === 1 && store.meta().status === 'offline');
});

test('an answer that forbids the room is a refusal, not a reason to try for ever', async () => {
  const problem: Problem = {
    type: '',
    title: '',
    status: 403,
    detail: '',
    key: 'core.forbidden',
    params: {},
    instance: '',
  };
  const { port } = await serve(() => ({ ok: false, problem }));
  let seen: Problem | undefined;
  join(port, (why) => (seen = why));
  await until(() => seen?.key === 'core.forbidden');
});
