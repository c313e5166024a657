import { events } from '@heli/contracts/cobuilding';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { disarm, type Settlement } from '@heli/sdk/kit';
import { Claim, Need, type ClaimItem, type NeedItem } from '../entities/need.entity.js';
import { find, follow, record, settle, situationOf, subjectOf } from '../kit.js';
import { claimLife, needLife } from '../life-cycles.js';
import { letGo, openOffers } from './claims.js';

/** Takes a need to the state that follows on the verb. */
export async function moveNeed(
  ctx: ReadContext,
  needId: string,
  verb: keyof typeof needLife,
): Promise<NeedItem> {
  const need = await find(ctx, Need, needId, 'Need');
  need.state = follow(needLife, verb, situationOf(ctx, need));
  return need;
}

/** Takes a claim to the state that follows on the verb, and finds its need. */
export async function moveClaim(
  ctx: ReadContext,
  claimId: string,
  verb: keyof typeof claimLife,
): Promise<{ readonly claim: ClaimItem; readonly need: NeedItem }> {
  const claim = await find(ctx, Claim, claimId, 'Claim');
  claim.state = follow(claimLife, verb, situationOf(ctx, claim));
  return { claim, need: await find(ctx, Need, claim.needId, 'Need') };
}

/** What every fact about a need names. */
export const naming = ({ id, kind }: NeedItem) => ({ needId: id, kind });

/** Whether it found a claim in its days; it counts for the day on which it was published. */
export const claimDeadline = (need: NeedItem): Settlement<typeof events.claimFellDue> => ({
  key: `claim:${need.id}`,
  due: need.claimBy!,
  subject: subjectOf('need', need),
  event: events.claimFellDue,
  data: (outcome) => ({
    ...naming(need),
    ...{ publishedAt: need.publishedAt!, due: need.claimBy!, ...outcome },
  }),
});

/** Whether it was met by when it was wanted. */
export const needDeadline = (need: NeedItem): Settlement<typeof events.needFellDue> => ({
  key: `need:${need.id}`,
  due: need.wantedBy,
  subject: subjectOf('need', need),
  event: events.needFellDue,
  data: (outcome) => ({ ...naming(need), due: need.wantedBy, ...outcome }),
});

/** Nothing will come of it any more, and nothing is expected. */
export function forgetNeed(ctx: WriteContext, need: NeedItem): void {
  disarm(ctx, needDeadline(need));
  disarm(ctx, claimDeadline(need));
}

/** A need is met: by its claim, by its project, or as the office has seen. */
export function fulfil(ctx: WriteContext, need: NeedItem, note?: string): void {
  need.fulfilledAt = ctx.now;
  record(ctx, subjectOf('need', need), events.needFulfilled, {
    data: { ...naming(need), late: ctx.now > need.wantedBy },
    detail: { note },
  });
  settle(ctx, needDeadline(need));
}

/** What was to meet it fell through: it turns to the other offers, or waits again, or its time is over. */
export async function reopen(ctx: WriteContext, need: NeedItem): Promise<void> {
  const from = need.state;
  need.state = follow(needLife, 'fallBack', situationOf(ctx, need));
  record(ctx, subjectOf('need', need), events.needReopened, { data: { ...naming(need), from } });
  if (need.wantedBy <= ctx.now) await expire(ctx, need);
  else if ((await openOffers(ctx, need.id)).length > 0)
    need.state = follow(needLife, 'offer', situationOf(ctx, need));
}

/** Wanted by a day that is over, and nobody has taken it up. */
export async function expire(ctx: WriteContext, need: NeedItem): Promise<void> {
  need.state = follow(needLife, 'expire', situationOf(ctx, need));
  const data = { ...naming(need), claims: need.claims };
  record(ctx, subjectOf('need', need), events.needExpired, { data });
  await letGo(ctx, need.id);
}
