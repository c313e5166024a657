import { events } from '@heli/contracts/cobuilding';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Claim, type ClaimItem } from '../entities/need.entity.js';
import { record, subjectOf } from '../kit.js';

/** What every fact about a claim names. */
export const namingClaim = ({ id, needId, unit }: ClaimItem) => ({ claimId: id, needId, unitId: unit });

/** Offers to a need that nobody has decided on. */
export const openOffers = (ctx: ReadContext, needId: string): Promise<ClaimItem[]> =>
  ctx.em.find(Claim, { needId, state: 'offered' }, { orderBy: { id: 'asc' } });

/** Offers that nobody can take up any more are declined; the need's own history says why. */
export async function letGo(ctx: WriteContext, needId: string): Promise<void> {
  for (const claim of await openOffers(ctx, needId)) {
    claim.state = 'declined';
    record(ctx, subjectOf('claim', claim), events.claimDeclined, { data: namingClaim(claim) });
  }
}
