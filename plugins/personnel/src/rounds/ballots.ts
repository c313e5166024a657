import { events, grades, personnel, type Grade } from '@heli/contracts/personnel';
import { handle, type BallotCount, type WriteContext } from '@heli/sdk';
import type { GradingItem, RoundItem } from '../entities/growth.entity.js';
import { no, record, subjectOf } from '../kit.js';
import { answerOf, moveRound, naming, roundOf } from './rounds.js';
import { advanced } from './run.js';

/** 民主测评: a secret ballot about each whose votes are not counted yet, by the roll without them. */
export const openBallots = handle(personnel.commands.openBallots, async (ctx, { roundId, roll }) => {
  const item = await roundOf(ctx, roundId);
  const from = item.state;
  // Persons of the register only: an account's id on the roll would let somebody grade themselves.
  if ((await ctx.directory.persons(roll)).length < new Set(roll).size) throw no('unknownPerson', {}, 'roll');
  const open = (await moveRound(ctx, item, 'openBallots')).filter(({ counts }) => counts == null);
  let entitled = 0;
  for (const grading of open) {
    const voters = roll.filter((personId) => personId !== grading.personId);
    grading.ballotId = ctx.id();
    entitled += voters.length;
    await ctx.ballots.open(grading.ballotId, { roll: voters, options: grades });
  }
  item.entitled += entitled;
  item.attestedBy = null;
  advanced(ctx, item, from);
  record(ctx, subjectOf('round', item), events.ballotsOpened, {
    data: { roundId, entitled, gradings: open.length },
  });
  return { ...answerOf(item), entitled, gradings: open.length };
});

/** A slip into the box. Nothing is kept of who sent what; the roll says whether one may. */
export const castGrade = handle(personnel.commands.castGrade, async (ctx, { ballotId, grade }) => {
  await ctx.ballots.cast(ballotId, [grade]);
  return {};
});

/** The first teller says that the boxes may be opened; the second opens them. */
export const attestCount = handle(personnel.commands.attestCount, async (ctx, { roundId }) => {
  const item = await roundOf(ctx, roundId);
  await moveRound(ctx, item, 'attest');
  item.attestedBy = ctx.actorId;
  record(ctx, subjectOf('round', item), events.countAttested, { data: { roundId } });
  return answerOf(item);
});

const countsOf = ({ counts }: BallotCount): Record<Grade, number> => ({
  ...{ best: counts['best'] ?? 0, good: counts['good'] ?? 0 },
  ...{ fair: counts['fair'] ?? 0, poor: counts['poor'] ?? 0 },
});

/** Opens one box: slips, roll and key are gone afterwards, and the counts are all that is left. */
async function openBox(ctx: WriteContext, round: RoundItem, grading: GradingItem): Promise<void> {
  const result = await ctx.ballots.close(grading.ballotId!);
  grading.ballotId = null;
  const subject = subjectOf('grading', grading);
  if (result.state === 'void') {
    const data = { ...naming(grading), reason: result.reason };
    record(ctx, subject, events.gradingVoided, { data });
    return;
  }
  const { entitled, cast, unreadable, secrecy } = result;
  const counts = countsOf(result);
  grading.counts = counts;
  round.castCount = (round.castCount ?? 0) + cast;
  record(ctx, subject, events.gradingCounted, {
    data: { ...naming(grading), entitled, cast, unreadable, counts, secrecy },
  });
}

/** What could not be counted is voted on anew. */
export const countBallots = handle(personnel.commands.countBallots, async (ctx, { roundId }) => {
  const item = await roundOf(ctx, roundId);
  const from = item.state;
  const gradings = await moveRound(ctx, item, 'count');
  for (const grading of gradings) if (grading.ballotId) await openBox(ctx, item, grading);
  const uncounted = gradings.filter(({ counts }) => counts == null).length;
  if (uncounted > 0) {
    item.state = from;
    await moveRound(ctx, item, 'reopen');
  }
  advanced(ctx, item, from);
  return { ...answerOf(item), entitled: item.entitled, cast: item.castCount ?? 0, void: uncounted };
});

/** The kernel found that a ballot can't be counted: it is held anew when the others have been counted. */
export function ballotLost(ctx: WriteContext, grading: GradingItem, reason: 'keyLost' | 'boxAltered'): void {
  grading.ballotId = null;
  record(ctx, subjectOf('grading', grading), events.gradingVoided, { data: { ...naming(grading), reason } });
}
