import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Door, type Reply } from '../../lib/door.ts';
import { startFloor } from '../floor-process.ts';
import { deviceToken, openHouse, type House } from '../house.ts';
import { quantile } from '../numbers.ts';
import { inTurn } from '../rounds.ts';
import type { Aspect, Row, Setting } from '../row.ts';
import { Walls } from '../walls.ts';

const count = 200;
const rounds = 9;
/** A room sends ten frames a second at most; what is measured is a change after a rest. */
const restMs = 120;

/** A server with walls before it, whichever it is. */
interface Side {
  readonly walls: Walls;
  write(): Promise<number>;
  cpu(): Promise<number>;
  close(): Promise<void>;
}

interface Visit {
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
}

export const fanOut: Row = {
  id: 'G1',
  what: `from a command to all of ${count} walls, durable`,
  floor: 'bare socket.io and a FULL commit of the same two rows, then the same frame to all',
  unitOfWork: 'delivery',
  async measure(setting) {
    const times = setting.quick ? 15 : 40;
    const house = await openHouse(setting, 1);
    const thing = await wallsAt(house);
    const floor = await bareRoom(setting, house, thing.walls);
    await visit(thing, times);
    await visit(floor, times);
    const found = await inTurn(
      rounds,
      () => visit(thing, times),
      () => visit(floor, times),
    );
    await floor.close();
    await thing.close();
    const aspect = (name: 'p50' | 'p99', most: number): Aspect => ({
      ...{ name, unit: 'ms', compare: 'ratio', goal: { most } },
      rounds: found.map((round) => ({
        ...{ thing: round.thing[name], floor: round.floor[name] },
        ...{ thingCpu: round.thing.cpu, floorCpu: round.floor.cpu },
      })),
    });
    return [aspect('p50', 1.15), aspect('p99', 1.25)];
  },
};

async function wallsAt(house: House): Promise<Side> {
  const { server } = house;
  const token = await deviceToken(house.door);
  const walls = new Walls();
  await walls.hang(count, server.url, token);
  const side: Side = {
    walls,
    write: house.report,
    cpu: server.cpu,
    close: async () => {
      walls.takeDown();
      await house.close();
    },
  };
  await visit(side, 3);
  return side;
}

async function bareRoom({ folder }: Setting, house: House, model: Walls): Promise<Side> {
  const args = [house.server.folder, join(folder, 'bare.sqlite'), JSON.stringify(model.frame)];
  const floor = await startFloor('bare-room.ts', args);
  const walls = new Walls();
  await walls.hang(count, floor.url, undefined);
  const door = new Door(floor.url, undefined);
  return {
    walls,
    write: async () => ((await door.post('/', {})).body as Reply).seq,
    cpu: floor.cpu,
    close: async () => {
      walls.takeDown();
      door.close();
      await floor.stop();
    },
  };
}

async function visit({ walls, write, cpu }: Side, times: number): Promise<Visit> {
  const before = await cpu();
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    await sleep(restMs);
    const start = performance.now();
    took.push((await walls.allHeard(await write())) - start);
  }
  const used = (await cpu()) - before;
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), cpu: used / times / count };
}
