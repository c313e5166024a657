import { steps, type CaseState, type Step } from '@heli/contracts/coordination';
import { Refusal, type ReadContext } from '@heli/sdk';
import type { Case } from './case-of.js';
import { settings } from './settings.js';

/** What may follow on what: `verb: from > to`. A return may lead to arbitration instead. */
const table = `
  verify: reported > verified
  file: verified > filed
  reject: reported verified > rejected
  merge: reported verified > merged
  dispatch: filed > dispatched
  arbitrate: arbitration > dispatched
  sign: dispatched > signed
  sendBack: dispatched > filed
  contact: signed > inProgress
  extend: inProgress > inProgress
  suspend: inProgress > suspended
  resume: suspended > inProgress
  blowWhistle: inProgress > joint
  concludeWhistle: joint > inProgress
  submit: inProgress > handled
  confirm: handled > closed
  rework: handled > inProgress
  followUp: closed > appraised
  reopen: closed appraised > filed
  archive: appraised > archived`;

const life = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => /^\s*(\w+): (.+) > (\w+)$/.exec(line)!)
    .map(([, verb, from, to]) => [verb!, { from: from!.split(' '), to: to as CaseState }] as const),
);

const stepOf: Readonly<Partial<Record<CaseState, Step>>> = {
  ...{ reported: 'collected', verified: 'collected', filed: 'filed', arbitration: 'filed' },
  ...{ dispatched: 'dispatched', signed: 'dispatched', inProgress: 'inProgress', suspended: 'inProgress' },
  ...{ joint: 'inProgress', handled: 'handled', closed: 'verified', appraised: 'appraised' },
};

const no = (name: string, params: Refusal['params'] = {}): never => {
  throw new Refusal('conflict', `coordination.refusal.${name}`, params);
};

/** What stands against a verb, whatever the state. */
const guards: Readonly<Record<string, (item: Case, ctx: ReadContext) => unknown>> = {
  ...{ sign: notDispatcher, contact: notDispatcher, submit: notDispatcher },
  ...{ confirm: otherThanHandler('verifierIsHandler'), rework: otherThanHandler('verifierIsHandler') },
  suspend: otherThanHandler('approverIsHandler'),
  extend: (item, ctx) => {
    otherThanHandler('approverIsHandler')(item, ctx);
    beforeDue(item, ctx);
  },
  sendBack: (item, ctx) => {
    if (item.binding) no('bindingDispatch');
    const hours = ctx.settings(settings).returnHours;
    if (ctx.now > ctx.clock.add(item.dispatchedAt ?? item.lastAt, { hours }, 'workday'))
      no('returnTooLate', { hours });
    beforeDue(item, ctx);
  },
  reopen: (item, ctx) => {
    const days = ctx.settings(settings).reopenDays;
    if (ctx.now > ctx.clock.add(item.closedAt ?? item.lastAt, { days }, 'natural'))
      no('reopenTooLate', { days });
    if (item.solved === 'yes') no('wasSolved');
  },
};

function notDispatcher(item: Case, { actorId }: ReadContext): void {
  if (item.dispatchedBy === actorId) no('handlerDispatched');
}

function otherThanHandler(refusal: string): (item: Case, ctx: ReadContext) => void {
  return (item, { actorId }) => {
    if (item.hands.includes(actorId)) no(refusal);
  };
}

function beforeDue(item: Case, { now }: ReadContext): void {
  if (item.due !== null && item.due <= now) no('deadlinePassed');
}

/** When it happened: now, or an earlier moment that is named. */
export function happenedAt(ctx: ReadContext, moment: string | undefined, last = '', field = 'at'): string {
  if (moment === undefined) return ctx.now;
  const at = new Date(moment).toISOString();
  if (at > ctx.now) throw new Refusal('invalid', 'coordination.refusal.inFuture', {}, field);
  if (at < last) throw new Refusal('invalid', 'coordination.refusal.beforePredecessor', { last }, field);
  return at;
}

/** How a verb moves a case through the funnel, if nothing stands against it. */
export function move(ctx: ReadContext, item: Case, verb: string, moment?: string) {
  const at = happenedAt(ctx, moment, item.lastAt);
  const { from, to } = life.get(verb)!;
  if (!from.includes(item.state)) no('illegalTransition', { from: item.state, command: verb });
  guards[verb]?.(item, ctx);
  return { at, moved: stand(item, to) };
}

/** How a case comes to stand in a state. */
export function stand(item: Pick<Case, 'id' | 'step' | 'reached'>, state: CaseState) {
  const to = stepOf[state] ?? null;
  const furthest = to ? steps.indexOf(to) + 1 : 0;
  return {
    caseId: item.id,
    from: item.step,
    to,
    reached: steps.slice(item.reached, Math.max(item.reached, furthest)),
  };
}

export const isOpen = ({ state }: Case): boolean =>
  ['filed', 'arbitration', 'dispatched', 'signed', 'inProgress', 'suspended', 'joint', 'handled'].includes(
    state,
  );
export const isOverdue = (item: Case, now: string): boolean =>
  isOpen(item) && item.due !== null && item.due <= now;
