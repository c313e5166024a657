import { events } from '@heli/contracts/leadership';
import type { ReadContext } from '@heli/sdk';
import type { Settlement } from '@heli/sdk/kit';
import { Problem, type ProblemItem } from '../entities/problem.entity.js';
import { problemLife } from '../life-cycles.js';
import { find, follow, situationOf, subjectOf } from '../kit.js';

/** Takes a problem to the state that follows on the verb, if its life allows it. */
export async function moveProblem(
  ctx: ReadContext,
  problemId: string,
  verb: keyof typeof problemLife,
): Promise<ProblemItem> {
  const problem = await find(ctx, Problem, problemId, 'Problem');
  problem.state = follow(problemLife, verb, situationOf(ctx, problem));
  return problem;
}

export const problemDeadline = (
  problem: ProblemItem,
  due: string,
): Settlement<typeof events.rectificationFellDue> => ({
  key: `rectification:${problem.id}`,
  due,
  subject: subjectOf('problem', problem),
  event: events.rectificationFellDue,
  data: ({ met, corrects, doneAt }) => ({
    problemId: problem.id,
    reportId: problem.reportId,
    due,
    met,
    corrects,
    verifiedAt: doneAt,
  }),
});
