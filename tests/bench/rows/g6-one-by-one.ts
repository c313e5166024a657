import { join } from 'node:path';
import { SameRows } from '../floors/same-rows.ts';
import { openHouse } from '../house.ts';
import { median } from '../numbers.ts';
import { inTurn, ownCpu } from '../rounds.ts';
import type { Row } from '../row.ts';

const rounds = 11;

interface Visit {
  readonly p50: number;
  readonly cpu: number;
}

export const oneByOne: Row = {
  id: 'G6',
  what: 'one connection, a command after the other: time until its answer',
  floor: 'a FULL commit of the same two rows with the raw driver, same disk',
  unitOfWork: 'command',
  async measure(setting) {
    const times = setting.quick ? 100 : 400;
    const house = await openHouse(setting, 1);
    for (let i = 0; i < times; i++) await house.report();
    const rows = new SameRows(house.server.folder, join(setting.folder, 'floor.sqlite'));
    const found = await inTurn(
      rounds,
      () => visit(times, house.report, house.server.cpu),
      () => visit(times, () => rows.write(), ownCpu),
    );
    rows.close();
    await house.close();
    return [
      {
        name: 'p50',
        unit: 'ms',
        compare: 'difference',
        goal: { most: 1 },
        rounds: found.map(({ thing, floor }) => ({
          thing: thing.p50,
          floor: floor.p50,
          thingCpu: thing.cpu,
          floorCpu: floor.cpu,
        })),
      },
    ];
  },
};

async function visit(
  times: number,
  once: () => unknown,
  cpu: () => Promise<number> | number,
): Promise<Visit> {
  const before = await cpu();
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await once();
    took.push(performance.now() - start);
  }
  return { p50: median(took), cpu: ((await cpu()) - before) / times };
}
