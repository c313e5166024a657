import { council, events } from '@heli/contracts/council';
import { handle, type InputOf, type WriteContext } from '@heli/sdk';
import { ActionItem, type ActionItemItem } from '../entities/action-item.entity.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import {
  actionAs,
  actionOf,
  armDue,
  checkUnits,
  disarm,
  isOverdue,
  move,
  outcomeOf,
  tellUnit,
} from './actions.js';

type Duty = InputOf<typeof council.commands.assignAction>;

/** Gives somebody something to do, by a moment. */
export async function assign(
  ctx: WriteContext,
  { leadUnitId, coUnitIds, ownerPersonId, ...duty }: Duty,
  organisation: string,
): Promise<ActionItemItem> {
  await checkUnits(ctx, leadUnitId, coUnitIds);
  if (ownerPersonId !== undefined && (await ctx.directory.persons([ownerPersonId])).length === 0)
    throw no('unknownPerson', {}, 'ownerPersonId', 'not-found');
  const due = new Date(duty.due).toISOString();
  if (due <= ctx.now) throw no('dueInPast', {}, 'due', 'invalid');
  const { title, deliverable, clock, resolutionId, meetingId, caseId } = duty;
  const item = ctx.em.create(ActionItem, {
    id: ctx.id(),
    organisation,
    unit: leadUnitId,
    coUnitIds,
    resolutionId: resolutionId ?? null,
    meetingId: meetingId ?? null,
    caseId: caseId ?? null,
    title,
    deliverable: deliverable ?? null,
    ownerPersonId: ownerPersonId ?? null,
    due,
    clock,
    progress: 0,
    state: 'assigned',
    owner: ctx.actorId,
    assignedAt: ctx.now,
    submittedBy: null,
    submittedAt: null,
    verifiedBy: null,
    verifiedAt: null,
    wishedDue: null,
    disputeReason: null,
    reworks: 0,
    extensions: 0,
  });
  record(ctx, actionAs(item), events.actionAssigned, {
    data: {
      ...{ actionId: item.id, unitId: leadUnitId, coUnitIds, due, clock },
      ...(resolutionId !== undefined && { resolutionId }),
      ...(meetingId !== undefined && { meetingId }),
      ...(caseId !== undefined && { caseId }),
      ...(ownerPersonId !== undefined && { ownerPersonId }),
    },
    detail: { title, ...(deliverable !== undefined && { deliverable }) },
  });
  armDue(ctx, item, false);
  await tellUnit(ctx, item, 'actionAssigned');
  return item;
}

export const assignAction = handle(council.commands.assignAction, async (ctx, input) => {
  const item = await assign(ctx, input, ctx.organisation);
  return { ...outcomeOf(item), due: item.due };
});

/** The office decides a dispute: the same unit or another, by the same moment or a later one. */
export const settleDispute = handle(council.commands.settleDispute, async (ctx, input) => {
  const { actionId, leadUnitId, reason } = input;
  const item = await actionOf(ctx, actionId);
  await checkUnits(ctx, leadUnitId, item.coUnitIds);
  move(item, 'settle');
  ctx.forget(`dispute:${item.id}`);
  item.unit = leadUnitId;
  item.disputeReason = null;
  changeDue(ctx, item, input.due);
  record(ctx, actionAs(item), events.disputeSettled, {
    data: { actionId, unitId: leadUnitId, due: item.due },
    detail: { reason },
  });
  await tellUnit(ctx, item, 'actionAssigned');
  return { ...outcomeOf(item), due: item.due };
});

/** A due that has passed has been counted: it does not move any more. */
function changeDue(ctx: WriteContext, item: ActionItemItem, wished: string | undefined | null): void {
  if (wished == null) return;
  const due = new Date(wished).toISOString();
  if (due <= ctx.now) throw no('dueInPast', {}, 'due', 'invalid');
  if (item.due <= ctx.now) throw no('dueHasPassed', {}, 'due');
  item.due = due;
  armDue(ctx, item, false);
}

/** Approved or not, never by whoever works on it. */
export const decideExtension = handle(council.commands.decideExtension, async (ctx, input) => {
  const { actionId, approved, note } = input;
  const item = await actionOf(ctx, actionId);
  if (item.wishedDue == null) throw no('noExtensionAsked', {}, 'actionId');
  if (ctx.actorUnitIds.includes(item.unit)) throw no('approverWorksOnIt', {}, 'actionId');
  const before = item.due;
  if (approved) {
    changeDue(ctx, item, item.wishedDue);
    item.extensions += 1;
  }
  item.wishedDue = null;
  record(ctx, actionAs(item), events.extensionDecided, {
    data: { actionId, approved, before, due: item.due },
    ...(note !== undefined && { detail: { note } }),
  });
  await tellUnit(ctx, item, approved ? 'extensionApproved' : 'extensionRefused');
  return { ...outcomeOf(item), due: item.due };
});

export const withdrawAction = handle(council.commands.withdrawAction, async (ctx, { actionId, reason }) => {
  const item = await actionOf(ctx, actionId);
  const wasOverdue = isOverdue(item, ctx.now);
  move(item, 'withdraw');
  disarm(ctx, item);
  ctx.forget(`dispute:${item.id}`);
  record(ctx, actionAs(item), events.actionWithdrawn, { data: { actionId, wasOverdue }, detail: { reason } });
  return outcomeOf(item);
});
