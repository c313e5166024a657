import { Refusal, type ReadContext } from '@heli/sdk';
import { Whistle, type WhistleItem } from './whistle.entity.js';

/** @throws Refusal when there is no such whistle or it has been concluded */
export async function liveWhistle(ctx: ReadContext, whistleId: string): Promise<WhistleItem> {
  const whistle = await ctx.em.findOne(Whistle, { id: whistleId });
  if (!whistle) throw new Refusal('not-found', 'coordination.refusal.unknownWhistle', {}, 'whistleId');
  if (whistle.state === 'concluded') throw new Refusal('conflict', 'coordination.refusal.whistleConcluded');
  return whistle;
}
