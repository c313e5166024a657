import type { AnyMechanism, Reaction } from '@heli/sdk';
import type { Entry } from '../log/entry.js';
import type { Missed } from './missed.js';

/** How far a mechanism has come in the facts that it reacts to. */
export interface Position {
  readonly mechanism: AnyMechanism;
  readonly cursor: string;
  readonly missed: Missed;
  seq: number | undefined;
  kept: number;
  woken: boolean;
  parked: boolean;
  running: Promise<void> | undefined;
}

/** How a mechanism reacts to a fact, if it does. */
export const wantedOf = (mechanism: AnyMechanism, entry: Entry): readonly Reaction[] =>
  mechanism.reactions.filter(
    ({ of, imported }) => of.type === entry.type && (entry.imported === 0 || imported),
  );

/** A mechanism that has reacted to nothing yet in this process. */
export const beginning = (mechanism: AnyMechanism, missed: Missed): Position => ({
  ...{ mechanism, cursor: `react:${mechanism.id}`, missed, seq: undefined, kept: 0 },
  ...{ woken: false, parked: false, running: undefined },
});
