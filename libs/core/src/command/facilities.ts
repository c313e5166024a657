import type { Facilities, WorkClock } from '@heli/sdk';
import { openBallots } from '../ballot/facility.js';
import type { BallotHouse } from '../ballot/house.js';
import type { Database } from '../database/database.js';
import { openFiles } from '../file/open-files.js';
import { openNotifier, type NotifierParts } from '../notice/notifier.js';
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
  /** Whether the command is declared secret. */
  readonly secret: boolean;
  /** Has something done once the command is stored, before its reply leaves; in the writer's turn. */
  readonly afterwards: (work: () => Promise<void>) => void;
}

/** Opens the facilities for one run of a handler. */
export type OpenFacilities = (use: FacilityUse) => Facilities;

/** What the facilities stand on. */
export interface FacilityParts extends NotifierParts {
  readonly database: Database;
  readonly ballots: BallotHouse;
}

/** The facilities that mechanisms share and may not take from each other. */
export function facilitiesOn(parts: FacilityParts): OpenFacilities {
  const numbers = openNumbers(parts.database);
  const boxes = openBallots(parts.ballots);
  const files = openFiles(parts.database);
  const notifier = openNotifier(parts);
  return (use) => ({ ...numbers(use), ...boxes(use), ...notifier(use), files: files(use) });
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
