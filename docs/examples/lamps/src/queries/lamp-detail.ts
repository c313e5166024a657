import { answer } from '@heli/sdk';
import { contract } from '../contract/index.js';
import { Lamp } from '../lamp.entity.js';
import { rowOf } from './rows.js';

export const lampDetail = answer(contract.queries.lampDetail, async (ctx, { id }) => {
  const found = await ctx.em.findOne(Lamp, { id });
  return found && rowOf(found);
});
