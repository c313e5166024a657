import { events } from '@heli/contracts/incentives';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Entry, Notice, type EntryItem, type NoticeItem } from '../entities/entry.entity.js';
import { follow, record, subjectOf } from '../kit.js';
import { noticeLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { settleEntry } from './entries.js';

/** Its days are over: what nobody objects to is settled, the rest waits for the decision. */
export async function closeNotice(ctx: WriteContext, notice: NoticeItem): Promise<void> {
  notice.state = follow(noticeLife, 'close', around(ctx, notice));
  const under = await ctx.em.find(Entry, { noticeId: notice.id }, { orderBy: { id: 'asc' } });
  const settled = under.filter(({ state }) => state === 'publicised');
  for (const item of settled) await settleEntry(ctx, item);
  const objected = under.filter(({ state }) => state === 'objected').length;
  const data = { noticeId: notice.id, settled: settled.length, objected };
  record(ctx, subjectOf('notice', notice), events.noticeClosed, { data });
}

export const noticeOf = (ctx: ReadContext, { noticeId }: EntryItem): Promise<NoticeItem | null> =>
  noticeId ? ctx.em.findOne(Notice, { id: noticeId }) : Promise.resolve(null);
