import { council, events } from '@heli/contracts/council';
import { handle } from '@heli/sdk';
import { settings } from '../settings.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { actionAs, actionOf, armDue, isOverdue, move, outcomeOf, takeEvidence } from './actions.js';

export const acceptAction = handle(council.commands.acceptAction, async (ctx, { actionId }) => {
  const item = await actionOf(ctx, actionId);
  move(item, 'accept');
  record(ctx, actionAs(item), events.actionAccepted, { data: { actionId } });
  return outcomeOf(item);
});

/** 有异议: goes to the office, which decides within so many workdays. */
export const disputeAction = handle(council.commands.disputeAction, async (ctx, { actionId, reason }) => {
  const item = await actionOf(ctx, actionId);
  move(item, 'dispute');
  item.disputeReason = reason;
  const decideBy = ctx.clock.add(ctx.now, { days: ctx.settings(settings).disputeWorkdays }, 'workday');
  ctx.remind(`dispute:${item.id}`, decideBy, events.disputeFellDue, {
    data: { actionId },
    organisation: item.organisation,
    subject: actionAs(item),
  });
  record(ctx, actionAs(item), events.actionDisputed, { data: { actionId, decideBy }, detail: { reason } });
  return outcomeOf(item);
});

export const beginAction = handle(council.commands.beginAction, async (ctx, { actionId }) => {
  const item = await actionOf(ctx, actionId);
  move(item, 'begin');
  record(ctx, actionAs(item), events.actionBegun, { data: { actionId } });
  return outcomeOf(item);
});

export const reportProgress = handle(council.commands.reportProgress, async (ctx, input) => {
  const { actionId, progress, note, files } = input;
  const item = await actionOf(ctx, actionId);
  move(item, 'report');
  item.progress = progress;
  const evidence = await takeEvidence(ctx, item, files);
  record(ctx, actionAs(item), events.progressReported, {
    data: { actionId, progress, evidence },
    ...(note !== undefined && { detail: { note } }),
  });
  return outcomeOf(item);
});

/** Asks for a later due, before it has passed. */
export const askExtension = handle(council.commands.askExtension, async (ctx, input) => {
  const { actionId, reason } = input;
  const item = await actionOf(ctx, actionId);
  if (!['assigned', 'accepted', 'inProgress', 'rework'].includes(item.state))
    throw no('illegalTransition', { from: item.state, command: 'askExtension' });
  const due = new Date(input.due).toISOString();
  if (item.due <= ctx.now) throw no('dueHasPassed', {}, 'due');
  if (due <= item.due) throw no('dueNotLater', {}, 'due', 'invalid');
  item.wishedDue = due;
  record(ctx, actionAs(item), events.extensionAsked, { data: { actionId, due }, detail: { reason } });
  return outcomeOf(item);
});

/** Hands it in with its evidence: what counts as on time is this moment. */
export const submitAction = handle(council.commands.submitAction, async (ctx, { actionId, note, files }) => {
  const item = await actionOf(ctx, actionId);
  const wasOverdue = isOverdue(item, ctx.now);
  move(item, 'submit');
  const late = item.due < ctx.now;
  Object.assign(item, { submittedBy: ctx.actorId, submittedAt: ctx.now, progress: 100 });
  armDue(ctx, item, true);
  const evidence = await takeEvidence(ctx, item, files);
  record(ctx, actionAs(item), events.actionSubmitted, {
    data: { actionId, due: item.due, late, wasOverdue, evidence },
    ...(note !== undefined && { detail: { note } }),
  });
  return outcomeOf(item);
});
