import { deadlineKeys, events } from '@heli/contracts/coordination';
import type { EventType, WriteContext } from '@heli/sdk';
import type { z } from 'zod';
import type { CaseItem } from './case.entity.js';
import { record, subjectTypeOf, type Subject } from './record.js';
import type { WhistleCallItem } from './whistle.entity.js';

/** One deadline: its key is also the id of its fact in the history. */
interface Deadline<E extends EventType> {
  readonly key: string;
  readonly due: string;
  readonly subject: Subject;
  readonly event: E;
  readonly data: z.input<E['data']>;
}

/** Books what falls due: at its moment by the core, or now if that moment has passed. */
function book<E extends EventType>(ctx: WriteContext, deadline: Deadline<E>, imported = false): void {
  const { key, due, event, data, subject } = deadline;
  if (due <= ctx.now) {
    record(ctx, subject, event, { at: due, data, id: key, imported });
    return;
  }
  ctx.remind(key, due, event, {
    data,
    organisation: subject.organisation,
    subject: { type: subjectTypeOf(event), id: subject.id },
  });
}

/** Corrects what the core has booked as not met: it happened in time and was told too late. */
function correct<E extends EventType>(ctx: WriteContext, deadline: Deadline<E>): void {
  const { key, due, event, data, subject } = deadline;
  record(ctx, subject, event, { at: due, data, id: `${key}:corrected` });
}

const dueKey = (item: CaseItem): string => deadlineKeys.due(item.id, item.cycle);
const contactKey = (item: CaseItem): string => deadlineKeys.contact(item.id, item.cycle, item.returns);
const callKey = (call: WhistleCallItem): string => deadlineKeys.whistle(call.whistleId, call.unit);

function caseDeadline(
  item: CaseItem,
  due: string,
  outcome: Omit<z.input<typeof events.caseFellDue.data>, 'caseId' | 'cycle' | 'due'>,
): Deadline<typeof events.caseFellDue> {
  return {
    key: dueKey(item),
    due,
    subject: item,
    event: events.caseFellDue,
    data: { caseId: item.id, cycle: item.cycle, due, ...outcome },
  };
}

/** The case falls due open, unless it is closed before. */
export function armDue(ctx: WriteContext, item: CaseItem): void {
  if (item.due) book(ctx, caseDeadline(item, item.due, { met: false }));
}

/** Stops the clock of a case that has not fallen due yet. */
export function disarmDue(ctx: WriteContext, item: CaseItem): void {
  ctx.forget(dueKey(item));
}

/** Settles a closing: it was in time, and the deadline says so. A late one was booked by the deadline itself. */
export function settleDue(ctx: WriteContext, item: CaseItem, closedAt: string): void {
  if (!item.due || closedAt > item.due) return;
  if (item.due > ctx.now) book(ctx, caseDeadline(item, item.due, { met: true, closedAt }));
  else correct(ctx, caseDeadline(item, item.due, { met: true, closedAt, corrects: true }));
}

/** A case that another system brought: what has fallen due by now is booked with its outcome. */
export function importDue(ctx: WriteContext, item: CaseItem): void {
  if (!item.due) return;
  const closedAt = item.closedAt ?? undefined;
  const met = closedAt !== undefined && closedAt <= item.due;
  book(ctx, caseDeadline(item, item.due, { met, ...(closedAt === undefined ? {} : { closedAt }) }), true);
}

/** Reopened before the due of the cycle that ended: that cycle is booked as not met, and the next one has its own. */
export function unsettleDue(ctx: WriteContext, item: CaseItem): void {
  if (item.due && item.due > ctx.now) book(ctx, caseDeadline(item, item.due, { met: false, reopened: true }));
}

const contactDeadline = (
  item: CaseItem,
  due: string,
  outcome: { met: boolean; corrects?: boolean },
): Deadline<typeof events.contactFellDue> => ({
  key: contactKey(item),
  due,
  subject: item,
  event: events.contactFellDue,
  data: { caseId: item.id, cycle: item.cycle, round: item.returns, due, ...outcome },
});

export function armContact(ctx: WriteContext, item: CaseItem): void {
  if (item.dueContact) book(ctx, contactDeadline(item, item.dueContact, { met: false }));
}

export function disarmContact(ctx: WriteContext, item: CaseItem): void {
  ctx.forget(contactKey(item));
}

export function settleContact(ctx: WriteContext, item: CaseItem, at: string): void {
  if (!item.dueContact || at > item.dueContact) return;
  if (item.dueContact > ctx.now) book(ctx, contactDeadline(item, item.dueContact, { met: true }));
  else correct(ctx, contactDeadline(item, item.dueContact, { met: true, corrects: true }));
}

const callDeadline = (
  call: WhistleCallItem,
  outcome: { met: boolean; corrects?: boolean },
): Deadline<typeof events.whistleFellDue> => ({
  key: callKey(call),
  due: call.arriveBy,
  subject: { id: call.whistleId, organisation: call.organisation },
  event: events.whistleFellDue,
  data: { whistleId: call.whistleId, unitId: call.unit, due: call.arriveBy, ...outcome },
});

export function armCall(ctx: WriteContext, call: WhistleCallItem): void {
  book(ctx, callDeadline(call, { met: false }));
}

export function disarmCall(ctx: WriteContext, call: WhistleCallItem): void {
  ctx.forget(callKey(call));
}

export function settleCall(ctx: WriteContext, call: WhistleCallItem, at: string): void {
  if (at > call.arriveBy) return;
  if (call.arriveBy > ctx.now) book(ctx, callDeadline(call, { met: true }));
  else correct(ctx, callDeadline(call, { met: true, corrects: true }));
}
