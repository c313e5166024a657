import { events } from '@heli/contracts/council';
import type { EventData, WriteContext } from '@heli/sdk';
import type { FilterQuery } from '@mikro-orm/core';
import { Membership, type MembershipItem } from '../entities/post.entity.js';
import { record } from '../shared/record.js';

type Cause = EventData<typeof events.memberLeft>['cause'];

/** A membership as its facts name it. */
export const namesOf = ({ id, postId, bodyId, personId, part }: MembershipItem) => ({
  membershipId: id,
  postId,
  bodyId,
  personId,
  part,
});

export const membershipAs = ({ id, organisation }: MembershipItem) => ({
  type: 'council.membership' as const,
  id,
  organisation,
});

/** Ends a membership now, whatever it was waiting for. */
export function leave(ctx: WriteContext, membership: MembershipItem, cause: Cause, reason?: string): void {
  membership.state = 'left';
  ctx.forget(`begin:${membership.id}`);
  ctx.forget(`end:${membership.id}`);
  record(ctx, membershipAs(membership), events.memberLeft, {
    data: { ...namesOf(membership), cause },
    ...(reason !== undefined && { detail: { reason } }),
  });
}

/** Ends all memberships that have not ended, and says how many there were. */
export async function leaveAll(
  ctx: WriteContext,
  where: FilterQuery<MembershipItem>,
  cause: Cause,
): Promise<number> {
  const open = { state: { $ne: 'left' } } as FilterQuery<MembershipItem>;
  const found = await ctx.em.find(Membership, { $and: [where, open] });
  for (const membership of found) leave(ctx, membership, cause);
  return found.length;
}
