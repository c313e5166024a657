import { no } from './no.js';

/** What may follow on what: `{ convene: { from: ['draft'], to: 'convened' } }`. */
export type LifeCycle<State extends string> = Readonly<
  Record<string, { readonly from: readonly State[]; readonly to: State }>
>;

/**
 * The state that follows on a verb.
 * @throws Refusal conflict when the record's state doesn't allow it
 */
export function follow<State extends string, Life extends LifeCycle<State>>(
  life: Life,
  verb: keyof Life & string,
  state: State,
): Life[typeof verb]['to'] {
  const transition = life[verb]!;
  if (!transition.from.includes(state)) throw no('illegalTransition', { from: state, command: verb });
  return transition.to;
}
