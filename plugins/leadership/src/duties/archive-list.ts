import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveList } from './lists.js';
import { record, subjectOf } from '../kit.js';

/** Every duty on it has been verified or withdrawn. */
export const archiveList = handle(leadership.commands.archiveList, async (ctx, { listId }) => {
  const { list, state } = await moveList(ctx, listId, 'archive');
  record(ctx, subjectOf('list', list), events.listArchived, { data: { listId } });
  return { listId, state };
});
