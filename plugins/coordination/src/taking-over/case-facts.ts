import type { events, Step } from '@heli/contracts/coordination';
import type { EventData, TakeoverContext } from '@heli/sdk';
import type { CaseItem } from '../case.entity.js';
import { newCycle } from '../commands/reopen.js';
import { undispatched } from '../commands/send-back.js';
import { startOfHandling } from '../dispatching.js';
import { settings } from '../settings.js';
import type { FactOf } from './history.js';

type Events = typeof events;
type Change<E extends keyof Events> = (
  item: CaseItem,
  data: EventData<Events[E]>,
  fact: FactOf<Events[E]>,
  ctx: TakeoverContext,
) => Partial<CaseItem>;

/** What each fact makes of a case, beside how it moves it through the funnel. */
export const caseChanges: { readonly [E in keyof Events]?: Change<E> } = {
  caseReported: () => ({ state: 'reported' }),
  caseVerified: () => ({ state: 'verified' }),
  caseFiled: (item, { category, severity, due }, { occurredAt }) => ({
    ...{ state: 'filed', category, severity, filedAt: occurredAt, due: due ?? item.due ?? null },
  }),
  caseRejected: () => ({ state: 'rejected' }),
  caseMerged: (_, { into }) => ({ state: 'merged', mergedInto: into }),
  caseDispatched: (_, data, { occurredAt, actorId, imported }) => ({
    ...startOfHandling,
    ...{ state: 'dispatched', unit: data.leadUnitId ?? null, coUnitIds: data.coUnitIds, clock: data.clock },
    ...{ dispatchedAt: occurredAt, dispatchedBy: imported ? null : actorId, binding: data.binding },
    ...{ due: data.due ?? null, dueSign: data.dueSign ?? null, dueContact: data.dueContact ?? null },
    settingsVersion: data.settingsVersion,
  }),
  caseSigned: (_, __, { actorId }) => ({ state: 'signed', signedBy: actorId }),
  // How many returns lead to arbitration is this mechanism's setting.
  caseReturned: (_, { returns }, __, ctx) => ({
    ...{ ...undispatched, returns },
    state: returns >= ctx.settings(settings).arbitrationAt ? 'arbitration' : 'filed',
  }),
  caseContacted: (_, __, { actorId }) => ({ state: 'inProgress', contactedBy: actorId }),
  caseExtended: (_, { due }) => ({ due }),
  caseSuspended: (item, { reviewAt }, { occurredAt: at }, ctx) => ({
    ...{ state: 'suspended', suspendedAt: at, reviewAt },
    ...(item.due != null && item.due > at
      ? { due: null, dueLeft: ctx.clock.minutesBetween(at, item.due, item.clock) }
      : {}),
  }),
  caseResumed: (item, { due, suspendedMinutes }) => ({
    ...{
      state: 'inProgress',
      suspendedAt: null,
      reviewAt: null,
      dueLeft: null,
      due: due ?? item.due ?? null,
    },
    suspendedMinutes: item.suspendedMinutes + suspendedMinutes,
  }),
  caseHandled: (_, { outcome, minutes }, { occurredAt, actorId }) => ({
    ...{ state: 'handled', outcome, handledBy: actorId, handledAt: occurredAt, handledMinutes: minutes },
  }),
  caseReworked: (item) => ({
    ...{ state: 'inProgress', reworks: item.reworks + 1, outcome: null },
    ...{ handledBy: null, handledAt: null, handledMinutes: null },
  }),
  caseClosed: (_, { outcome, due }, { occurredAt, actorId }) => ({
    ...{ state: 'closed', outcome, due: due ?? null, closedAt: occurredAt, closedBy: actorId },
  }),
  caseFollowedUp: (_, { solved }) => ({ state: 'appraised', solved: solved ?? null }),
  caseReopened: (_, { cycle }) => ({ ...newCycle, state: 'filed', cycle }),
  caseArchived: () => ({ state: 'archived' }),
};

interface Moved {
  readonly from: Step | null;
  readonly to: Step | null;
  readonly reached: readonly Step[];
}

/** Takes a case to where a fact leaves it. */
export function change(item: CaseItem, changed: Partial<CaseItem>, at: string, data: object): void {
  Object.assign(item, changed);
  if (at > item.lastAt) item.lastAt = at;
  if (!('to' in data)) return;
  const { from, to, reached } = data as Moved;
  item.reached += reached.length;
  if (from === to) return;
  item.step = to;
  item.stepSince = at;
}
