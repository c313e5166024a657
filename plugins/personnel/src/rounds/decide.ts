import { events, personnel } from '@heli/contracts/personnel';
import { handle } from '@heli/sdk';
import { takeEvidence } from '@heli/sdk/kit';
import { Grading, type GradingItem } from '../entities/growth.entity.js';
import { find, record, subjectOf } from '../kit.js';
import { settings } from '../settings.js';
import { answerOf, moveRound, naming, roundOf } from './rounds.js';
import { advanced } from './run.js';

/** 不能以票取人: the tally is there to be seen, and the committee enters the grade with its reason. */
export const decideGrade = handle(personnel.commands.decideGrade, async (ctx, input) => {
  const { gradingId, grade, reason } = input;
  const item = await find(ctx, Grading, gradingId, 'Grading');
  const round = await roundOf(ctx, item.roundId);
  await moveRound(ctx, round, 'decide');
  Object.assign(item, { grade, reason, decider: ctx.actorId });
  record(ctx, subjectOf('grading', item), events.gradeDecided, {
    data: naming(item),
    detail: { grade, reason },
  });
  return { gradingId, state: round.state };
});

/** Everybody is told their own grade, and may object to it for some days. */
export const giveFeedback = handle(personnel.commands.giveFeedback, async (ctx, { roundId, note }) => {
  const item = await roundOf(ctx, roundId);
  const from = item.state;
  const gradings = await moveRound(ctx, item, 'tell');
  item.until = ctx.clock.add(ctx.now, { days: ctx.settings(settings).feedbackDays }, 'workday');
  advanced(ctx, item, from, note);
  await ctx.notify({
    key: 'personnel.notice.gradeTold',
    params: { day: ctx.clock.dayOf(item.until) },
    to: { persons: gradings.map(({ personId }) => personId) },
    subject: { type: 'personnel.round', id: roundId },
    organisation: item.organisation,
  });
  return answerOf(item);
});

export const attachApproval = handle(personnel.commands.attachApproval, async (ctx, input) => {
  const { roundId, reference, files } = input;
  const item = await roundOf(ctx, roundId);
  await moveRound(ctx, item, 'approve');
  item.approval = reference;
  const subject = subjectOf('round', item);
  const evidence = await takeEvidence(ctx, subject, files, personnel.queries.roundDetail);
  record(ctx, subject, events.approvalAttached, { data: { roundId, evidence }, detail: { reference } });
  return answerOf(item);
});

const tally = (gradings: readonly GradingItem[], wanted: string): number =>
  gradings.filter(({ grade }) => grade === wanted).length;

/** 公示: how many of each grade, never whose. */
export const publishRound = handle(personnel.commands.publishRound, async (ctx, { roundId }) => {
  const item = await roundOf(ctx, roundId);
  const gradings = await moveRound(ctx, item, 'publish');
  item.publishedAt = ctx.now;
  const counts = {
    ...{ best: tally(gradings, 'best'), good: tally(gradings, 'good') },
    ...{ fair: tally(gradings, 'fair'), poor: tally(gradings, 'poor') },
  };
  const { kind, year } = item;
  const members = gradings.length;
  record(ctx, subjectOf('round', item), events.roundPublished, {
    data: { roundId, kind, year, members, approved: item.approval != null, counts },
  });
  return { ...answerOf(item), members, best: counts.best };
});
