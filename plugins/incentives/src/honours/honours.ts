import { events } from '@heli/contracts/incentives';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Honour, type HonourItem } from '../entities/recognition.entity.js';
import { isAppealed } from '../appeals/appealed.js';
import { find, follow, record, subjectOf } from '../kit.js';
import { honourLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { heldBy } from '../shared/holder.js';

/** What every fact about an honour names. */
export const naming = (item: HonourItem) => ({ honourId: item.id, ...heldBy(item) });

/** Takes an honour to the state that follows on the verb. */
export async function moveHonour(
  ctx: ReadContext,
  honourId: string,
  verb: keyof typeof honourLife,
): Promise<HonourItem> {
  const item = await find(ctx, Honour, honourId, 'Honour');
  const appealed = verb === 'award' && (await isAppealed(ctx, item.id));
  item.state = follow(honourLife, verb, around(ctx, item, { appealed }));
  return item;
}

export function rejectNow(ctx: WriteContext, item: HonourItem, reason: string): void {
  const from = item.state;
  item.state = follow(honourLife, 'reject', around(ctx, item));
  record(ctx, subjectOf('honour', item), events.honourRejected, {
    data: { ...naming(item), from },
    detail: { reason },
  });
}
