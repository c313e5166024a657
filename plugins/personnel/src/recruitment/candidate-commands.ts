import { events, personnel, type TestStage } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { Candidate, type CandidateItem } from '../entities/post.entity.js';
import { follow, no, record, subjectOf } from '../kit.js';
import { recruitmentLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { knownPerson, notOneself, ownPerson } from '../shared/persons.js';
import { candidateOf, moveCandidate, namingCandidate, recruitmentOf } from './recruitments.js';

const answerOf = ({ id, state }: CandidateItem) => ({ candidateId: id, state });

async function enter(ctx: WriteContext, recruitmentId: string, personId: string, note?: string) {
  const recruitment = await recruitmentOf(ctx, recruitmentId);
  follow(recruitmentLife, 'enter', around(ctx, recruitment));
  if (await ctx.em.findOne(Candidate, { recruitmentId, personId, state: 'registered' }))
    throw no('enteredAlready', {}, 'personId');
  const item = ctx.em.create(Candidate, {
    ...{ id: ctx.id(), facts: 0, organisation: recruitment.organisation, owner: ctx.actorId, personId },
    ...{ recruitmentId, passed: null, decider: null, reason: null, state: 'registered' },
  });
  const data = namingCandidate(item);
  record(ctx, subjectOf('candidate', item), events.candidateEntered, { data, detail: { note } });
  return answerOf(item);
}

export const enterCandidate = handle(personnel.commands.enterCandidate, async (ctx, input) => {
  notOneself(ctx, input.personId);
  await knownPerson(ctx, input.personId);
  return enter(ctx, input.recruitmentId, input.personId, input.note);
});

export const applyFor = handle(personnel.commands.applyFor, (ctx, { recruitmentId, note }) =>
  enter(ctx, recruitmentId, ownPerson(ctx), note),
);

export const passCandidate = handle(personnel.commands.passCandidate, async (ctx, input) => {
  const { candidateId, result } = input;
  const item = await candidateOf(ctx, candidateId);
  const { state } = await moveCandidate(ctx, item, 'pass');
  if (item.passed === state) throw no('passedAlready', {}, 'candidateId');
  const stage = state as TestStage;
  Object.assign(item, { passed: stage, decider: ctx.actorId });
  record(ctx, subjectOf('candidate', item), events.candidatePassed, {
    data: { ...namingCandidate(item), stage },
    detail: { result },
  });
  return answerOf(item);
});

export const excludeCandidate = handle(personnel.commands.excludeCandidate, async (ctx, input) => {
  const { candidateId, reason } = input;
  const item = await candidateOf(ctx, candidateId);
  const { state: stage } = await moveCandidate(ctx, item, 'exclude');
  Object.assign(item, { reason, decider: ctx.actorId });
  record(ctx, subjectOf('candidate', item), events.candidateExcluded, {
    data: { ...namingCandidate(item), stage },
    detail: { reason },
  });
  return answerOf(item);
});

/** An objection against them was upheld under public notice. */
export async function candidateFalls(ctx: WriteContext, item: CandidateItem, reason: string): Promise<void> {
  const { state: stage } = await moveCandidate(ctx, item, 'fall');
  Object.assign(item, { reason, decider: ctx.actorId });
  record(ctx, subjectOf('candidate', item), events.candidateExcluded, {
    data: { ...namingCandidate(item), stage },
    detail: { reason },
  });
}

export const withdrawCandidate = handle(personnel.commands.withdrawCandidate, async (ctx, input) => {
  const { candidateId, note } = input;
  const item = await candidateOf(ctx, candidateId);
  const from = item.state;
  await moveCandidate(ctx, item, 'withdraw');
  record(ctx, subjectOf('candidate', item), events.candidateWithdrawn, {
    data: { ...namingCandidate(item), from },
    detail: { note },
  });
  return answerOf(item);
});
