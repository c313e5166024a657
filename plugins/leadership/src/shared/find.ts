import type { ReadContext } from '@heli/sdk';
import type { EntitySchema } from '@mikro-orm/core';
import { no } from './no.js';

/**
 * A record by its id.
 * @param what `Item` makes the refusal `leadership.refusal.unknownItem`
 * @throws Refusal not-found where there is none, or none within the actor's reach
 */
export async function find<T extends object>(
  ctx: ReadContext,
  entity: EntitySchema<T>,
  id: string,
  what: string,
): Promise<T> {
  const found = await ctx.em.findOne(entity, { id } as never);
  if (!found)
    throw no(`unknown${what}`, {}, `${what.charAt(0).toLowerCase()}${what.slice(1)}Id`, 'not-found');
  return found;
}
