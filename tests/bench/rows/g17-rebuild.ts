import { Door } from '../../lib/door.ts';
import { startServer } from '../../lib/server.ts';
import { foldIntoMaps } from '../floors/fold-into-maps.ts';
import { inTurn, ownCpu } from '../rounds.ts';
import type { Row } from '../row.ts';

/** Each takes seconds, so few of them are made in a quick run. */
const rounds = { quick: 3, whole: 9 };

export const rebuild: Row = {
  id: 'G17',
  what: 'rebuild of all metrics from the log, events a second',
  floor: 'the same folds over the same rows with the same fan-out into Maps, nothing written',
  unitOfWork: 'event',
  async measure({ quick, events, logs, main }) {
    const folder = await logs.of(events);
    const server = await startServer(folder, { main });
    const operator = new Door(server.url, server.operatorToken);
    const found = await inTurn(
      quick ? rounds.quick : rounds.whole,
      () => timed(() => rebuilt(operator), server.cpu),
      () =>
        timed(
          () => Promise.resolve(foldIntoMaps(folder)),
          () => Promise.resolve(ownCpu()),
        ),
    );
    operator.close();
    await server.stop();
    return [
      {
        ...{
          name: `${events.toLocaleString('en')} events`,
          unit: '/s',
          compare: 'ratio',
          goal: { least: 0.4 },
        },
        fewestRounds: rounds.quick,
        rounds: found.map(({ thing, floor }) => ({
          ...{ thing: thing.perSecond, floor: floor.perSecond, thingCpu: thing.cpu, floorCpu: floor.cpu },
        })),
      },
    ];
  },
};

/** Rebuilds every mechanism's numbers; answers how many events were read. */
async function rebuilt(operator: Door): Promise<number> {
  const { status, body } = await operator.post('/api/operations/rebuild', {});
  if (status !== 200) throw new Error(`The rebuild was answered ${JSON.stringify(body)}`);
  return (body as { events: number }[]).reduce((sum, { events }) => sum + events, 0);
}

async function timed(
  work: () => Promise<number>,
  cpu: () => Promise<number>,
): Promise<{ perSecond: number; cpu: number }> {
  const before = await cpu();
  const start = performance.now();
  const events = await work();
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: events / seconds, cpu: ((await cpu()) - before) / events };
}
