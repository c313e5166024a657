import { Door } from '../../lib/door.ts';
import { startServer } from '../../lib/server.ts';
import { communities, tokenOf, street } from '../../lib/street.ts';
import { deviceToken } from '../house.ts';
import { LeanWall } from '../lean-wall.ts';
import { median } from '../numbers.ts';
import { inTurn } from '../rounds.ts';
import type { Aspect, Row, Setting } from '../row.ts';

const fewEvents = 10_000;
const rounds = 9;

interface Visit {
  /** Milliseconds until a room's first watcher has everything: the room is made, its cells read, its feeds asked for. */
  readonly first: number;
  /** The same for whoever comes after. */
  readonly next: number;
  readonly cpu: number;
}
interface Side {
  visit(times: number): Promise<Visit>;
  close(): Promise<void>;
}

export const snapshot: Row = {
  id: 'G8',
  what: 'snapshot of a scene as its log grows',
  floor: `itself at ${fewEvents.toLocaleString('en')} events, as many cases open`,
  unitOfWork: 'snapshot',
  async measure(setting) {
    const times = setting.quick ? 20 : 60;
    const thing = await houseOf(setting, setting.events);
    const floor = await houseOf(setting, fewEvents);
    await thing.visit(times);
    await floor.visit(times);
    const found = await inTurn(
      rounds,
      () => thing.visit(times),
      () => floor.visit(times),
    );
    await thing.close();
    await floor.close();
    const named = setting.events.toLocaleString('en');
    const aspect = (name: string, of: 'first' | 'next'): Aspect => ({
      ...{ name: `${name}, ${named} events`, unit: 'ms', compare: 'ratio', goal: { most: 1.2 } },
      rounds: found.map((round) => ({
        ...{ thing: round.thing[of], floor: round.floor[of] },
        ...{ thingCpu: round.thing.cpu, floorCpu: round.floor.cpu },
      })),
    });
    return [aspect('first watcher of a room', 'first'), aspect('next watcher', 'next')];
  },
};

async function houseOf(setting: Setting, events: number): Promise<Side> {
  const server = await startServer(await setting.logs.of(events), { main: setting.main });
  const door = new Door(server.url, await tokenOf(server));
  const token = await deviceToken(door);
  const one = await LeanWall.hang(server.url, token);
  const other = await LeanWall.hang(server.url, token);
  return {
    visit: async (times) => {
      const before = await server.cpu();
      const took: Record<'first' | 'next', number[]> = { first: [], next: [] };
      for (let i = 0; i < times; i++) {
        took.first.push(await timed(() => one.watch([street])));
        took.next.push(await timed(() => other.watch([street])));
        // With nobody left the street's room is given up.
        await one.watch([communities[0]]);
        await other.watch([communities[0]]);
      }
      const cpu = ((await server.cpu()) - before) / (4 * times);
      return { first: median(took.first), next: median(took.next), cpu };
    },
    close: async () => {
      one.takeDown();
      other.takeDown();
      door.close();
      await server.stop();
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
