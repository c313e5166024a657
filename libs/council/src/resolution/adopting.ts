import { coordination } from '@heli/contracts/coordination';
import { council, events } from '@heli/contracts/council';
import { documentNumber, handle, type ReadContext } from '@heli/sdk';
import { assign } from '../action/assigning.js';
import { itemOf } from '../agenda/items.js';
import type { AgendaItemItem } from '../entities/agenda-item.entity.js';
import { Resolution } from '../entities/resolution.entity.js';
import { Vote, type VoteItem } from '../entities/vote.entity.js';
import { settings } from '../settings.js';
import { today } from '../shared/days.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { resolutionAs } from './resolutions.js';
import { setTarget } from './targets.js';

/** The vote that carries it: the last one that was counted; none is needed where it was found without one. */
async function voteBehind(ctx: ReadContext, item: AgendaItemItem): Promise<VoteItem | undefined> {
  const counted = { itemId: item.id, state: { $in: ['closed', 'published'] } };
  const votes = await ctx.em.find(Vote, counted as never, { orderBy: { closedAt: 'desc', id: 'desc' } });
  const [last] = votes;
  if (last && last.passed !== true) throw no('voteFailed', {}, 'itemId');
  if (!last && item.wanted === 'decide' && item.state !== 'decided') throw no('voteMissing', {}, 'itemId');
  return last;
}

/** A hearing comes before the decision where the rules say so; where nobody keeps hearings, nothing is waited for. */
async function checkHearing(ctx: ReadContext, item: AgendaItemItem): Promise<void> {
  if (!ctx.settings(settings).hearingBefore.includes(item.origin)) return;
  const { heard } = await ctx.ask(coordination.queries.hearingFor, { itemId: item.id });
  if (heard !== 'heard' && heard !== 'notAvailable') throw no('hearingMissing', {}, 'itemId');
}

/** Writes a decision down: with a number, what it is to move, and who does what by when. */
export const adoptResolution = handle(council.commands.adoptResolution, async (ctx, input) => {
  const { itemId, title, text, targets, actions } = input;
  const item = await itemOf(ctx, itemId);
  if (!['discussing', 'decided'].includes(item.state) || item.meetingId == null)
    throw no('itemIsNotOn', {}, 'itemId');
  await checkHearing(ctx, item);
  const vote = await voteBehind(ctx, item);
  const effectiveFrom = input.effectiveFrom ?? today(ctx);
  const inForce = effectiveFrom <= today(ctx);
  const number = documentNumber(await ctx.number('resolution'));
  const resolution = ctx.em.create(Resolution, {
    id: ctx.id(),
    organisation: item.organisation,
    bodyId: item.bodyId,
    meetingId: item.meetingId,
    itemId,
    voteId: vote?.id ?? null,
    number,
    title,
    text,
    adoptedAt: ctx.now,
    effectiveFrom,
    endedBy: null,
    executedBy: null,
    state: inForce ? 'inForce' : 'adopted',
  });
  const about = { resolutionId: resolution.id, bodyId: item.bodyId };
  record(ctx, resolutionAs(resolution), events.resolutionAdopted, {
    data: {
      ...about,
      ...{ meetingId: item.meetingId, itemId, number, effectiveFrom },
      targets: targets.length,
      actions: actions.length,
      ...(vote && { voteId: vote.id }),
    },
    detail: { title, text },
  });
  if (inForce) record(ctx, resolutionAs(resolution), events.resolutionCameIntoForce, { data: about });
  else
    ctx.remind(`force:${resolution.id}`, ctx.clock.startOf(effectiveFrom), events.resolutionCameIntoForce, {
      data: about,
      organisation: resolution.organisation,
      subject: resolutionAs(resolution),
    });
  const targetIds: string[] = [];
  for (const [i, target] of targets.entries())
    targetIds.push(await setTarget(ctx, resolution, target, `targets.${String(i)}`));
  const actionIds: string[] = [];
  for (const duty of actions) {
    const of = { resolutionId: resolution.id, meetingId: item.meetingId };
    actionIds.push((await assign(ctx, { ...duty, ...of }, item.organisation)).id);
  }
  return { resolutionId: resolution.id, state: resolution.state, number, targetIds, actionIds };
});
