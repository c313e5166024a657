import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { categoryWord } from '../rules.js';
import { settings } from '../settings.js';

export const categories = answer(coordination.queries.categories, async (ctx) => {
  const rules = ctx.settings(settings);
  return rules.categories.map(({ id }) => ({
    id,
    parent: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null,
    name: categoryWord(rules, id),
  }));
});
