import { coordination } from '@heli/contracts/coordination';
import { events, personnel, type RoundState } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { Evidence, Grading, type GradingItem } from '../entities/growth.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { evidenceLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { notOneself, ownPerson } from '../shared/persons.js';
import { naming, roundOf } from './rounds.js';

/** @throws Refusal `notInStage` where the round is elsewhere */
async function inStage(
  ctx: WriteContext,
  gradingId: string,
  ...stages: RoundState[]
): Promise<{ item: GradingItem; state: RoundState }> {
  const item = await find(ctx, Grading, gradingId, 'Grading');
  const { state } = await roundOf(ctx, item.roundId);
  if (!stages.includes(state)) throw no('notInStage', { state }, 'gradingId');
  return { item, state };
}

/** 个人自评. */
export const writeSelfAppraisal = handle(personnel.commands.writeSelfAppraisal, async (ctx, input) => {
  const { gradingId, text } = input;
  const { item, state } = await inStage(ctx, gradingId, 'selfAppraisal');
  if (item.personId !== ownPerson(ctx)) throw no('notYourOwn', {}, 'gradingId', 'forbidden');
  item.self = text;
  record(ctx, subjectOf('grading', item), events.selfAppraised, { data: naming(item), detail: { text } });
  return { gradingId, state };
});

/** 党员互评: those who are appraised together comment on each other. Who wrote what stands in the history alone. */
export const commentOnPeer = handle(personnel.commands.commentOnPeer, async (ctx, input) => {
  const { gradingId, comment } = input;
  const { item, state } = await inStage(ctx, gradingId, 'peer');
  const personId = ownPerson(ctx);
  notOneself(ctx, item.personId);
  if (!(await ctx.em.findOne(Grading, { roundId: item.roundId, personId })))
    throw no('notAppraised', {}, 'gradingId', 'forbidden');
  item.comments = [item.comments, comment].filter(Boolean).join('\n');
  record(ctx, subjectOf('grading', item), events.peerCommented, { data: naming(item), detail: { comment } });
  return { gradingId, state };
});

const undecided = ['planned', 'selfAppraisal', 'peer', 'ballot', 'committee'] as const;

/** @throws Refusal `unknownCase` where there is no such case, or nobody here who keeps cases */
async function checkCase(ctx: WriteContext, caseId: string | undefined): Promise<void> {
  if (caseId === undefined) return;
  if ((await ctx.ask(coordination.queries.caseDetail, { id: caseId })) === null)
    throw no('unknownCase', {}, 'caseId', 'invalid');
}

/** Nothing speaks for or against somebody without their knowledge: it counts when they have agreed. */
export const proposeEvidence = handle(personnel.commands.proposeEvidence, async (ctx, input) => {
  const { gradingId, text, caseId } = input;
  const { item } = await inStage(ctx, gradingId, ...undecided);
  notOneself(ctx, item.personId);
  await checkCase(ctx, caseId);
  const { organisation, personId } = item;
  const evidence = ctx.em.create(Evidence, {
    ...{ id: ctx.id(), facts: 0, organisation, owner: ctx.actorId, personId, gradingId, text },
    ...{ caseId: caseId ?? null, state: 'proposed' },
  });
  const data = { ...naming(item), evidenceId: evidence.id, ...(caseId !== undefined && { caseId }) };
  record(ctx, subjectOf('evidence', evidence), events.evidenceProposed, { data, detail: { text } });
  await ctx.notify({
    key: 'personnel.notice.evidenceProposed',
    to: { persons: [personId] },
    subject: { type: 'personnel.evidence', id: evidence.id },
    organisation,
  });
  return { evidenceId: evidence.id, state: evidence.state };
});

export const answerEvidence = handle(personnel.commands.answerEvidence, async (ctx, input) => {
  const { evidenceId, agreed, note } = input;
  const evidence = await find(ctx, Evidence, evidenceId, 'Evidence');
  const { item } = await inStage(ctx, evidence.gradingId, ...undecided);
  evidence.state = follow(evidenceLife, agreed ? 'agree' : 'refuse', around(ctx, evidence));
  const data = { ...naming(item), evidenceId, agreed };
  record(ctx, subjectOf('evidence', evidence), events.evidenceAnswered, { data, detail: { note } });
  return { evidenceId, state: evidence.state };
});
