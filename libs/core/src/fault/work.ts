import type { FaultPhase } from './faults.js';

/** A piece of a mechanism's code that runs, as a breaker tells it from others. */
export interface Work {
  readonly mechanism: string;
  readonly phase: FaultPhase;
  /** The command, query or feed in full; empty for folds and reactions, whose facts must be taken in order. */
  readonly handler: string;
  /** Where it is used: what one organisation's data provoke stops nobody else. Empty for folds and reactions. */
  readonly organisation: string;
}

/** What a mechanism does as one, wherever: it can't leave a fact out. */
export const inOrder = (mechanism: string, phase: 'fold' | 'reaction'): Work => ({
  mechanism,
  phase,
  handler: '',
  organisation: '',
});

export const nameOfWork = ({ mechanism, phase, handler, organisation }: Work): string =>
  `${mechanism} ${phase} ${handler} ${organisation}`;
