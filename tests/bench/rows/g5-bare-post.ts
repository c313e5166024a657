import { Door } from '../../lib/door.ts';
import { startFloor } from '../floor-process.ts';
import { openHouse } from '../house.ts';
import { inTurn } from '../rounds.ts';
import type { Row } from '../row.ts';
import { storm } from '../storm.ts';

const connections = 64;
const rounds = 9;

export const barePost: Row = {
  id: 'G5',
  what: `the same commands a second, held against the frameworks alone`,
  floor: 'a bare Nest POST on the same HTTP platform, no database',
  unitOfWork: 'request',
  async measure(setting) {
    const ms = setting.quick ? 1000 : 3000;
    const house = await openHouse(setting, connections);
    const floor = await startFloor('bare-nest.ts');
    const door = new Door(floor.url, undefined, connections);
    const bare = { send: () => door.post('/', {}), cpu: floor.cpu };
    const thing = { send: house.report, cpu: house.server.cpu };
    await storm(thing, connections, ms);
    await storm(bare, connections, ms);
    const found = await inTurn(
      rounds,
      () => storm(thing, connections, ms),
      () => storm(bare, connections, ms),
    );
    door.close();
    await floor.stop();
    await house.close();
    return [
      {
        ...{ name: 'requests', unit: '/s', compare: 'ratio', goal: { least: 0.15 } },
        rounds: found.map((round) => ({
          ...{ thing: round.thing.perSecond, floor: round.floor.perSecond },
          ...{ thingCpu: round.thing.cpu, floorCpu: round.floor.cpu },
        })),
      },
    ];
  },
};
