import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { Guard } from '../fault/guard.js';
import type { EventLog } from '../log/event-log.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Registry } from '../registry/registry.js';

/** What the follower reads and writes. */
export interface FollowerParts {
  readonly database: Database;
  readonly log: EventLog;
  readonly registry: Registry;
  readonly tree: OrganisationTree;
  readonly clock: Clock;
  readonly guard: Guard;
  readonly dayOf: (instant: string) => string;
}
