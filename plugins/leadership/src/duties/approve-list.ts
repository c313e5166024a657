import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { Item } from '../entities/list.entity.js';
import { moveList } from './lists.js';
import { record, subjectOf } from '../kit.js';

export const approveList = handle(leadership.commands.approveList, async (ctx, { listId, note }) => {
  const { list, state } = await moveList(ctx, listId, 'approve');
  list.approvedBy = ctx.actorId;
  const items = await ctx.em.find(Item, { listId, state: { $ne: 'withdrawn' } }, { fields: ['weight'] });
  const weight = items.reduce((sum, item) => sum + item.weight, 0);
  record(ctx, subjectOf('list', list), events.listApproved, {
    data: { listId, items: items.length, weight },
    detail: { note },
  });
  return { listId, state };
});
