import type { Cell } from '@heli/protocol';
import type { ShownCell } from './room.js';

/** A cell of a room, read. */
export interface ReadCell {
  readonly shown: ShownCell;
  readonly cell: Cell;
}

/**
 * A room's cells as they were last read: whoever joins gets them from memory, so that a hundred walls that come back
 * together cost little more than one. What has changed is forgotten, and read anew when it is next wanted.
 */
export class RoomCells {
  #known = new Map<ShownCell, Promise<Cell>>();

  constructor(private readonly read: (shown: ShownCell) => Promise<Cell>) {}

  /** The cells in order; those not known are read. */
  of(shown: Iterable<ShownCell>): Promise<ReadCell[]> {
    return Promise.all([...shown].map(async (each) => ({ shown: each, cell: await this.#one(each) })));
  }

  forget(shown: ShownCell): void {
    this.#known.delete(shown);
  }

  forgetAll(): void {
    this.#known = new Map();
  }

  #one(shown: ShownCell): Promise<Cell> {
    const known = this.#known.get(shown);
    if (known) return known;
    const reading = this.read(shown);
    this.#known.set(shown, reading);
    // What could not be read is tried again the next time.
    reading.catch(() => this.forget(shown));
    return reading;
  }
}
