import { join } from 'node:path';
import { startServer } from '../../lib/server.ts';
import { startFloor } from '../floor-process.ts';
import { inTurn } from '../rounds.ts';
import type { Row } from '../row.ts';

const rounds = 9;
const freed = '--expose-gc';

export const idle: Row = {
  id: 'G13',
  what: 'server memory when idle, resident, without garbage',
  floor: 'a bare process of Nest on Fastify and MikroORM on SQLite, one entity',
  unitOfWork: 'start',
  async measure({ folder, main }) {
    const data = join(folder, 'data');
    const thing = async () => megabytes(await startServer(data, { main, nodeOptions: [freed] }));
    const floor = async () =>
      megabytes(await startFloor('bare-nest.ts', [join(folder, 'bare.sqlite')], [freed]));
    // The first start makes the tables.
    await thing();
    await floor();
    const found = await inTurn(rounds, thing, floor);
    return [
      {
        ...{ name: 'resident', unit: 'MB', compare: 'ratio', goal: { most: 1.4 } },
        rounds: found.map((round) => ({
          ...{ thing: round.thing.size, floor: round.floor.size },
          ...{ thingCpu: round.thing.cpu, floorCpu: round.floor.cpu },
        })),
      },
    ];
  },
};

async function megabytes(process: {
  memory(): Promise<{ resident: number }>;
  cpu(): Promise<number>;
  stop(): Promise<void>;
}): Promise<{ size: number; cpu: number }> {
  const cpu = await process.cpu();
  const { resident } = await process.memory();
  await process.stop();
  return { size: resident / 1e6, cpu };
}
