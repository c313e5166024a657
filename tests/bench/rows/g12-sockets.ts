import { street } from '../../lib/street.ts';
import type { Memory } from '../../lib/server.ts';
import { startFloor } from '../floor-process.ts';
import { deviceToken, openHouse } from '../house.ts';
import { LeanWall } from '../lean-wall.ts';
import { inTurn } from '../rounds.ts';
import type { Aspect, Row } from '../row.ts';

const rounds = 9;
const freed = '--expose-gc';

/** What each further socket took. */
interface Visit extends Memory {
  readonly cpu: number;
}
interface Side {
  hang(): Promise<LeanWall>;
  memory(): Promise<Memory>;
  cpu(): Promise<number>;
}

export const sockets: Row = {
  id: 'G12',
  what: 'server memory per socket that watches',
  floor: 'raw ws, a socket that was greeted',
  unitOfWork: 'connection',
  async measure(setting) {
    const each = setting.quick ? 200 : 400;
    const house = await openHouse(setting, 1, [freed]);
    const token = await deviceToken(house.door);
    const floor = await startFloor('bare-ws.ts', [], [freed]);
    const walls: LeanWall[] = [];
    const thing = sideOf(house.server, async () => {
      const wall = await LeanWall.hang(house.server.url, token);
      await wall.watch([street]);
      return wall;
    });
    const least = sideOf(floor, () => LeanWall.hang(floor.url, ''));
    // The first ones pay for code and rooms that all share.
    for (const side of [thing, least]) await hangMore(side, each, walls);
    const found = await inTurn(
      rounds,
      () => hangMore(thing, each, walls),
      () => hangMore(least, each, walls),
    );
    for (const wall of walls) wall.takeDown();
    await floor.stop();
    await house.close();
    const aspect = (name: string, of: keyof Memory, goal: Aspect['goal']): Aspect => ({
      ...{ name, unit: 'KB', compare: 'ratio', goal },
      rounds: found.map((round) => ({
        ...{ thing: round.thing[of] / 1000, floor: round.floor[of] / 1000 },
        ...{ thingCpu: round.thing.cpu, floorCpu: round.floor.cpu },
      })),
    });
    return [aspect('held by JavaScript', 'held', { most: 1.7 }), aspect('resident', 'resident', {})];
  },
};

const sideOf = ({ memory, cpu }: Omit<Side, 'hang'>, hang: Side['hang']): Side => ({ hang, memory, cpu });

async function hangMore(side: Side, each: number, walls: LeanWall[]): Promise<Visit> {
  const before = await side.memory();
  const cpu = await side.cpu();
  for (let i = 0; i < each; i++) walls.push(await side.hang());
  const used = (await side.cpu()) - cpu;
  const after = await side.memory();
  return {
    resident: (after.resident - before.resident) / each,
    held: (after.held - before.held) / each,
    cpu: used / each,
  };
}
