import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveList } from './lists.js';
import { record, subjectOf } from '../kit.js';

/** 半年检查. */
export const checkMidYear = handle(leadership.commands.checkMidYear, async (ctx, { listId, note }) => {
  const { list, state } = await moveList(ctx, listId, 'checkMidYear');
  record(ctx, subjectOf('list', list), events.listMidYearChecked, { data: { listId }, detail: { note } });
  return { listId, state };
});
