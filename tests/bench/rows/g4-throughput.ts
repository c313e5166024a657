import { join } from 'node:path';
import { SameRows } from '../floors/same-rows.ts';
import { openHouse, type House } from '../house.ts';
import { inTurn, ownCpu } from '../rounds.ts';
import type { Row } from '../row.ts';

const connections = 64;
const rounds = 11;

interface Visit {
  readonly perSecond: number;
  readonly cpu: number;
}

export const throughput: Row = {
  id: 'G4',
  what: `durable commands a second at ${connections} connections: HTTP, permitted, validated, event and entity`,
  floor: 'the raw driver, the same two rows, one transaction per command, same disk',
  unitOfWork: 'command',
  async measure(setting) {
    const ms = setting.quick ? 1000 : 3000;
    const house = await openHouse(setting, connections);
    await house.report();
    const rows = new SameRows(house.server.folder, join(setting.folder, 'floor.sqlite'));
    await storm(house, ms);
    const found = await inTurn(
      rounds,
      () => storm(house, ms),
      () => Promise.resolve(commits(rows, ms / 2)),
    );
    rows.close();
    await house.close();
    return [
      {
        name: 'commands',
        unit: '/s',
        compare: 'ratio',
        goal: { least: 0.25 },
        rounds: found.map(({ thing, floor }) => ({
          thing: thing.perSecond,
          floor: floor.perSecond,
          thingCpu: thing.cpu,
          floorCpu: floor.cpu,
        })),
      },
    ];
  },
};

/** All connections send, each its next command when the last was answered. */
async function storm({ server, report }: House, ms: number): Promise<Visit> {
  const before = await server.cpu();
  const start = performance.now();
  let done = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - start < ms) {
      await report();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: done / seconds, cpu: ((await server.cpu()) - before) / done };
}

function commits(rows: SameRows, ms: number): Visit {
  const before = ownCpu();
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < ms; done++) rows.write();
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: done / seconds, cpu: (ownCpu() - before) / done };
}
