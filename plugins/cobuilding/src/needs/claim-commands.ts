import { cobuilding, events } from '@heli/contracts/cobuilding';
import { handle, type WriteContext } from '@heli/sdk';
import { iso } from '@heli/sdk/kit';
import { takePart } from '../agreements/participation.js';
import { Claim, type ClaimItem, type NeedItem } from '../entities/need.entity.js';
import { minutesBetween } from '../hours/opening.js';
import { follow, no, record, settle, situationOf, subjectOf, unitOf } from '../kit.js';
import { needLife, standsFor } from '../life-cycles.js';
import { resourceOf } from '../resources/resources.js';
import { namingClaim, openOffers } from './claims.js';
import { claimDeadline, fulfil, moveClaim, moveNeed, naming, reopen } from './needs.js';

/** A unit offers to meet a need; of several offers the community takes one. */
export const offerClaim = handle(cobuilding.commands.offerClaim, async (ctx, input) => {
  const { needId, unitId, resourceId, offer } = input;
  await unitOf(ctx, unitId);
  if (!standsFor(ctx, unitId)) throw no('notYourUnit', {}, 'unitId', 'forbidden');
  const need = await moveNeed(ctx, needId, 'offer');
  if (need.unit === unitId) throw no('ownNeed', {}, 'unitId', 'invalid');
  if ((await openOffers(ctx, needId)).some(({ unit }) => unit === unitId))
    throw no('offeredAlready', {}, 'unitId');
  if (resourceId !== undefined) await ownResource(ctx, resourceId, unitId);
  const by = input.by === undefined ? need.wantedBy : iso(input.by);
  if (by <= ctx.now) throw no('dueNotAhead', {}, 'by', 'invalid');
  need.claims += 1;
  const claim = ctx.em.create(Claim, {
    ...{ id: ctx.id(), facts: 0, organisation: need.organisation, unit: unitId, owner: ctx.actorId, needId },
    ...{ resourceId: resourceId ?? null, offer, byDate: by, state: 'offered' },
  });
  record(ctx, subjectOf('claim', claim), events.claimOffered, {
    data: { ...namingClaim(claim), resourceId, by },
    detail: { offer },
  });
  return { claimId: claim.id, needId, state: claim.state };
});

async function ownResource(ctx: WriteContext, resourceId: string, unitId: string): Promise<void> {
  const resource = await resourceOf(ctx, resourceId);
  if (resource.unit !== unitId) throw no('notTheirResource', {}, 'resourceId', 'invalid');
  if (resource.state !== 'open') throw no('resourceNotOpen', {}, 'resourceId');
}

/** The need is matched; whoever else offered learns that it is. */
export const acceptClaim = handle(cobuilding.commands.acceptClaim, async (ctx, { claimId, note }) => {
  const { claim, need } = await moveClaim(ctx, claimId, 'accept');
  need.state = follow(needLife, 'match', situationOf(ctx, need));
  record(ctx, subjectOf('claim', claim), events.claimAccepted, {
    data: namingClaim(claim),
    detail: { note },
  });
  const publishedAt = need.publishedAt!;
  record(ctx, subjectOf('need', need), events.needMatched, {
    data: {
      ...{ ...naming(need), claimId, unitId: claim.unit, publishedAt },
      minutes: minutesBetween({ from: publishedAt, to: ctx.now }),
    },
  });
  settle(ctx, claimDeadline(need));
  await tell(ctx, 'claimAccepted', claim);
  return { claimId, needId: need.id, state: claim.state };
});

export const declineClaim = handle(cobuilding.commands.declineClaim, async (ctx, { claimId, reason }) => {
  const { claim, need } = await moveClaim(ctx, claimId, 'decline');
  const data = namingClaim(claim);
  record(ctx, subjectOf('claim', claim), events.claimDeclined, { data, detail: { reason } });
  await unlessOthers(ctx, need, claim);
  await tell(ctx, 'claimDeclined', claim);
  return { claimId, needId: need.id, state: claim.state };
});

export const withdrawClaim = handle(cobuilding.commands.withdrawClaim, async (ctx, { claimId, note }) => {
  const { claim, need } = await moveClaim(ctx, claimId, 'withdraw');
  const data = namingClaim(claim);
  record(ctx, subjectOf('claim', claim), events.claimWithdrawn, { data, detail: { note } });
  await unlessOthers(ctx, need, claim);
  return { claimId, needId: need.id, state: claim.state };
});

/** Without an offer left, a need that was only claimed stands as it was published: it never ceased to wait. */
async function unlessOthers(ctx: WriteContext, need: NeedItem, gone: ClaimItem): Promise<void> {
  const left = (await openOffers(ctx, need.id)).filter(({ id }) => id !== gone.id);
  if (left.length === 0 && need.state === 'claimed')
    need.state = follow(needLife, 'fallBack', situationOf(ctx, need));
}

/** Somebody else than the unit has seen that it did what it offered. */
export const keepClaim = handle(cobuilding.commands.keepClaim, async (ctx, { claimId, note }) => {
  const { claim, need } = await moveClaim(ctx, claimId, 'keep');
  const data = { ...namingClaim(claim), kind: need.kind, late: ctx.now > claim.byDate };
  record(ctx, subjectOf('claim', claim), events.claimKept, { data, detail: { note } });
  await takePart(ctx, [claim.unit], claim.organisation);
  // A project meets its needs itself.
  if (need.state === 'matched') {
    need.state = follow(needLife, 'fulfil', situationOf(ctx, need));
    fulfil(ctx, need);
  }
  return { claimId, needId: need.id, state: claim.state };
});

export const breakClaim = handle(cobuilding.commands.breakClaim, async (ctx, { claimId, reason }) => {
  const { claim, need } = await moveClaim(ctx, claimId, 'breach');
  const data = { ...namingClaim(claim), kind: need.kind };
  record(ctx, subjectOf('claim', claim), events.claimBroken, { data, detail: { reason } });
  if (need.state === 'matched') await reopen(ctx, need);
  return { claimId, needId: need.id, state: claim.state };
});

const tell = (ctx: WriteContext, key: string, { id, unit }: ClaimItem): Promise<unknown> =>
  ctx.notify({
    key: `cobuilding.notice.${key}`,
    to: { units: [unit] },
    subject: { type: 'cobuilding.claim', id },
  });
