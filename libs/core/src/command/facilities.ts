import type { Facilities, WorkClock } from '@heli/sdk';
import type { Database } from '../database/database.js';
import { openNumbers } from '../number/series.js';

/** The run of a handler, as a facility sees it. The command's transaction is open and the writer's turn is taken. */
export interface FacilityUse {
  readonly mechanism: string;
  /** The contract that the mechanism implements: what a mechanism keeps outlives its being swapped. */
  readonly owner: string;
  readonly organisation: string;
  readonly actorId: string;
  readonly now: string;
  readonly clock: WorkClock;
  /** Refuses an organisation outside the addressed subtree. */
  readonly within: (organisation: string) => void;
}

/** Opens the facilities for one run of a handler. */
export type OpenFacilities = (use: FacilityUse) => Facilities;

/** What the facilities stand on. */
export interface FacilityParts {
  readonly database: Database;
}

/** The facilities that mechanisms share and may not take from each other. */
export function facilitiesOn({ database }: FacilityParts): OpenFacilities {
  const numbers = openNumbers(database);
  return (use) => ({ ...numbers(use) });
}

/** Every call first asks whether its handler is still running; facilities are functions or flat groups of them. */
export function revocable<T extends object>(facilities: T, alive: () => void): T {
  const guarded = Object.entries(facilities).map(([name, member]: [string, unknown]) => {
    if (typeof member === 'object' && member !== null) return [name, revocable(member, alive)];
    if (typeof member !== 'function') return [name, member];
    const call = member as (...given: unknown[]) => unknown;
    return [
      name,
      (...given: unknown[]): unknown => {
        alive();
        return call(...given);
      },
    ];
  });
  return Object.fromEntries(guarded) as T;
}
