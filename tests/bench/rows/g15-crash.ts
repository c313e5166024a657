import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CellStore, LiveRoom, ServerClock } from '@heli/client';
import { Door } from '../../lib/door.ts';
import { startServer, type Server } from '../../lib/server.ts';
import { tokenOf, reportOf, street } from '../../lib/street.ts';
import { deviceToken, openHouse } from '../house.ts';
import { inTurn } from '../rounds.ts';
import type { Row } from '../row.ts';

const count = 200;
const rounds = 9;
const patienceMs = 30_000;
const lookEveryMs = 5;

interface Visit {
  readonly seconds: number;
  readonly cpu: number;
}

export const crash: Row = {
  id: 'G15',
  what: `kill -9, started again at once, until all of ${count} walls are right`,
  floor: 'a start after kill -9 with nobody watching, to its first answer',
  unitOfWork: 'start',
  async measure(setting) {
    const house = await openHouse(setting, 1);
    await house.report();
    const token = await deviceToken(house.door);
    const port = new URL(house.server.url).port;
    const session = await tokenOf(house.server);
    await house.close();
    const data = join(setting.folder, 'data');
    const copy = join(setting.folder, 'copy');
    cpSync(data, copy, { recursive: true });
    const start = (folder: string, at: string) =>
      startServer(folder, { main: setting.main, env: { PORT: at } });
    let server = await start(data, port);
    const room = new Walls(server.url, token);
    const found = await inTurn(
      rounds,
      async () => {
        const seq = await report(server, session);
        await server.kill();
        const before = performance.now();
        server = await start(data, port);
        await room.allAt(seq);
        return { seconds: (performance.now() - before) / 1000, cpu: await server.cpu() };
      },
      () => coldStart(() => start(copy, '0'), session),
    );
    room.takeDown();
    await server.stop();
    return [
      {
        ...{ name: 'all right again', unit: 's', compare: 'difference', goal: { most: 2 } },
        rounds: found.map(({ thing, floor }) => ({
          ...{ thing: thing.seconds, floor: floor.seconds, thingCpu: thing.cpu, floorCpu: floor.cpu },
        })),
      },
    ];
  },
};

/** The last thing that is acknowledged before the power goes: no wall may be without it afterwards. */
async function report({ url }: Server, session: string): Promise<number> {
  const door = new Door(url, session);
  const { seq } = await door.command(street, 'coordination.report', reportOf(0));
  door.close();
  return seq;
}

async function coldStart(start: () => Promise<Server>, session: string): Promise<Visit> {
  const before = performance.now();
  const server = await start();
  const door = new Door(server.url, session);
  await door.get(`/api/${street}/cells?metrics=coordination.filed`);
  const seconds = (performance.now() - before) / 1000;
  door.close();
  const cpu = await server.cpu();
  await server.kill();
  return { seconds, cpu };
}

/** Walls as they hang in the house: they find their way back by themselves. */
class Walls {
  readonly #stores: CellStore[] = [];
  readonly #rooms: LiveRoom[] = [];

  constructor(origin: string, token: string) {
    for (let i = 0; i < count; i++) {
      const store = new CellStore();
      const clock = new ServerClock();
      const dayOf = (): string => store.content.today;
      const options = { origin, token, organisations: [street], store, clock, dayOf };
      this.#rooms.push(
        new LiveRoom({ ...options, onRefused: (why) => console.error('A wall was refused', why) }),
      );
      this.#stores.push(store);
    }
  }

  /** Settles once every wall is live and knows of a fact. */
  async allAt(seq: number): Promise<void> {
    const until = performance.now() + patienceMs;
    while (!this.#stores.every((store) => store.meta().status === 'live' && store.content.seq >= seq)) {
      if (performance.now() > until)
        throw new Error(`Not all walls came back within ${patienceMs / 1000} s.`);
      await sleep(lookEveryMs);
    }
  }

  takeDown(): void {
    for (const room of this.#rooms) room.close();
  }
}
