import { answer } from '@heli/sdk';
import { contract } from '../contract/index.js';
import { Lamp } from '../lamp.entity.js';

const shown = 20;

export const openLamps = answer(contract.queries.openLamps, async (ctx) => {
  const found = await ctx.em.find(Lamp, { state: 'open' }, { orderBy: { due: 'asc' }, limit: shown });
  return found.map(({ id, title, due }) => ({ id, title, due }));
});
