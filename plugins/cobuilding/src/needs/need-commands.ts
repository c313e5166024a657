import { cobuilding, events } from '@heli/contracts/cobuilding';
import { handle } from '@heli/sdk';
import { arm, iso } from '@heli/sdk/kit';
import { Need } from '../entities/need.entity.js';
import { no, record, subjectOf, unitOf } from '../kit.js';
import { standsFor } from '../life-cycles.js';
import { settings } from '../settings.js';
import { claimDeadline, forgetNeed, fulfil, moveNeed, naming, needDeadline } from './needs.js';
import { letGo } from './claims.js';

export const draftNeed = handle(cobuilding.commands.draftNeed, async (ctx, input) => {
  const { unitId, kind, title, description, beneficiaries, urgency } = input;
  const wantedBy = iso(input.wantedBy);
  if (wantedBy <= ctx.now) throw no('dueNotAhead', {}, 'wantedBy', 'invalid');
  if (unitId !== undefined) await unitOf(ctx, unitId);
  if (!standsFor(ctx, unitId ?? null)) throw no('notYourUnit', {}, 'unitId', 'forbidden');
  const need = ctx.em.create(Need, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, unit: unitId ?? null, owner: ctx.actorId },
    ...{ kind, title, description: description ?? null, beneficiaries, urgency, wantedBy },
    ...{ state: 'draft', claims: 0 },
  });
  record(ctx, subjectOf('need', need), events.needDrafted, {
    data: { ...naming(need), urgency, beneficiaries, wantedBy, unitId },
    detail: { title, description },
  });
  return { needId: need.id, state: need.state };
});

/** Everybody may see it now; its days begin. */
export const publishNeed = handle(cobuilding.commands.publishNeed, async (ctx, { needId }) => {
  const need = await moveNeed(ctx, needId, 'publish');
  const { claimDays } = ctx.settings(settings);
  const claimBy = ctx.clock.add(ctx.now, { days: claimDays }, 'natural');
  Object.assign(need, { publishedAt: ctx.now, claimBy });
  record(ctx, subjectOf('need', need), events.needPublished, {
    data: { ...naming(need), wantedBy: need.wantedBy, claimBy },
  });
  arm(ctx, claimDeadline(need));
  arm(ctx, needDeadline(need));
  return { needId, state: need.state, claimBy };
});

export const withdrawNeed = handle(cobuilding.commands.withdrawNeed, async (ctx, { needId, reason }) => {
  const need = await moveNeed(ctx, needId, 'withdraw');
  const from = need.publishedAt ? 'published' : 'draft';
  record(ctx, subjectOf('need', need), events.needWithdrawn, {
    data: { ...naming(need), from },
    detail: { reason },
  });
  if (need.publishedAt) forgetNeed(ctx, need);
  await letGo(ctx, needId);
  return { needId, state: need.state };
});

/** Met without a project, or by more than the claim. */
export const fulfilNeed = handle(cobuilding.commands.fulfilNeed, async (ctx, { needId, note }) => {
  const need = await moveNeed(ctx, needId, 'fulfil');
  fulfil(ctx, need, note);
  return { needId, state: need.state };
});

/** Those in want say how it went. */
export const evaluateNeed = handle(cobuilding.commands.evaluateNeed, async (ctx, input) => {
  const { needId, rating, comment } = input;
  const need = await moveNeed(ctx, needId, 'evaluate');
  need.rating = rating;
  const data = { ...naming(need), rating };
  record(ctx, subjectOf('need', need), events.needEvaluated, { data, detail: { comment } });
  return { needId, state: need.state };
});
