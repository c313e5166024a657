import { answer } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import { contract } from '../contract/index.js';
import { Lamp } from '../lamp.entity.js';
import { rowOf } from './rows.js';

export const lamps = answer(contract.queries.lamps, async (ctx, { state, search, offset, limit }) => {
  const where = {
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  const found = await ctx.em.find(Lamp, where, { orderBy: { id: 'desc' }, offset, limit });
  return found.map(rowOf);
});
