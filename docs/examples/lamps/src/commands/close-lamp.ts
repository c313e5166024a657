import { handle, Refusal } from '@heli/sdk';
import { contract, events } from '../contract/index.js';
import { Lamp } from '../lamp.entity.js';

export const closeLamp = handle(contract.commands.closeLamp, async (ctx, { lampId }) => {
  const item = await ctx.em.findOne(Lamp, { id: lampId });
  if (!item) throw new Refusal('not-found', 'lamps.refusal.unknownLamp', {}, 'lampId');
  if (item.state === 'closed') throw new Refusal('conflict', 'lamps.refusal.closedAlready', {}, 'lampId');
  item.state = 'closed';
  item.closedAt = ctx.now;
  ctx.emit(events.lampClosed, { data: { lampId, due: item.due, onTime: ctx.now <= item.due } });
  return {};
});
