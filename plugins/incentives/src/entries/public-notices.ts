import { incentives } from '@heli/contracts/incentives';
import { answer, type ReadContext } from '@heli/sdk';
import { asHtml, unitNames } from '@heli/sdk/kit';
import { Entry, Notice, type EntryItem, type NoticeItem } from '../entities/entry.entity.js';
import { Rule } from '../entities/rule.entity.js';
import { liveEntries } from '../life-cycles.js';

const cells = (of: readonly (string | number)[], tag = 'td'): string =>
  `<tr>${of.map((one) => `<${tag}>${asHtml(String(one))}</${tag}>`).join('')}</tr>`;

/** Lines of a notice: units by name; persons only as how many they are, rule by rule. */
async function linesOf(ctx: ReadContext, under: readonly EntryItem[]): Promise<string[]> {
  const rules = await ctx.em.find(Rule, { id: { $in: [...new Set(under.map(({ ruleId }) => ruleId))] } });
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const nameOf = await unitNames(
    ctx,
    under.map(({ unit }) => unit),
  );
  const groups = Map.groupBy(
    under,
    ({ ruleId, unit, personId }) => `${ruleId} ${personId ? '' : (unit ?? '')}`,
  );
  return [...groups.values()].map((group) => {
    const [{ ruleId, unit, personId, code }] = group as [EntryItem, ...EntryItem[]];
    const whose = personId ? `志愿者 ${new Set(group.map((one) => one.personId)).size} 人` : nameOf(unit);
    const sum = group.reduce((total, { amount }) => total + amount, 0);
    return cells([titles.get(ruleId) ?? code, whose, group.length, sum]);
  });
}

async function shown(ctx: ReadContext, notice: NoticeItem) {
  const under = await ctx.em.find(Entry, { noticeId: notice.id }, { orderBy: { code: 'asc', id: 'asc' } });
  const lines = await linesOf(
    ctx,
    under.filter(({ state }) => liveEntries.includes(state)),
  );
  const head = cells(['规则', '对象', '条数', '积分'], 'th');
  const last = ctx.clock.dayOf(notice.until);
  return {
    id: notice.id,
    title: `积分公示（${ctx.clock.dayOf(notice.opened)} 至 ${last}）`,
    language: 'zh-CN' as const,
    content:
      `<p>以下积分在公示期内可提出异议，期满无异议的予以结算。公示截止：${last}。</p>` +
      `<table><thead>${head}</thead><tbody>${lines.join('')}</tbody></table>`,
    ...{ from: notice.opened, to: notice.until },
  };
}

/** The notices that are open, for everybody: as a page without names of persons. */
export const publicNotices = answer(incentives.queries.publicNotices, async (ctx, { id, offset, limit }) => {
  const where = { state: 'open' as const, until: { $gt: ctx.now }, ...(id !== undefined && { id }) };
  const found = await ctx.em.find(Notice, where, { orderBy: { opened: 'desc', id: 'desc' }, offset, limit });
  const notices = [];
  for (const notice of found) notices.push(await shown(ctx, notice));
  return notices;
});
