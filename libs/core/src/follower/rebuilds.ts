import type { Database } from '../database/database.js';
import { Mutex } from '../database/mutex.js';
import type { EventLog } from '../log/event-log.js';
import type { Registry } from '../registry/registry.js';
import { differingBuckets } from './compare.js';
import type { Position } from './position.js';
import { rebuild, type Rebuilt } from './rebuild.js';

interface RebuildParts {
  readonly database: Database;
  readonly log: EventLog;
  readonly registry: Registry;
}

/** What the follower makes of a rebuild. */
interface RebuildTurns {
  readonly nextVersion: () => number;
  /** Within the writer's turn: the numbers are true up to `seq` now. */
  readonly switched: (position: Position, seq: number) => void;
  /** A rebuild has begun or ended: cells say so. */
  readonly turned: () => void;
}

/** Rebuilds one contract's numbers at a time, since they share the table in which they build. */
export class Rebuilds {
  readonly #turn = new Mutex();

  constructor(
    private readonly parts: RebuildParts,
    private readonly turns: RebuildTurns,
  ) {}

  run(position: Position): Promise<Rebuilt> {
    return this.#turn.run(() => this.#rebuild(position));
  }

  /** How many buckets differ from what the log says. */
  compare(position: Position): Promise<number> {
    const { database, log, registry } = this.parts;
    return this.#turn.run(() => differingBuckets(database, log, registry, position));
  }

  async #rebuild(position: Position): Promise<Rebuilt> {
    const { database, log, registry } = this.parts;
    const { nextVersion, switched, turned } = this.turns;
    const announce = async (): Promise<void> => database.store.cluster?.announce('heli_numbers');
    position.rebuilding = true;
    turned();
    try {
      return await rebuild(database, log, registry, position, nextVersion, announce, ({ events }) =>
        switched(position, events),
      );
    } finally {
      position.rebuilding = false;
      turned();
    }
  }
}
