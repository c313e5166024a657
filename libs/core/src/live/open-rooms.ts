import { MechanismFault } from '../fault/faults.js';
import type { Kernel } from '../kernel.js';
import type { CellReader } from '../metric/cell-reader.js';
import { Feeds } from './feeds.js';
import { LiveRooms } from './live-rooms.js';
import { pausesAt } from './pauses.js';

/** The rooms of a house, which read its cells and feeds and send their frames wherever it sends them. */
export function openRooms(kernel: Kernel, reader: CellReader, epoch: string): LiveRooms {
  const { registry, follower, activation, clock } = kernel;
  const today = (): string => kernel.today();
  return new LiveRooms(
    {
      ...{ registry, reader, epoch, today, build: kernel.build, cells: kernel.cells },
      feeds: new Feeds(kernel.queries, kernel.tree, today, kernel.guard),
      position: () => ({ version: follower.version, seq: follower.seq, asOf: follower.asOf }),
      scenes: (organisation) => kernel.scenes.at(organisation),
      pauses: (organisation) => pausesAt(registry, activation, follower, organisation),
      failed: (error) => kernel.faults.record(new MechanismFault('core', 'feed', error), clock.now()),
    },
    (room, frame) => kernel.emitFrame(room, frame),
  );
}
