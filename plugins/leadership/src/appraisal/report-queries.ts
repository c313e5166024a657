import { choices, leadership } from '@heli/contracts/leadership';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';
import { Appraisal, Report, type AppraisalItem, type ReportItem } from '../entities/report.entity.js';
import { Problem } from '../entities/problem.entity.js';
import { historyOf } from '../kit.js';

type Row = OutputOf<typeof leadership.queries.reports>[number];
type Card = NonNullable<OutputOf<typeof leadership.queries.reportDetail>>;

async function rowsOf(ctx: ReadContext, reports: readonly ReportItem[]): Promise<Row[]> {
  const ids = reports.map(({ id }) => id);
  const problems = await ctx.em.find(Problem, { reportId: { $in: ids } }, { fields: ['reportId', 'state'] });
  const nameOf = await unitNames(
    ctx,
    reports.map(({ unit }) => unit),
  );
  return reports.map(({ id, year, postTitle, audience, state, organisation, unit }) => {
    const own = problems.filter(({ reportId }) => reportId === id);
    return {
      ...{ id, reportId: id, year, postTitle, audience, state, organisation },
      unit: nameOf(unit),
      problems: own.length,
      rectified: own.filter((problem) => problem.state === 'verified').length,
    };
  });
}

export const reports = answer(leadership.queries.reports, async (ctx, { year, state, offset, limit }) => {
  const where = { ...(year === undefined ? {} : { year }), ...(state === undefined ? {} : { state }) };
  const found = await ctx.em.find(Report, where, { orderBy: { year: 'desc', id: 'desc' }, offset, limit });
  return rowsOf(ctx, found);
});

/** Counts are there once the box has been counted, and turnout before that: the kernel shows no more. */
async function appraisalPart(
  ctx: ReadContext,
  appraisal: AppraisalItem,
): Promise<Card['appraisals'][number]> {
  const { id, state, scale, entitled, counts } = appraisal;
  const runs = state === 'open' || state === 'attested';
  const cast = runs ? (await ctx.ballots.turnout(id)).cast : (appraisal.castCount ?? null);
  return {
    ...{ state, scale, entitled, cast },
    unreadable: appraisal.unreadable ?? null,
    counts: counts
      ? choices.map((choice) => ({ rank: `leadership.rank.${scale}.${choice}`, count: counts[choice] }))
      : [],
    secrecy: appraisal.secrecy ? `leadership.secrecy.${appraisal.secrecy}` : '',
  };
}

/** One report with its appraisals, the problems found and everything that has happened to it. */
export const reportDetail = answer(leadership.queries.reportDetail, async (ctx, { id }) => {
  const report = await ctx.em.findOne(Report, { id });
  if (!report) return null;
  const [row] = await rowsOf(ctx, [report]);
  if (!row) return null;
  const held = await ctx.em.find(Appraisal, { reportId: id }, { orderBy: { id: 'asc' } });
  const appraisals = [];
  for (const appraisal of held) appraisals.push(await appraisalPart(ctx, appraisal));
  const problems = await ctx.em.find(Problem, { reportId: id }, { orderBy: { id: 'asc' } });
  return {
    ...row,
    text: report.text,
    comment: report.comment ?? '',
    appraisals,
    problemList: problems.map(({ text, state, due }) => ({ title: text, state, due: due ?? null })),
    history: await historyOf(ctx, id),
  };
});
