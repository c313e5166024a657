import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { asHtml } from '@heli/sdk/kit';
import { Candidate, Post, Recruitment, type RecruitmentItem } from '../entities/post.entity.js';

async function shown(ctx: ReadContext, item: RecruitmentItem) {
  const people = await ctx.em.count(Candidate, { recruitmentId: item.id, state: 'registered' });
  const post = await ctx.em.findOne(Post, { id: item.postId });
  const last = ctx.clock.dayOf(item.until!);
  return {
    id: item.id,
    title: `拟聘用人选公示（至 ${last}）`,
    language: 'zh-CN' as const,
    content:
      `<h2>${asHtml(item.title)}</h2><p>岗位：${asHtml(post?.title ?? '')}；计划 ${item.places} 人，拟聘用 ${people} 人。</p>` +
      `<p>对拟聘用人选有异议的，可在公示期内向街道监督部门提出。公示截止：${last}。名单在街道办公场所张贴。</p>`,
    ...{ from: item.noticeAt!, to: item.until! },
  };
}

/** Who is about to be hired, as numbers: names hang in the office, and are in no page that anybody can copy. */
export const publicNotices = answer(personnel.queries.publicNotices, async (ctx, { id, offset, limit }) => {
  const where = { state: 'publicNotice' as const, until: { $gt: ctx.now }, ...(id !== undefined && { id }) };
  const found = await ctx.em.find(Recruitment, where, { orderBy: { id: 'desc' }, offset, limit });
  const notices = [];
  for (const item of found) notices.push(await shown(ctx, item));
  return notices;
});
