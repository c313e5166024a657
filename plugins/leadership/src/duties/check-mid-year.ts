import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { record, subjectOf } from '../shared/record.js';
import { moveList } from './lists.js';

/** 半年检查. */
export const checkMidYear = handle(leadership.commands.checkMidYear, async (ctx, { listId, note }) => {
  const { list, state } = await moveList(ctx, listId, 'checkMidYear');
  record(ctx, subjectOf('list', list), events.listMidYearChecked, { data: { listId }, detail: { note } });
  return { listId, state };
});
