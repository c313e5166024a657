import { events, type AssessmentKind, type Grade } from '@heli/contracts/incentives';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Assessment, type AssessmentItem } from '../entities/recognition.entity.js';
import { isAppealed } from '../appeals/appealed.js';
import { find, follow, record, subjectOf } from '../kit.js';
import { assessmentLife } from '../life-cycles.js';
import type { Rules } from '../settings.js';
import { around } from '../shared/around.js';

/** What every fact about an assessment names. */
export const naming = ({ id, kind, term, unit }: AssessmentItem) => ({
  ...{ assessmentId: id, kind, term },
  ...(unit && { unitId: unit }),
});

export const assessmentOf = (ctx: ReadContext, id: string): Promise<AssessmentItem> =>
  find(ctx, Assessment, id, 'Assessment');

/** Takes an assessment to the state that follows on the verb. */
export function moveAssessment(
  ctx: ReadContext,
  item: AssessmentItem,
  verb: keyof typeof assessmentLife,
  appealed = false,
): void {
  item.state = follow(assessmentLife, verb, around(ctx, item, { appealed }));
}

export const weightsOf = (rules: Rules, kind: AssessmentKind): readonly number[] =>
  kind === 'unit' ? rules.unitWeights : rules.gridWeights;

/** Marks weighed, plus the bonus up to its cap, less the deduction: hundredths of a mark, never below 0. */
export function scoreOf(
  rules: Rules,
  kind: AssessmentKind,
  { marks, bonus, deduction }: Pick<AssessmentItem, 'marks' | 'bonus' | 'deduction'>,
): number {
  const weighed = weightsOf(rules, kind).reduce((sum, weight, i) => sum + weight * (marks[i] ?? 0), 0);
  return Math.max(0, weighed + Math.min(bonus, rules.bonusCap) * 100 - deduction * 100);
}

export function gradeOf({ excellentFrom, goodFrom, fairFrom }: Rules, score: number): Grade {
  if (score >= excellentFrom * 100) return 'excellent';
  if (score >= goodFrom * 100) return 'good';
  return score >= fairFrom * 100 ? 'fair' : 'poor';
}

/** An appeal was upheld: it is scored again, and stands under notice again. */
export function sendBack(ctx: WriteContext, item: AssessmentItem): void {
  moveAssessment(ctx, item, 'sendBack');
  ctx.forget(noticeKey(item));
  item.until = null;
  record(ctx, subjectOf('assessment', item), events.assessmentReturned, { data: naming(item) });
}

export const noticeKey = ({ id }: AssessmentItem): string => `assessment:${id}`;

/** The days of its notice are over: final, unless somebody's appeal is open. */
export async function settleIfOver(ctx: WriteContext, item: AssessmentItem): Promise<void> {
  if (item.state !== 'notice' || item.until == null || item.until > ctx.now) return;
  if (await isAppealed(ctx, item.id)) return;
  moveAssessment(ctx, item, 'settle');
  record(ctx, subjectOf('assessment', item), events.assessmentSettled, {
    data: { ...naming(item), score: item.score!, grade: item.grade! },
  });
}
