import type { ReadContext } from '@heli/sdk';
import { situationOf } from '../kit.js';

/** What a guard looks at: the kit's view of a record, and who the acting person is. */
export const around = <Item, More extends object>(ctx: ReadContext, item: Item, more?: More) => ({
  ...situationOf(ctx, item),
  actorPersonId: ctx.actorPersonId,
  ...(more as More),
});
