import { incentives } from '@heli/contracts/incentives';
import { answer, type ReadContext } from '@heli/sdk';
import { filesOf, placeNames, unitNames } from '@heli/sdk/kit';
import { Assessment, type AssessmentItem } from '../entities/recognition.entity.js';
import { historyOf } from '../kit.js';

async function rowsOf(ctx: ReadContext, found: readonly AssessmentItem[]) {
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const placeOf = await placeNames(ctx);
  return found.map((item) => ({
    ...{ id: item.id, assessmentId: item.id, kind: item.kind, term: item.term },
    subject: item.unit ? nameOf(item.unit) : placeOf(item.organisation),
    organisation: item.organisation,
    ...{ state: item.state, score: item.score == null ? null : item.score / 100, until: item.until ?? null },
    grade: item.grade ? `incentives.grade.${item.grade}` : '',
  }));
}

export const assessments = answer(
  incentives.queries.assessments,
  async (ctx, { kind, state, offset, limit }) => {
    const where = { ...(kind !== undefined && { kind }), ...(state !== undefined && { state }) };
    const order = { orderBy: { term: 'desc', id: 'desc' }, offset, limit } as const;
    return rowsOf(ctx, await ctx.em.find(Assessment, where, order));
  },
);

export const assessmentDetail = answer(incentives.queries.assessmentDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Assessment, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  return {
    ...row!,
    ...{ marks: [...item.marks], bonus: item.bonus, deduction: item.deduction, report: item.report ?? '' },
    files: await filesOf(ctx, 'incentives.assessment', id),
    history: await historyOf(ctx, id),
  };
});
