import { leadership } from '@heli/contracts/leadership';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';
import { Appraisal, Report, type AppraisalItem } from '../entities/report.entity.js';

type Row = OutputOf<typeof leadership.queries.appraisals>[number];

const running = { state: { $in: ['open', 'attested'] } } as const;

/** What is being appraised, and how many have voted; never how. */
async function rowsOf(ctx: ReadContext, appraisals: readonly AppraisalItem[]): Promise<Row[]> {
  const ids = appraisals.map(({ reportId }) => reportId);
  const reports = new Map((await ctx.em.find(Report, { id: { $in: ids } })).map((one) => [one.id, one]));
  const nameOf = await unitNames(
    ctx,
    [...reports.values()].map(({ unit }) => unit),
  );
  const rows: Row[] = [];
  for (const { id, reportId, scale, state, entitled } of appraisals) {
    const report = reports.get(reportId);
    if (!report) continue;
    const { cast } = await ctx.ballots.turnout(id);
    const { year, postTitle, unit } = report;
    const title = unit ? nameOf(unit) : `leadership.postTitle.${postTitle}`;
    rows.push({ id, appraisalId: id, title, year, postTitle, scale, state, entitled, cast });
  }
  return rows;
}

export const appraisals = answer(leadership.queries.appraisals, async (ctx, { offset, limit }) =>
  rowsOf(
    ctx,
    await ctx.em.find(Appraisal, running, { orderBy: { openedAt: 'asc', id: 'asc' }, offset, limit }),
  ),
);

/** So many ballots at a time are looked through for those on whose roll one stands. */
const most = 50;

export const ballots = answer(leadership.queries.ballots, async (ctx) => {
  const open = await ctx.em.find(Appraisal, running, {
    orderBy: { openedAt: 'asc', id: 'asc' },
    limit: most,
  });
  const mine = [];
  for (const row of await rowsOf(ctx, open)) {
    const standing = await ctx.ballots.standing(row.id);
    if (standing !== 'absent') mine.push({ ...row, standing });
  }
  return mine;
});
