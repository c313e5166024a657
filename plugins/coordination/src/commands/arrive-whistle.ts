import { coordination, events } from '@heli/contracts/coordination';
import { handle, Refusal } from '@heli/sdk';
import { settleCall } from '../deadlines.js';
import { happenedAt } from '../flow.js';
import { record } from '../record.js';
import { WhistleCall } from '../whistle.entity.js';
import { liveWhistle } from '../whistles.js';

/** 报到: a called unit is there. */
export const arriveWhistle = handle(coordination.commands.arriveWhistle, async (ctx, input) => {
  const { whistleId, unitId } = input;
  const whistle = await liveWhistle(ctx, whistleId);
  const call = await ctx.em.findOne(WhistleCall, { whistleId, unit: unitId });
  if (!call) throw new Refusal('conflict', 'coordination.refusal.notCalled', {}, 'unitId');
  if (call.arrivedAt) throw new Refusal('conflict', 'coordination.refusal.alreadyArrived', {}, 'unitId');
  const at = happenedAt(ctx, input.at, whistle.blownAt);
  call.arrivedAt = at;
  call.arrivedBy = ctx.actorId;
  const late = at > call.arriveBy;
  record(ctx, whistle, events.whistleArrived, { at, data: { whistleId, unitId, late } });
  settleCall(ctx, call, at);
  return { whistleId, late };
});
