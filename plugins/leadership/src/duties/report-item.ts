import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { takeEvidence } from '@heli/sdk/kit';
import { moveItem } from './items.js';
import { record, subjectOf } from '../kit.js';

/** Done, says whoever answers for it, and shows it; somebody else verifies. */
export const reportItem = handle(leadership.commands.reportItem, async (ctx, input) => {
  const { itemId, selfScore, files, note } = input;
  const item = await moveItem(ctx, itemId, 'report');
  item.reporters = [...new Set([...item.reporters, ctx.actorId])];
  item.selfScore = selfScore;
  item.lastAt = ctx.now;
  const subject = subjectOf('item', item);
  const evidence = await takeEvidence(ctx, subject, files, leadership.queries.itemDetail);
  record(ctx, subject, events.itemReported, { data: { itemId, selfScore, evidence }, detail: { note } });
  return { itemId, state: item.state };
});
