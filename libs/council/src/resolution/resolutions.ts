import { council, events } from '@heli/contracts/council';
import { handle, react, type ReadContext, type WriteContext } from '@heli/sdk';
import { ActionItem } from '../entities/action-item.entity.js';
import { Resolution, type ResolutionItem } from '../entities/resolution.entity.js';
import { openActionStates, resolutionLife } from '../life-cycles.js';
import { find } from '../shared/find.js';
import { follow } from '../shared/life-cycle.js';
import { no } from '../shared/no.js';
import { keep, record } from '../shared/record.js';

/** A resolution as the subject of a fact. */
export const resolutionAs = ({ id, organisation }: ResolutionItem) => ({
  type: 'council.resolution' as const,
  id,
  organisation,
});

const resolutionOf = (ctx: ReadContext, id: string, field?: string): Promise<ResolutionItem> =>
  find(ctx, Resolution, id, 'Resolution', field);
const named = ({ id, bodyId }: ResolutionItem) => ({ resolutionId: id, bodyId });
const outcomeOf = ({ id, state }: ResolutionItem) => ({ resolutionId: id, state });

function move(resolution: ResolutionItem, verb: keyof typeof resolutionLife): void {
  resolution.state = follow(resolutionLife, verb, resolution.state);
}

/** Done: all that followed from it is verified, or somebody says why it counts as done. */
export const executeResolution = handle(council.commands.executeResolution, async (ctx, input) => {
  const { resolutionId, reason } = input;
  const resolution = await resolutionOf(ctx, resolutionId);
  const open = { resolutionId, state: { $in: [...openActionStates] } };
  const left = await ctx.em.count(ActionItem, open);
  if (left > 0 && reason === undefined) throw no('actionsOpen', { left }, 'reason');
  move(resolution, 'execute');
  resolution.executedBy = ctx.actorId;
  record(ctx, resolutionAs(resolution), events.resolutionExecuted, {
    data: named(resolution),
    ...(reason !== undefined && { detail: { reason } }),
  });
  return outcomeOf(resolution);
});

/** Somebody else has seen that it was carried out. */
export const verifyResolution = handle(council.commands.verifyResolution, async (ctx, input) => {
  const resolution = await resolutionOf(ctx, input.resolutionId);
  if (resolution.executedBy === ctx.actorId) throw no('verifierExecuted', {}, 'resolutionId');
  move(resolution, 'verify');
  record(ctx, resolutionAs(resolution), events.resolutionVerified, {
    data: named(resolution),
    ...(input.reason !== undefined && { detail: { reason: input.reason } }),
  });
  return outcomeOf(resolution);
});

export const archiveResolution = handle(council.commands.archiveResolution, async (ctx, { resolutionId }) => {
  const resolution = await resolutionOf(ctx, resolutionId);
  move(resolution, 'archive');
  record(ctx, resolutionAs(resolution), events.resolutionArchived, { data: named(resolution) });
  return outcomeOf(resolution);
});

/** A later resolution of the same body takes its place. */
async function end(
  ctx: WriteContext,
  resolutionId: string,
  by: string,
  verb: 'amend' | 'repeal',
): Promise<ResolutionItem> {
  const resolution = await resolutionOf(ctx, resolutionId);
  const later = await resolutionOf(ctx, by, 'by');
  if (later.bodyId !== resolution.bodyId || later.adoptedAt <= resolution.adoptedAt)
    throw no('notLater', {}, 'by');
  move(resolution, verb);
  resolution.endedBy = by;
  return resolution;
}

export const amendResolution = handle(council.commands.amendResolution, async (ctx, { resolutionId, by }) => {
  const resolution = await end(ctx, resolutionId, by, 'amend');
  record(ctx, resolutionAs(resolution), events.resolutionAmended, { data: { ...named(resolution), by } });
  return outcomeOf(resolution);
});

export const repealResolution = handle(
  council.commands.repealResolution,
  async (ctx, { resolutionId, by }) => {
    const resolution = await end(ctx, resolutionId, by, 'repeal');
    record(ctx, resolutionAs(resolution), events.resolutionRepealed, { data: { ...named(resolution), by } });
    return outcomeOf(resolution);
  },
);

/** Its first day has come. */
export const keepInForce = react(events.resolutionCameIntoForce, async (ctx, fact) => {
  const resolution = await ctx.em.findOne(Resolution, { id: fact.data.resolutionId, state: 'adopted' });
  if (!resolution) return;
  move(resolution, 'enforce');
  keep(ctx, resolution, events.resolutionCameIntoForce, {
    ...{ id: fact.id, at: fact.occurredAt, actor: fact.actorId, data: fact.data },
  });
});
