import { setTimeout as sleep } from 'node:timers/promises';
import { Door, type Reply } from '../../lib/door.ts';
import { street } from '../../lib/street.ts';
import { startFloor } from '../floor-process.ts';
import { deviceToken, openHouse } from '../house.ts';
import { LeanWall } from '../lean-wall.ts';
import { inTurn } from '../rounds.ts';
import type { Row, Setting } from '../row.ts';

const walls = 500;
const rounds = 9;
/** A room sends ten frames a second at most. */
const restMs = 120;

/** Something that tells all its walls of a change, and the processor time it has used. */
interface Side {
  tell(): Promise<void>;
  cpu(): Promise<number>;
  /** Frames that all of its walls have heard together. */
  delivered(): number;
  close(): Promise<void>;
}

/** A delivery's share: of everything from the command to the last wall, and of the walls alone. */
interface Visit {
  readonly whole: number;
  readonly marginal: number;
}

export const delivery: Row = {
  id: 'G3',
  what: `processor time per delivery, ${walls} walls`,
  floor: `ws: a POST, then a frame that was encoded beforehand to ${walls} sockets`,
  unitOfWork: 'delivery',
  async measure(setting) {
    const times = setting.quick ? 10 : 40;
    const many = await houseWith(setting, 'many', walls);
    const one = await houseWith(setting, 'one', 1);
    const floor = { many: await bareWith(walls, many.frame()), one: await bareWith(1, many.frame()) };
    const found = await inTurn(
      rounds,
      () => visit(many, one, times),
      () => visit(floor.many, floor.one, times),
    );
    for (const side of [many, one, floor.many, floor.one]) await side.close();
    const aspect = (name: string, of: keyof Visit, goal: { most?: number }) => ({
      ...{ name, unit: 'µs', compare: 'ratio' as const, goal },
      rounds: found.map(({ thing, floor: least }) => ({
        ...{ thing: thing[of], floor: least[of], thingCpu: thing[of], floorCpu: least[of] },
      })),
    });
    return [
      aspect('one more wall', 'marginal', { most: 1.3 }),
      aspect('with the command, its folds and its cells', 'whole', {}),
    ];
  },
};

/** What a side with many walls needs beyond one with a single wall belongs to the deliveries alone. */
async function visit(many: Side, one: Side, times: number): Promise<Visit> {
  const toMany = await spent(many, times);
  const toOne = await spent(one, times);
  return {
    whole: toMany.cpu / toMany.delivered,
    marginal: (toMany.cpu - toOne.cpu) / (toMany.delivered - toOne.delivered),
  };
}

async function spent(side: Side, times: number): Promise<{ cpu: number; delivered: number }> {
  const before = { cpu: await side.cpu(), delivered: side.delivered() };
  for (let i = 0; i < times; i++) {
    await sleep(restMs);
    await side.tell();
  }
  return { cpu: (await side.cpu()) - before.cpu, delivered: side.delivered() - before.delivered };
}

async function houseWith(setting: Setting, name: string, count: number): Promise<Side & { frame(): string }> {
  const house = await openHouse({ ...setting, folder: `${setting.folder}/${name}` }, 1);
  const token = await deviceToken(house.door);
  const hearing = new Hearing();
  for (let i = 0; i < count; i++) {
    const wall = await LeanWall.hang(house.server.url, token);
    await wall.watch([street]);
    hearing.add(wall);
  }
  const side = {
    tell: async () => hearing.allAt(await house.report()),
    cpu: house.server.cpu,
    delivered: () => hearing.delivered,
    frame: () => JSON.stringify(hearing.last),
    close: async () => {
      hearing.takeDown();
      await house.close();
    },
  };
  await spent(side, 3);
  return side;
}

async function bareWith(count: number, frame: string): Promise<Side> {
  const floor = await startFloor('bare-ws.ts', [frame]);
  const door = new Door(floor.url, undefined);
  const hearing = new Hearing();
  for (let i = 0; i < count; i++) hearing.add(await LeanWall.hang(floor.url, ''));
  const side = {
    tell: async () => hearing.allAt(((await door.post('/', {})).body as Reply).seq),
    cpu: floor.cpu,
    delivered: () => hearing.delivered,
    close: async () => {
      hearing.takeDown();
      door.close();
      await floor.stop();
    },
  };
  await spent(side, 3);
  return side;
}

/** Waits until all walls know of a fact. */
class Hearing {
  readonly #walls: LeanWall[] = [];
  readonly #seqs: number[] = [];
  #waiting: { seq: number; resolve: () => void } | undefined;
  last: unknown;
  delivered = 0;

  add(wall: LeanWall): void {
    const place = this.#walls.push(wall) - 1;
    this.#seqs.push(0);
    wall.onFrame = ({ content }) => {
      this.delivered += 1;
      if (content.cells.length > 0) this.last = content;
      this.#seqs[place] = Math.max(this.#seqs[place]!, content.seq);
      this.#assess();
    };
  }

  allAt(seq: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = { seq, resolve };
      this.#assess();
    });
  }

  takeDown(): void {
    for (const wall of this.#walls) wall.takeDown();
  }

  #assess(): void {
    const waiting = this.#waiting;
    if (!waiting || this.#seqs.some((seq) => seq < waiting.seq)) return;
    this.#waiting = undefined;
    waiting.resolve();
  }
}
