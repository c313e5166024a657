import { coordination, deadlineKeys, events } from '@heli/contracts/coordination';
import { handle, Refusal, type InputOf, type WriteContext } from '@heli/sdk';
import type { Case } from './case-of.js';
import { bookContact, bookDue, forget } from './deadlines.js';
import type { DossierRow } from './dossier.entity.js';
import { evidenceOf } from './intake.js';
import { move } from './life.js';
import { checkUnits } from './places.js';
import { duesOf } from './settings.js';
import { find, hand, standing, tell } from './tell.js';

const { commands } = coordination;

/** Gives a case to its lead unit; a due date that came with it stays, and is armed already. */
async function assign(
  ctx: WriteContext,
  [item, row]: readonly [Case, DossierRow],
  { at, moved }: ReturnType<typeof move>,
  { leadUnitId, coUnitIds, note }: InputOf<typeof commands.dispatch>,
  binding: boolean,
): Promise<string> {
  await checkUnits(ctx, [leadUnitId, ...coUnitIds], 'leadUnitId');
  const fresh = duesOf(item.category, item.severity, at, ctx.clock);
  const dues = { ...fresh, due: item.due ?? fresh.due };
  const { settingsVersion } = ctx;
  tell(ctx, row, events.caseDispatched, {
    at,
    data: { ...moved, ...dues, cycle: item.cycle, leadUnitId, coUnitIds, settingsVersion, binding },
    detail: { note },
  });
  if (item.due === null) bookDue(ctx, { ...item, due: dues.due }, { met: false });
  bookContact(ctx, { ...item, dueContact: dues.dueContact }, false);
  await hand(ctx, row, [leadUnitId]);
  return dues.due;
}

export const dispatch = handle(commands.dispatch, async (ctx, input) => {
  const found = await find(ctx, input.caseId);
  const due = await assign(ctx, found, move(ctx, found[0], 'dispatch', input.at), input, false);
  return { ...standing(ctx, found[1]), due };
});

export const arbitrate = handle(commands.arbitrate, async (ctx, input) => {
  const { caseId, leadUnitId, note } = input;
  const found = await find(ctx, caseId);
  const step = move(ctx, found[0], 'arbitrate');
  tell(ctx, found[1], events.caseArbitrated, { at: step.at, data: { caseId, leadUnitId }, detail: { note } });
  const due = await assign(ctx, found, step, { ...input, note: undefined }, true);
  return { ...standing(ctx, found[1]), due };
});

export const sign = handle(commands.sign, async (ctx, { caseId, at: moment, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'sign', moment);
  const late = item.dueSign !== null && at > item.dueSign;
  tell(ctx, row, events.caseSigned, { at, data: { ...moved, late }, detail: { note } });
  return standing(ctx, row);
});

export const sendBack = handle(commands.sendBack, async (ctx, { caseId, reason, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'sendBack');
  forget(ctx, item);
  const data = { ...moved, reason, returns: item.returns + 1, dispatchedAt: item.dispatchedAt ?? at };
  tell(ctx, row, events.caseReturned, { at, data, detail: { note } });
  await hand(ctx, row, []);
  return standing(ctx, row);
});

export const contact = handle(commands.contact, async (ctx, { caseId, at: moment, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'contact', moment);
  const late = item.dueContact !== null && at > item.dueContact;
  tell(ctx, row, events.caseContacted, { at, data: { ...moved, late }, detail: { note } });
  bookContact(ctx, item, true, at);
  return standing(ctx, row);
});

export const extend = handle(commands.extend, async (ctx, { caseId, due: moment, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at } = move(ctx, item, 'extend');
  const before = item.due ?? ctx.now;
  const due = new Date(moment).toISOString();
  if (due <= before) throw new Refusal('invalid', 'coordination.refusal.dueNotLater', { due: before }, 'due');
  tell(ctx, row, events.caseExtended, {
    at,
    data: { caseId, cycle: item.cycle, before, due },
    detail: { note },
  });
  bookDue(ctx, { ...item, due }, { met: false });
  return { ...standing(ctx, row), due };
});

export const suspend = handle(commands.suspend, async (ctx, { caseId, reviewAt: moment, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at } = move(ctx, item, 'suspend');
  const reviewAt = new Date(moment).toISOString();
  if (reviewAt <= ctx.now)
    throw new Refusal('invalid', 'coordination.refusal.reviewNotLater', {}, 'reviewAt');
  tell(ctx, row, events.caseSuspended, { at, data: { caseId, reviewAt }, detail: { note } });
  if (item.due !== null && item.due > at) ctx.forget(deadlineKeys.due(caseId, item.cycle));
  return standing(ctx, row);
});

export const resume = handle(commands.resume, async (ctx, { caseId, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at } = move(ctx, item, 'resume');
  const suspendedMinutes = ctx.clock.minutesBetween(item.suspendedAt ?? at, at, item.clock);
  const due = item.left === null ? item.due : ctx.clock.add(at, { minutes: item.left }, item.clock);
  tell(ctx, row, events.caseResumed, {
    at,
    data: { caseId, due: due ?? undefined, suspendedMinutes },
    detail: { note },
  });
  if (item.left !== null) bookDue(ctx, { ...item, due }, { met: false });
  return standing(ctx, row);
});

export const submit = handle(commands.submit, async (ctx, { caseId, outcome, files, at: moment, note }) => {
  const [item, row] = await find(ctx, caseId);
  const { at, moved } = move(ctx, item, 'submit', moment);
  const taken = ctx.clock.minutesBetween(item.dispatchedAt ?? at, at, item.clock);
  const minutes = Math.max(0, taken - item.suspendedMinutes);
  const data = { ...moved, outcome, minutes, ...(await evidenceOf(ctx, caseId, files)) };
  tell(ctx, row, events.caseHandled, { at, data, detail: { note } });
  return standing(ctx, row);
});
