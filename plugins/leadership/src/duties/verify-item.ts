import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { itemDeadline, moveItem, weightOf } from './items.js';
import { record, settle, subjectOf } from '../kit.js';
import { happenedAt } from '../shared/time.js';

/** Somebody other than the reporter has seen that it is done. */
export const verifyItem = handle(leadership.commands.verifyItem, async (ctx, input) => {
  const { itemId, verifiedScore, note } = input;
  const item = await moveItem(ctx, itemId, 'verify', verifiedScore);
  const at = happenedAt(ctx, input.at, item.lastAt);
  item.verifiedScore = verifiedScore;
  item.verifiedAt = at;
  item.lastAt = at;
  record(ctx, subjectOf('item', item), events.itemVerified, {
    at,
    data: { ...weightOf(item), verifiedScore, late: at > item.due },
    detail: { note },
  });
  settle(ctx, itemDeadline(item), at);
  return { itemId, state: item.state };
});
