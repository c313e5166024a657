import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Door } from '../../lib/door.ts';
import { startServer } from '../../lib/server.ts';
import { inTurn, ownCpu } from '../rounds.ts';
import type { Row } from '../row.ts';

/** Each takes seconds, so few of them are made in a quick run. */
const rounds = { quick: 3, whole: 9 };
const perMillion = 10;

export const check: Row = {
  id: 'S15',
  what: 'heli check: the chain over a whole log and all that stands on it',
  floor: 'one SHA-256 over each stored row, nothing compared',
  unitOfWork: 'event',
  async measure({ quick, events, logs, main }) {
    const folder = await logs.of(events);
    const server = await startServer(folder, { main });
    const operator = new Door(server.url, server.operatorToken);
    const found = await inTurn(
      quick ? rounds.quick : rounds.whole,
      () => timed(() => checked(operator), server.cpu),
      () =>
        timed(
          () => Promise.resolve(hashed(folder)),
          () => Promise.resolve(ownCpu()),
        ),
    );
    operator.close();
    await server.stop();
    return [
      {
        ...{ name: `${events.toLocaleString('en')} events`, unit: 's', compare: 'value' },
        ...{ goal: { most: (perMillion * events) / 1e6 }, fewestRounds: rounds.quick },
        rounds: found.map(({ thing, floor }) => ({
          ...{ thing: thing.seconds, floor: floor.seconds, thingCpu: thing.cpu, floorCpu: floor.cpu },
        })),
      },
    ];
  },
};

async function checked(operator: Door): Promise<number> {
  const { status, body } = await operator.post('/api/operations/check', {});
  const { events, brokenAt } = body as { events: number; brokenAt: number | null };
  if (status !== 200 || brokenAt !== null) throw new Error(`The check was answered ${JSON.stringify(body)}`);
  return events;
}

function hashed(folder: string): number {
  const database = new DatabaseSync(join(folder, 'heli.sqlite'), { readOnly: true });
  let events = 0;
  for (const row of database.prepare('SELECT * FROM core_event ORDER BY seq').iterate()) {
    hash('sha256', JSON.stringify(Object.values(row)));
    events += 1;
  }
  database.close();
  return events;
}

async function timed(
  work: () => Promise<number>,
  cpu: () => Promise<number>,
): Promise<{ seconds: number; cpu: number }> {
  const before = await cpu();
  const start = performance.now();
  const events = await work();
  return { seconds: (performance.now() - start) / 1000, cpu: ((await cpu()) - before) / events };
}
