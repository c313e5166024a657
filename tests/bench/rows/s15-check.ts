import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '@heli/core';
import { Door } from '../../lib/door.ts';
import { startServer } from '../../lib/server.ts';
import { openKernel } from '../kernel.ts';
import { inTurn, ownCpu } from '../rounds.ts';
import type { Aspect, Row } from '../row.ts';

/** Each takes seconds, so few of them are made in a quick run. */
const rounds = { quick: 3, whole: 9 };
const perMillion = 10;

export const check: Row = {
  id: 'S15',
  what: 'check of a whole log',
  floor: 'one SHA-256 over each stored row, nothing compared',
  unitOfWork: 'event',
  async measure({ quick, events, logs, main }) {
    const folder = await logs.of(events);
    const times = quick ? rounds.quick : rounds.whole;
    const floor = () =>
      timed(
        () => Promise.resolve(hashed(folder)),
        () => Promise.resolve(ownCpu()),
      );
    const server = await startServer(folder, { main });
    const operator = new Door(server.url, server.operatorToken);
    const whole = await inTurn(times, () => timed(() => checked(operator), server.cpu), floor);
    operator.close();
    await server.stop();
    const kernel = await openKernel(folder, systemClock);
    const verified = async (): Promise<number> => (await kernel.log.verify()).checked;
    const chain = await inTurn(times, () => timed(verified, () => Promise.resolve(ownCpu())), floor);
    await kernel.close();
    const aspect = (name: string, found: typeof chain, goal: Aspect['goal']): Aspect => ({
      ...{ name: `${name}, ${events.toLocaleString('en')} events`, unit: 's', compare: 'value', goal },
      fewestRounds: rounds.quick,
      rounds: found.map(({ thing, floor: least }) => ({
        ...{ thing: thing.seconds, floor: least.seconds, thingCpu: thing.cpu, floorCpu: least.cpu },
      })),
    });
    return [
      aspect('the chain and every detail', chain, { most: (perMillion * events) / 1e6 }),
      aspect('all of heli check: file, chain, numbers against a rebuild', whole, {}),
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
