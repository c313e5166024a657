import { incentives } from '@heli/contracts/incentives';
import { answer, type ReadContext } from '@heli/sdk';
import { filesOf } from '@heli/sdk/kit';
import { Appeal, Entry, type AppealItem } from '../entities/entry.entity.js';
import { Assessment, Honour } from '../entities/recognition.entity.js';
import { historyOf } from '../kit.js';
import { openAppeals } from '../life-cycles.js';

/** What appeals are about, in a few words. */
async function subjectsOf(ctx: ReadContext, found: readonly AppealItem[]): Promise<Map<string, string>> {
  const where = { id: { $in: found.map(({ subjectId }) => subjectId) } };
  return new Map([
    ...(await ctx.em.find(Entry, where)).map(({ id, code, amount }) => [id, `${code} ${amount}`] as const),
    ...(await ctx.em.find(Honour, where)).map(({ id, title }) => [id, title] as const),
    ...(await ctx.em.find(Assessment, where)).map(({ id, term }) => [id, term] as const),
  ]);
}

async function rowsOf(ctx: ReadContext, found: readonly AppealItem[]) {
  const subjects = await subjectsOf(ctx, found);
  const open: readonly string[] = openAppeals;
  return found.map(({ id, subjectKind, subjectId, organisation, reason, filedAt, due, state }) => ({
    ...{ id, appealId: id, subjectKind, subjectId, subject: subjects.get(subjectId) ?? '—', organisation },
    ...{ reason, filedAt, due, state, overdue: due <= ctx.now && open.includes(state) },
  }));
}

export const appeals = answer(incentives.queries.appeals, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  return rowsOf(ctx, await ctx.em.find(Appeal, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const appealDetail = answer(incentives.queries.appealDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Appeal, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  return { ...row!, files: await filesOf(ctx, 'incentives.appeal', id), history: await historyOf(ctx, id) };
});
