import type { CaseState, Step } from '@heli/contracts/coordination';
import { Refusal, type WorkClock } from '@heli/sdk';
import type { CaseItem } from './case.entity.js';
import type { Rules } from './settings.js';

/** What a guard looks at: the case, who acts, when it happened, and the rules in force. */
export interface Situation {
  readonly item: CaseItem;
  readonly actorId: string;
  /** When it happened. */
  readonly at: string;
  readonly now: string;
  readonly rules: Pick<Rules, 'returnHours' | 'arbitrationAt' | 'reopenDays'>;
  readonly clock: WorkClock;
}
type Guard = (situation: Situation) => Refusal | undefined;

interface Transition {
  readonly from: readonly CaseState[];
  readonly to: CaseState | ((situation: Situation) => CaseState);
  readonly guards?: readonly Guard[];
}

const no = (name: string, params?: Refusal['params'], field?: string): Refusal =>
  new Refusal('conflict', `coordination.refusal.${name}`, params, field);

/** Everybody who has put a hand to it in this cycle. */
const handlers = (item: CaseItem): readonly unknown[] => [item.signedBy, item.contactedBy, item.handledBy];

/** Separation of duties (domain.md, section 2): dispatch ≠ handle ≠ verify, and nobody approves for himself. */
const notDispatcher: Guard = ({ item, actorId }) =>
  item.dispatchedBy === actorId ? no('handlerDispatched') : undefined;
const notHandler: Guard = ({ item, actorId }) =>
  handlers(item).includes(actorId) ? no('approverIsHandler') : undefined;
const verifierIsOther: Guard = ({ item, actorId }) =>
  handlers(item).includes(actorId) ? no('verifierIsHandler') : undefined;

const notBinding: Guard = ({ item }) => (item.binding ? no('bindingDispatch') : undefined);
/** [practice] A case is sent back within 4 working hours of its dispatch. */
const withinReturnTime: Guard = ({ item, at, rules, clock }) => {
  const last = clock.add(item.dispatchedAt ?? item.lastAt, { hours: rules.returnHours }, 'workday');
  return at > last ? no('returnTooLate', { hours: rules.returnHours }) : undefined;
};
const beforeDue: Guard = ({ item, now }) => (item.due && item.due <= now ? no('deadlinePassed') : undefined);
/** [default] An unsolved case begins a new cycle within 15 days. */
const withinReopenTime: Guard = ({ item, now, rules, clock }) => {
  const last = clock.add(item.closedAt ?? item.lastAt, { days: rules.reopenDays }, 'natural');
  return now > last ? no('reopenTooLate', { days: rules.reopenDays }) : undefined;
};
const unsolved: Guard = ({ item }) => (item.solved === 'yes' ? no('wasSolved') : undefined);

/** At the third return [practice] the office decides instead of the next dispatch. */
const afterReturn = ({ item, rules }: Situation): CaseState =>
  item.returns + 1 >= rules.arbitrationAt ? 'arbitration' : 'filed';

/** The life of a case (domain.md, section 7): what may follow on what, and under which conditions. */
export const lifeCycle = {
  verify: { from: ['reported'], to: 'verified' },
  file: { from: ['verified'], to: 'filed' },
  reject: { from: ['reported', 'verified'], to: 'rejected' },
  merge: { from: ['reported', 'verified'], to: 'merged' },
  dispatch: { from: ['filed'], to: 'dispatched' },
  arbitrate: { from: ['arbitration'], to: 'dispatched' },
  sign: { from: ['dispatched'], to: 'signed', guards: [notDispatcher] },
  sendBack: { from: ['dispatched'], to: afterReturn, guards: [notBinding, withinReturnTime, beforeDue] },
  contact: { from: ['signed'], to: 'inProgress', guards: [notDispatcher] },
  extend: { from: ['inProgress'], to: 'inProgress', guards: [notHandler, beforeDue] },
  suspend: { from: ['inProgress'], to: 'suspended', guards: [notHandler] },
  resume: { from: ['suspended'], to: 'inProgress' },
  blowWhistle: { from: ['inProgress'], to: 'joint' },
  concludeWhistle: { from: ['joint'], to: 'inProgress' },
  submit: { from: ['inProgress'], to: 'handled', guards: [notDispatcher] },
  confirm: { from: ['handled'], to: 'closed', guards: [verifierIsOther] },
  rework: { from: ['handled'], to: 'inProgress', guards: [verifierIsOther] },
  followUp: { from: ['closed'], to: 'appraised' },
  reopen: { from: ['closed', 'appraised'], to: 'filed', guards: [withinReopenTime, unsolved] },
  archive: { from: ['appraised'], to: 'archived' },
} as const satisfies Record<string, Transition>;
export type Verb = keyof typeof lifeCycle;

/** The step of the funnel a state belongs to; none before and after. */
export const stepOf: Readonly<Record<CaseState, Step | null>> = {
  reported: 'collected',
  verified: 'collected',
  filed: 'filed',
  arbitration: 'filed',
  dispatched: 'dispatched',
  signed: 'dispatched',
  inProgress: 'inProgress',
  suspended: 'inProgress',
  joint: 'inProgress',
  handled: 'handled',
  closed: 'verified',
  appraised: 'appraised',
  archived: null,
  rejected: null,
  merged: null,
};

/** Filed and not closed. */
export const openStates = [
  'filed',
  'arbitration',
  'dispatched',
  'signed',
  'inProgress',
  'suspended',
  'joint',
  'handled',
] as const satisfies readonly CaseState[];

/**
 * The state that follows on a verb.
 * @throws Refusal when the case's state doesn't allow it or a guard stands against it
 */
export function follow(verb: Verb, situation: Situation): CaseState {
  const transition: Transition = lifeCycle[verb];
  const { state } = situation.item;
  if (!transition.from.includes(state)) throw no('illegalTransition', { from: state, command: verb });
  for (const guard of transition.guards ?? []) {
    const refusal = guard(situation);
    if (refusal) throw refusal;
  }
  return typeof transition.to === 'function' ? transition.to(situation) : transition.to;
}
