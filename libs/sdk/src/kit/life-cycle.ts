import type { ReadContext } from '../context.js';
import type { Refusal } from '../refusal.js';
import type { Settings, SettingsOf } from '../settings.js';
import type { No } from './no.js';

/** What a guard looks at: the record, who acts, when it happens, and the rules in force. */
export interface Situation<Item, Rules> {
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

/** Looks at a record as guards do, under the settings in force. */
export const situationsOf =
  <S extends Settings>(settings: S) =>
  <Item>(ctx: ReadContext, item: Item): Situation<Item, SettingsOf<S>> => ({
    item,
    actorId: ctx.actorId,
    actorUnitIds: ctx.actorUnitIds,
    now: ctx.now,
    today: ctx.clock.dayOf(ctx.now),
    rules: ctx.settings(settings),
  });

/**
 * The state that follows on a verb.
 * @throws Refusal `illegalTransition` when the record's state doesn't allow it, or a guard's own
 */
export const followerOf =
  (no: No) =>
  <State extends string, S extends Situation<{ readonly state: State }, unknown>>(
    life: LifeCycle<State, S>,
    verb: string,
    situation: S,
  ): State => {
    const { state } = situation.item;
    const transition = Object.hasOwn(life, verb) ? life[verb] : undefined;
    if (!transition?.from.includes(state)) throw no('illegalTransition', { from: state, command: verb });
    for (const guard of transition.guards ?? []) {
      const refusal = guard(situation);
      if (refusal) throw refusal;
    }
    return transition.to ?? state;
  };
