import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { Item } from '../entities/list.entity.js';
import { moveList } from './lists.js';
import { no, record, subjectOf } from '../kit.js';
import { dueAhead } from '../shared/time.js';

/** So many duties fit on one list: it is published in one go. */
const mostItems = 100;

export const addItem = handle(leadership.commands.addItem, async (ctx, input) => {
  const { listId, category, text, measure, weight } = input;
  const { list } = await moveList(ctx, listId, 'addItem');
  const due = dueAhead(ctx, input.due);
  if ((await ctx.em.count(Item, { listId })) >= mostItems) throw no('listFull', { most: mostItems });
  list.authors = [...new Set([...list.authors, ctx.actorId])];
  const item = ctx.em.create(Item, {
    id: ctx.id(),
    facts: 0,
    organisation: list.organisation,
    unit: list.unit ?? null,
    owner: list.owner ?? null,
    listId,
    category,
    text,
    measure: measure ?? null,
    weight,
    due,
    state: 'planned',
    inForce: false,
    reporters: [],
    returns: 0,
    lastAt: ctx.now,
  });
  record(ctx, subjectOf('item', item), events.itemAdded, {
    data: { listId, itemId: item.id, category, weight, due },
    detail: { text, ...(measure === undefined ? {} : { measure }) },
  });
  return { itemId: item.id, state: item.state };
});
