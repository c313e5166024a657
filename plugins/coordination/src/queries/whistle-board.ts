import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { callsOf } from '../calls.js';
import { categoryWord } from '../rules.js';
import { settings } from '../settings.js';
import { Whistle } from '../whistle.entity.js';

/** Whistles that are going on, the most pressing first. */
export const whistleBoard = answer(coordination.queries.whistleBoard, async (ctx) => {
  const found = await ctx.em.find(
    Whistle,
    { state: 'blown' },
    { orderBy: { arriveBy: 'asc', id: 'asc' }, limit: 20 },
  );
  const rules = ctx.settings(settings);
  const callsFor = await callsOf(ctx, found);
  return found.map((whistle) => ({
    id: whistle.id,
    kind: `coordination.kind.${whistle.kind}`,
    category: whistle.category ? categoryWord(rules, whistle.category) : '',
    title: whistle.title,
    place: whistle.place ?? '',
    arriveBy: whistle.arriveBy,
    ...callsFor(whistle.id),
  }));
});
