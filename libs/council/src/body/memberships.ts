import { council, events } from '@heli/contracts/council';
import { handle, react, type WriteContext } from '@heli/sdk';
import { Membership, Post, type MembershipItem } from '../entities/post.entity.js';
import { today, endOf } from '../shared/days.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { keep, record } from '../shared/record.js';
import { leave, membershipAs, namesOf } from './leaving.js';

/** Proposes somebody for a post, or to stand in there. */
export const nominate = handle(council.commands.nominate, async (ctx, input) => {
  const { postId, personId, part, start, end, basis } = input;
  const post = await find(ctx, Post, postId, 'Post');
  if (post.state !== 'open') throw no('postAbolished', {}, 'postId');
  if ((await ctx.directory.persons([personId])).length === 0)
    throw no('unknownPerson', {}, 'personId', 'not-found');
  if (end !== undefined && end < start) throw no('endsBeforeStart', {}, 'end', 'invalid');
  const same = { postId, personId, state: { $ne: 'left' } };
  if ((await ctx.em.count(Membership, same as never)) > 0) throw no('sitsThere', {}, 'personId');
  const membership = ctx.em.create(Membership, {
    id: ctx.id(),
    organisation: post.organisation,
    postId,
    bodyId: post.bodyId,
    personId,
    part,
    start,
    end: end ?? null,
    basis: basis ?? null,
    state: 'nominated',
    nominatedBy: ctx.actorId,
    approvedBy: null,
  });
  record(ctx, membershipAs(membership), events.memberNominated, {
    data: { ...namesOf(membership), start, ...(end !== undefined && { end }) },
    ...(basis !== undefined && { detail: { basis } }),
  });
  return { membershipId: membership.id, state: membership.state };
});

/** Approves a nomination, never one's own; serving begins on its first day, or at once. */
export const approveMembership = handle(council.commands.approveMembership, async (ctx, input) => {
  const membership = await find(ctx, Membership, input.membershipId, 'Membership');
  if (membership.state !== 'nominated')
    throw no('illegalTransition', { from: membership.state, command: 'approveMembership' });
  if (membership.nominatedBy === ctx.actorId) throw no('approverNominated');
  membership.state = 'approved';
  membership.approvedBy = ctx.actorId;
  record(ctx, membershipAs(membership), events.memberApproved, { data: namesOf(membership) });
  if (membership.start <= today(ctx)) await begin(ctx, membership);
  else arm(ctx, membership);
  return { membershipId: membership.id, state: membership.state };
});

function arm(ctx: WriteContext, membership: MembershipItem): void {
  ctx.remind(`begin:${membership.id}`, ctx.clock.startOf(membership.start), events.memberBegan, {
    data: namesOf(membership),
    organisation: membership.organisation,
    subject: membershipAs(membership),
  });
}

/** Whoever sat there before has left: a post has one holder and one deputy. */
async function begin(ctx: WriteContext, membership: MembershipItem): Promise<void> {
  await replace(ctx, membership);
  membership.state = 'serving';
  record(ctx, membershipAs(membership), events.memberBegan, { data: namesOf(membership) });
  armEnd(ctx, membership);
}

async function replace(ctx: WriteContext, { id, postId, part }: MembershipItem): Promise<void> {
  const before = await ctx.em.find(Membership, { postId, part, state: 'serving', id: { $ne: id } });
  for (const one of before) leave(ctx, one, 'replaced');
}

function armEnd(ctx: WriteContext, membership: MembershipItem): void {
  if (membership.end == null) return;
  ctx.remind(`end:${membership.id}`, endOf(ctx, membership.end), events.memberLeft, {
    data: { ...namesOf(membership), cause: 'ended' },
    organisation: membership.organisation,
    subject: membershipAs(membership),
  });
}

/** Takes a nomination back, or ends a service before its day. */
export const endMembership = handle(council.commands.endMembership, async (ctx, input) => {
  const membership = await find(ctx, Membership, input.membershipId, 'Membership');
  if (membership.state === 'left')
    throw no('illegalTransition', { from: membership.state, command: 'endMembership' });
  leave(ctx, membership, membership.state === 'serving' ? 'resigned' : 'refused', input.reason);
  return { membershipId: membership.id, state: membership.state };
});

/** The first day has come: the fact is told already, the row follows. */
export const keepBegan = react(events.memberBegan, async (ctx, fact) => {
  const membership = await ctx.em.findOne(Membership, { id: fact.data.membershipId, state: 'approved' });
  if (!membership) return;
  await replace(ctx, membership);
  membership.state = 'serving';
  keep(ctx, membership, events.memberBegan, {
    id: fact.id,
    at: fact.occurredAt,
    actor: fact.actorId,
    data: fact.data,
  });
  armEnd(ctx, membership);
});

/** The last day is over. */
export const keepLeft = react(events.memberLeft, async (ctx, fact) => {
  const membership = await ctx.em.findOne(Membership, { id: fact.data.membershipId, state: 'serving' });
  if (!membership) return;
  membership.state = 'left';
  keep(ctx, membership, events.memberLeft, {
    id: fact.id,
    at: fact.occurredAt,
    actor: fact.actorId,
    data: fact.data,
  });
});
