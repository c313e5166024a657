import { cobuilding, events } from '@heli/contracts/cobuilding';
import { answer, handle, type OutputOf, type WriteContext } from '@heli/sdk';
import { filesOf, iso, takeEvidence, unitNames } from '@heli/sdk/kit';
import { takePart } from '../agreements/participation.js';
import { Activity, type ActivityItem } from '../entities/register.entity.js';
import { find, follow, historyOf, no, record, situationOf, subjectOf, unitOf } from '../kit.js';
import { activityLife } from '../life-cycles.js';

const naming = ({ id, kind, units }: ActivityItem) => ({ activityId: id, kind, unitIds: units });

async function move(
  ctx: WriteContext,
  activityId: string,
  verb: keyof typeof activityLife,
): Promise<ActivityItem> {
  const item = await find(ctx, Activity, activityId, 'Activity');
  item.state = follow(activityLife, verb, situationOf(ctx, item));
  return item;
}

/** 共建活动: of one unit or several. */
export const planActivity = handle(cobuilding.commands.planActivity, async (ctx, input) => {
  const { kind, title, place } = input;
  const unitIds = [...new Set(input.unitIds)];
  for (const unitId of unitIds) await unitOf(ctx, unitId, 'unitIds');
  if (ctx.actorUnitIds.length > 0 && !unitIds.some((unitId) => ctx.actorUnitIds.includes(unitId)))
    throw no('notYourUnit', {}, 'unitIds', 'forbidden');
  const at = iso(input.at);
  if (at <= ctx.now) throw no('dueNotAhead', {}, 'at', 'invalid');
  const item = ctx.em.create(Activity, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, unit: unitIds[0]!, owner: ctx.actorId },
    ...{ kind, title, place: place ?? null, units: unitIds, startsAt: at, state: 'planned' },
  });
  record(ctx, subjectOf('activity', item), events.activityPlanned, {
    data: { ...naming(item), at },
    detail: { title, place },
  });
  return { activityId: item.id, state: item.state };
});

export const reportActivity = handle(cobuilding.commands.reportActivity, async (ctx, input) => {
  const { activityId, participants, outcome, files } = input;
  const item = await move(ctx, activityId, 'report');
  item.participants = participants;
  const subject = subjectOf('activity', item);
  const evidence = await takeEvidence(ctx, subject, files, cobuilding.queries.activityDetail);
  record(ctx, subject, events.activityHeld, {
    data: { ...naming(item), at: item.startsAt, participants, evidence },
    detail: { outcome },
  });
  await takePart(ctx, item.units, item.organisation);
  return { activityId, state: item.state };
});

export const cancelActivity = handle(
  cobuilding.commands.cancelActivity,
  async (ctx, { activityId, reason }) => {
    const item = await move(ctx, activityId, 'cancel');
    const data = naming(item);
    record(ctx, subjectOf('activity', item), events.activityCancelled, { data, detail: { reason } });
    return { activityId, state: item.state };
  },
);

type Row = OutputOf<typeof cobuilding.queries.activities>[number];
const rowOf = (item: ActivityItem): Row => ({
  ...{ id: item.id, activityId: item.id, title: item.title, kind: item.kind, at: item.startsAt },
  ...{ organisation: item.organisation, place: item.place ?? '', units: item.units.length },
  ...{ state: item.state, participants: item.participants ?? null },
});

export const activities = answer(cobuilding.queries.activities, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  const order = { orderBy: { startsAt: 'desc', id: 'desc' }, offset, limit } as const;
  return (await ctx.em.find(Activity, where, order)).map(rowOf);
});

export const activityDetail = answer(cobuilding.queries.activityDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Activity, { id });
  if (!item) return null;
  const nameOf = await unitNames(ctx, item.units);
  return {
    ...rowOf(item),
    partners: item.units.map(nameOf),
    files: await filesOf(ctx, 'cobuilding.activity', id),
    history: await historyOf(ctx, id),
  };
});
