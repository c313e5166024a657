import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveList } from './lists.js';
import { record, subjectOf } from '../kit.js';

/** 年终检查. */
export const checkYearEnd = handle(leadership.commands.checkYearEnd, async (ctx, { listId, note }) => {
  const { list, state } = await moveList(ctx, listId, 'checkYearEnd');
  record(ctx, subjectOf('list', list), events.listYearEndChecked, { data: { listId }, detail: { note } });
  return { listId, state };
});
