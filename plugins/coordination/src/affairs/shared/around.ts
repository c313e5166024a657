import type { ReadContext } from '@heli/sdk';
import { situationOf } from '../kit.js';

/** What a guard looks at: the kit's view of a record, and what else it needs. */
export const around = <Item, More extends object>(ctx: ReadContext, item: Item, more?: More) => ({
  ...situationOf(ctx, item),
  ...(more as More),
});

/** `street`, `community` or `grid`: what the actor addresses. */
export async function addressedLevel(ctx: ReadContext): Promise<string> {
  const [here] = await ctx.directory.organisations();
  return here?.level ?? 'street';
}
