import { events, incentives, type AssessmentKind } from '@heli/contracts/incentives';
import { handle, type WriteContext } from '@heli/sdk';
import { takeEvidence } from '@heli/sdk/kit';
import { Assessment } from '../entities/recognition.entity.js';
import { no, record, subjectOf, unitOf } from '../kit.js';
import { settings } from '../settings.js';
import {
  assessmentOf,
  gradeOf,
  moveAssessment,
  naming,
  noticeKey,
  scoreOf,
  weightsOf,
} from './assessments.js';

/** @throws Refusal that names the field: a unit has its year, a grid its month */
async function checkSubject(
  ctx: WriteContext,
  { kind, term, unitId }: { kind: AssessmentKind; term: string; unitId?: string | undefined },
): Promise<void> {
  if (kind === 'unit') {
    if (unitId === undefined) throw no('unitMissing', {}, 'unitId', 'invalid');
    if (term.length !== 4) throw no('termOfUnit', {}, 'term', 'invalid');
    await unitOf(ctx, unitId);
    return;
  }
  if (unitId !== undefined) throw no('gridHasNoUnit', {}, 'unitId', 'invalid');
  if (term.length !== 7) throw no('termOfGrid', {}, 'term', 'invalid');
  const here = (await ctx.directory.organisations()).find(({ code }) => code === ctx.organisation);
  if (here?.level !== 'grid') throw no('notAGrid', {}, 'kind', 'invalid');
}

export const openAssessment = handle(incentives.commands.openAssessment, async (ctx, input) => {
  const { kind, term, unitId } = input;
  await checkSubject(ctx, input);
  const of = { kind, term, unit: unitId ?? null, organisation: ctx.organisation };
  if (await ctx.em.findOne(Assessment, of)) throw no('assessedAlready', {}, 'term');
  const item = ctx.em.create(Assessment, {
    id: ctx.id(),
    facts: 0,
    owner: ctx.actorId,
    ...of,
    marks: [],
    bonus: 0,
    deduction: 0,
    state: 'open',
  });
  record(ctx, subjectOf('assessment', item), events.assessmentOpened, { data: naming(item) });
  return { assessmentId: item.id, state: item.state };
});

export const reportAssessment = handle(incentives.commands.reportAssessment, async (ctx, input) => {
  const { assessmentId, report, files } = input;
  const item = await assessmentOf(ctx, assessmentId);
  moveAssessment(ctx, item, 'report');
  item.report = report;
  const subject = subjectOf('assessment', item);
  const evidence = await takeEvidence(ctx, subject, files, incentives.queries.assessmentDetail);
  record(ctx, subject, events.assessmentReported, {
    data: { ...naming(item), evidence },
    detail: { report },
  });
  return { assessmentId, state: item.state };
});

export const scoreAssessment = handle(incentives.commands.scoreAssessment, async (ctx, input) => {
  const { assessmentId, marks, bonus, deduction, note } = input;
  const item = await assessmentOf(ctx, assessmentId);
  const rules = ctx.settings(settings);
  const parts = weightsOf(rules, item.kind).length;
  if (marks.length !== parts) throw no('marksOfParts', { parts }, 'marks', 'invalid');
  moveAssessment(ctx, item, 'score');
  const score = scoreOf(rules, item.kind, { marks, bonus, deduction });
  const grade = gradeOf(rules, score);
  Object.assign(item, { marks, bonus, deduction, score, grade, scorer: ctx.actorId });
  record(ctx, subjectOf('assessment', item), events.assessmentScored, {
    data: { ...naming(item), marks, bonus, deduction, score, grade },
    detail: { note },
  });
  return { assessmentId, state: item.state, score: score / 100, grade };
});

export const publiciseAssessment = handle(
  incentives.commands.publiciseAssessment,
  async (ctx, { assessmentId }) => {
    const item = await assessmentOf(ctx, assessmentId);
    moveAssessment(ctx, item, 'publicise');
    const until = ctx.clock.add(ctx.now, { days: ctx.settings(settings).noticeDays }, 'workday');
    item.until = until;
    const subject = subjectOf('assessment', item);
    record(ctx, subject, events.assessmentPublicised, { data: { ...naming(item), until } });
    ctx.remind(noticeKey(item), until, events.publicNoticeFellDue, {
      data: { subjectId: item.id, until },
      organisation: item.organisation,
      subject: { type: subject.type, id: item.id },
    });
    return { assessmentId, state: item.state };
  },
);
