import { street } from '../../lib/street.ts';
import type { Memory } from '../../lib/server.ts';
import { startFloor } from '../floor-process.ts';
import { deviceToken, openHouse } from '../house.ts';
import { LeanWall } from '../lean-wall.ts';
import { inTurn } from '../rounds.ts';
import type { Row } from '../row.ts';

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
    const cpu = { thingCpu: meanOf(found, 'thing', 'cpu'), floorCpu: meanOf(found, 'floor', 'cpu') };
    // Memory comes from the system in pieces: only over all of them does it tell anything of a socket.
    const resident = { thing: meanOf(found, 'thing', 'resident'), floor: meanOf(found, 'floor', 'resident') };
    return [
      {
        ...{ name: `resident, over ${each * rounds} sockets`, unit: 'B', compare: 'ratio' },
        ...{ goal: { most: 1.7 }, fewestRounds: 1, rounds: [{ ...resident, ...cpu }] },
      },
      {
        ...{ name: 'held by JavaScript', unit: 'B', compare: 'ratio', goal: {} },
        rounds: found.map(({ thing: { held }, floor: bare }) => ({ thing: held, floor: bare.held, ...cpu })),
      },
    ];
  },
};

const meanOf = (
  found: readonly { readonly thing: Visit; readonly floor: Visit }[],
  side: 'thing' | 'floor',
  of: keyof Visit,
): number => found.reduce((sum, round) => sum + round[side][of], 0) / found.length;

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
