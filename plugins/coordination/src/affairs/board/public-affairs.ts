import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { asHtml } from '@heli/sdk/kit';
import { Hearing, Openness, type HearingItem, type OpennessItem } from '../entities/deliberation.entity.js';

const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .map((line) => `<p>${asHtml(line)}</p>`)
    .join('');

const opened = ({ id, title, catalogueNo, content, publishedAt }: OpennessItem) => ({
  ...{ id, title, language: 'zh-CN' as const, from: publishedAt!, to: null },
  content: `<p>公开目录：${asHtml(catalogueNo)}</p>${paragraphs(content)}`,
});

/** An instant as people read it, in the installation's zone. */
const noticed = (dayOf: (at: string) => string) => (item: HearingItem) => ({
  ...{ id: item.id, title: `听证公告：${item.topic}`.slice(0, 200), language: 'zh-CN' as const },
  ...{ from: item.noticedAt!, to: item.at! },
  content:
    `<p>听证事项：${asHtml(item.topic)}</p>${item.basis ? `<p>依据：${asHtml(item.basis)}</p>` : ''}` +
    `<p>日期：${dayOf(item.at!)}；地点：${asHtml(item.place ?? '')}；席位：${item.seats}。</p>`,
});

/** What was made public to society, and hearings that one may still register for; the newest first. */
export const publicAffairs = answer(
  coordination.queries.publicAffairs,
  async (ctx, { id, offset, limit }) => {
    const own = id === undefined ? {} : { id };
    const order = { orderBy: { id: 'desc' }, limit: offset + limit } as const;
    const items = await ctx.em.find(Openness, { ...own, state: 'published', scope: 'society' }, order);
    const hearings = await ctx.em.find(Hearing, { ...own, state: 'noticed', at: { $gt: ctx.now } }, order);
    return [...items.map(opened), ...hearings.map(noticed((at) => ctx.clock.dayOf(at)))]
      .sort((a, b) => (a.from < b.from ? 1 : -1))
      .slice(offset, offset + limit);
  },
);
