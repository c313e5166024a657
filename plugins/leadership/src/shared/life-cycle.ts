import type { ReadContext, Refusal } from '@heli/sdk';
import { settings, type Rules } from '../settings.js';
import { no } from './no.js';

/** What a guard looks at: the record, who acts, when it happens, and the rules in force. */
export interface Situation<Item> {
  readonly item: Item;
  readonly actorId: string;
  readonly actorUnitIds: readonly string[];
  readonly now: string;
  /** The business day of now. */
  readonly today: string;
  readonly rules: Rules;
}
export type Guard<S> = (situation: S) => Refusal | undefined;

/** What may follow on what; where it leads nowhere else, the state stays. */
export type LifeCycle<State extends string, S> = Readonly<
  Record<
    string,
    { readonly from: readonly State[]; readonly to?: State; readonly guards?: readonly Guard<S>[] }
  >
>;

export const situationOf = <Item>(ctx: ReadContext, item: Item): Situation<Item> => ({
  item,
  actorId: ctx.actorId,
  actorUnitIds: ctx.actorUnitIds,
  now: ctx.now,
  today: ctx.clock.dayOf(ctx.now),
  rules: ctx.settings(settings),
});

/**
 * The state that follows on a verb.
 * @throws Refusal when the record's state doesn't allow it or a guard stands against it
 */
export function follow<State extends string, S extends Situation<{ readonly state: State }>>(
  life: LifeCycle<State, S>,
  verb: string,
  situation: S,
): State {
  const { state } = situation.item;
  const transition = life[verb];
  if (!transition?.from.includes(state)) throw no('illegalTransition', { from: state, command: verb });
  for (const guard of transition.guards ?? []) {
    const refusal = guard(situation);
    if (refusal) throw refusal;
  }
  return transition.to ?? state;
}
