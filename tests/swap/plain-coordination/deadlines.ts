import { deadlineKeys, events } from '@heli/contracts/coordination';
import type { EventType, WriteContext } from '@heli/sdk';
import type { z } from 'zod';
import type { Case } from './case-of.js';
import { subjectOf } from './tell.js';

interface Due<E extends EventType> {
  readonly key: string;
  readonly at: string;
  readonly event: E;
  readonly data: z.input<E['data']>;
}

/** Books what falls due: the core does at its moment; what has passed is told at once. */
function book<E extends EventType>(ctx: WriteContext, organisation: string, due: Due<E>): void {
  const { key, at, event, data } = due;
  const fact = { data, organisation, subject: subjectOf(data as object) };
  if (at > ctx.now) ctx.remind(key, at, event, fact);
  else ctx.emit(event, { ...fact, occurredAt: at });
}

/** It was in time: said by the deadline, or as a correction of what the deadline has said. */
const inTime = (ctx: WriteContext, due: string) => ({
  met: true,
  ...(due > ctx.now ? {} : { corrects: true }),
});

type Outcome = Omit<z.input<typeof events.caseFellDue.data>, 'caseId' | 'cycle' | 'due'>;

export function bookDue(ctx: WriteContext, { id, organisation, cycle, due }: Case, outcome: Outcome): void {
  if (due === null) return;
  const data = { caseId: id, cycle, due, ...outcome };
  book(ctx, organisation, { key: deadlineKeys.due(id, cycle), at: due, event: events.caseFellDue, data });
}

/** A closing that was late was booked by the deadline itself. */
export function settleDue(ctx: WriteContext, item: Case, closedAt: string): void {
  if (item.due !== null && closedAt <= item.due) bookDue(ctx, item, { ...inTime(ctx, item.due), closedAt });
}

export function bookContact(ctx: WriteContext, item: Case, met: boolean, at = ''): void {
  const { id, organisation, cycle, returns: round, dueContact: due } = item;
  if (due === null || (met && at > due)) return;
  const data = { caseId: id, cycle, round, due, ...(met ? inTime(ctx, due) : { met }) };
  book(ctx, organisation, {
    ...{ key: deadlineKeys.contact(id, cycle, round), at: due, event: events.contactFellDue, data },
  });
}

/** Nothing of a dispatch falls due any more. */
export function forget(ctx: WriteContext, { id, cycle, returns }: Case): void {
  ctx.forget(deadlineKeys.due(id, cycle));
  ctx.forget(deadlineKeys.contact(id, cycle, returns));
}

export function bookCall(
  ctx: WriteContext,
  organisation: string,
  call: { readonly whistleId: string; readonly unitId: string; readonly due: string },
  met: boolean,
): void {
  const key = deadlineKeys.whistle(call.whistleId, call.unitId);
  const data = { ...call, ...(met ? inTime(ctx, call.due) : { met }) };
  book(ctx, organisation, { key, at: call.due, event: events.whistleFellDue, data });
}
