import type { Played } from './cast.js';
import type { Chance } from './chance.js';
import type { CouncilStage } from './council-story.js';

/** What each thread of co-building's story is told with. */
export interface Telling {
  readonly council: CouncilStage;
  readonly begin: number;
  readonly end: number;
  readonly chance: Chance;
}

/** Units that have an agreement. */
export const partners = ['school', 'clinic', 'library', 'kites', 'bakery', 'courier', 'volunteers'] as const;

export const unitOf = ({ council: { stage } }: Telling, key: string): Played => stage.cast.units.get(key)!;
/** When what is shared is open. */
export const [opens, closes] = ['13:30', '17:30'] as const;
