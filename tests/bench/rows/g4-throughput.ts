import { join } from 'node:path';
import { SameRows } from '../floors/same-rows.ts';
import { openHouse } from '../house.ts';
import { inTurn, ownCpu } from '../rounds.ts';
import type { Row } from '../row.ts';
import { storm, type Storm } from '../storm.ts';

const connections = 64;
const rounds = 11;

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
    const thing = { send: house.report, cpu: house.server.cpu };
    await storm(thing, connections, ms);
    const found = await inTurn(
      rounds,
      () => storm(thing, connections, ms),
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

function commits(rows: SameRows, ms: number): Storm {
  const before = ownCpu();
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < ms; done++) rows.write();
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: done / seconds, cpu: (ownCpu() - before) / done };
}
