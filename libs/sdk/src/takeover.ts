import type { WriteContext } from './context.js';
import type { EventData, EventDetail, EventType, FactWithDetail } from './event.js';

/**
 * What a mechanism may use while it takes over from another of its contract: its own tables, and what was so when the
 * fact was recorded. Facts and deadlines are there already, so there is nothing to tell and nothing to arm.
 */
export interface TakeoverContext extends Pick<
  WriteContext,
  'organisation' | 'em' | 'clock' | 'settings' | 'settingsVersion' | 'id'
> {
  /** When the fact was recorded: what `now` was for whoever recorded it. */
  readonly now: string;
}

/** What a mechanism makes of a fact that another of its contract has recorded. */
export interface Takeover {
  readonly of: EventType;
  readonly take: (ctx: TakeoverContext, fact: FactWithDetail<never, never>) => Promise<void>;
}

/**
 * Rebuilds the mechanism's own rows from a fact of its contract that it has not recorded itself. Facts come in the order
 * of the log, each once; a detail that was erased is undefined.
 */
export const takeOver = <E extends EventType>(
  of: E,
  take: (ctx: TakeoverContext, fact: FactWithDetail<EventData<E>, EventDetail<E>>) => Promise<void>,
): Takeover => ({ of, take });
