import { setTimeout as sleep } from 'node:timers/promises';
import { street } from '../../lib/street.ts';
import type { Frame } from '@heli/protocol';
import { deviceToken, openHouse } from '../house.ts';
import { LeanWall, type Heard } from '../lean-wall.ts';
import { bringIn } from '../matters.ts';
import { median } from '../numbers.ts';
import type { Row } from '../row.ts';

const wanted = 10;
const restMs = 120;

/** What a number and the place it belongs to take at the least. */
const leastBytes = 5;

export const frameSize: Row = {
  id: 'G11',
  what: `bytes per changed cell in a frame of about ${wanted} changes`,
  floor: `${leastBytes} bytes: an id and a number`,
  unitOfWork: 'cell',
  async measure(setting) {
    const house = await openHouse(setting, 1);
    const wall = await LeanWall.hang(house.server.url, await deviceToken(house.door));
    await bringIn(house.door, 0);
    await bringIn(house.door, 3);
    await wall.watch([street]);
    const frames: Heard<Frame>[] = [];
    wall.onFrame = (frame) => void frames.push(frame);
    for (let number = 4; number < (setting.quick ? 24 : 84); number++) {
      await bringIn(house.door, number);
      await sleep(restMs);
    }
    wall.takeDown();
    await house.close();
    const { each, changes } = nearest(frames);
    return [
      {
        ...{
          name: `frames of ${changes} changes`,
          unit: 'B',
          compare: 'value',
          goal: { most: 40 },
          fewestRounds: 1,
        },
        rounds: [{ thing: each, floor: leastBytes }],
      },
    ];
  },
};

/** The frames without rows of feeds and new names whose number of changes comes nearest to what is wanted. */
function nearest(frames: readonly Heard<Frame>[]): { each: number; changes: number } {
  const plain = frames.filter(({ content }) => content.cells.length > 0 && !content.feeds && !content.names);
  const counts = plain.map(({ content }) => content.cells.length);
  const changes = counts.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
  if (changes === undefined) throw new Error('No frame with changed cells was heard.');
  const alike = plain.filter(({ content }) => content.cells.length === changes);
  return { each: median(alike.map(({ bytes }) => bytes / changes)), changes };
}
