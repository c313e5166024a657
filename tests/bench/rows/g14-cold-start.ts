import { join } from 'node:path';
import { Door } from '../../lib/door.ts';
import { startServer } from '../../lib/server.ts';
import { street } from '../../lib/street.ts';
import { startFloor } from '../floor-process.ts';
import { inTurn } from '../rounds.ts';
import type { Row } from '../row.ts';

const rounds = 9;

export interface Start {
  readonly ms: number;
  readonly cpu: number;
}

export const coldStart: Row = {
  id: 'G14',
  what: 'from the start of the process to the first right answer',
  floor: 'a bare process of Nest on Fastify and MikroORM on SQLite, to its first answer',
  unitOfWork: 'start',
  async measure({ folder, events, logs, main }) {
    const data = await logs.of(events);
    const right = await answerOf(data, main);
    const bare = join(folder, 'bare.sqlite');
    await startBare(bare);
    const found = await inTurn(
      rounds,
      () => startToAnswer(data, main, right),
      () => startBare(bare),
    );
    return [
      {
        ...{
          name: `${events.toLocaleString('en')} events`,
          unit: 'ms',
          compare: 'ratio',
          goal: { most: 1.5 },
        },
        rounds: found.map(({ thing, floor }) => ({
          ...{ thing: thing.ms, floor: floor.ms, thingCpu: thing.cpu, floorCpu: floor.cpu },
        })),
      },
    ];
  },
};

/** How many cases the log has ever had, as the server says. */
async function answerOf(folder: string, main: string | undefined): Promise<number> {
  const server = await startServer(folder, { main });
  const found = await filed(server);
  await server.stop();
  return found;
}

async function startToAnswer(folder: string, main: string | undefined, right: number): Promise<Start> {
  const start = performance.now();
  const server = await startServer(folder, { main });
  const found = await filed(server);
  const ms = performance.now() - start;
  const cpu = await server.cpu();
  await server.stop();
  if (found !== right) throw new Error(`The first answer was ${found}, not ${right}.`);
  return { ms, cpu };
}

async function filed({ url, operatorToken }: { url: string; operatorToken: string }): Promise<number> {
  const door = new Door(url, operatorToken);
  const { body } = await door.get(`/api/${street}/cells?metrics=coordination.filed`);
  door.close();
  return (body as [{ n: number }])[0].n;
}

async function startBare(file: string): Promise<Start> {
  const start = performance.now();
  const floor = await startFloor('bare-nest.ts', [file]);
  const door = new Door(floor.url, undefined);
  await door.post('/', {});
  const ms = performance.now() - start;
  door.close();
  const cpu = await floor.cpu();
  await floor.stop();
  return { ms, cpu };
}
