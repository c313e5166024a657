import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { disarmCall } from '../deadlines.js';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';
import { WhistleCall } from '../whistle.entity.js';
import { liveWhistle } from '../whistles.js';

/** It is over; whoever was not there and still had time is not counted. */
export const concludeWhistle = handle(coordination.commands.concludeWhistle, async (ctx, input) => {
  const whistle = await liveWhistle(ctx, input.whistleId);
  const item = whistle.caseId ? await caseOf(ctx, whistle.caseId) : undefined;
  if (item) move(ctx, item, 'concludeWhistle');
  whistle.state = 'concluded';
  whistle.concludedAt = ctx.now;
  whistle.rating = input.rating ?? null;
  const awaited = await ctx.em.find(WhistleCall, { whistleId: whistle.id, arrivedAt: null });
  for (const call of awaited) if (call.arriveBy > ctx.now) disarmCall(ctx, call);
  record(ctx, whistle, events.whistleConcluded, {
    at: ctx.now,
    data: { whistleId: whistle.id, caseId: item?.id, rating: input.rating },
    detail: { note: input.note },
  });
  return { whistleId: whistle.id };
});
