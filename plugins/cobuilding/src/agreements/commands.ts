import { cobuilding, events } from '@heli/contracts/cobuilding';
import { handle } from '@heli/sdk';
import { arm, iso, takeEvidence } from '@heli/sdk/kit';
import { Agreement, Commitment } from '../entities/agreement.entity.js';
import { no, record, settle, subjectOf, unitOf } from '../kit.js';
import {
  agreementOf,
  commitmentDeadline,
  endNow,
  moveAgreement,
  moveCommitment,
  naming,
  watchTerm,
} from './agreements.js';
import { takePart, watchMonth } from './participation.js';

export const draftAgreement = handle(cobuilding.commands.draftAgreement, async (ctx, input) => {
  const { unitId, title, from, to } = input;
  await unitOf(ctx, unitId);
  if (to < from) throw no('endsBefore', {}, 'to', 'invalid');
  const item = ctx.em.create(Agreement, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, unit: unitId, owner: ctx.actorId, title },
    ...{ firstDay: from, lastDay: to, state: 'draft' },
  });
  const data = { agreementId: item.id, unitId, from, to };
  record(ctx, subjectOf('agreement', item), events.agreementDrafted, { data, detail: { title } });
  return { agreementId: item.id, state: item.state };
});

const mostCommitments = 100;

export const addCommitment = handle(cobuilding.commands.addCommitment, async (ctx, input) => {
  const { agreementId, text, quantity, measure } = input;
  const agreement = await moveAgreement(ctx, agreementId, 'addCommitment');
  const due = iso(input.due);
  const day = ctx.clock.dayOf(due);
  if (day < agreement.firstDay || day > agreement.lastDay) throw no('outsideTerm', {}, 'due', 'invalid');
  if ((await ctx.em.count(Commitment, { agreementId })) >= mostCommitments)
    throw no('tooManyCommitments', { most: mostCommitments }, 'agreementId', 'too-many');
  const item = ctx.em.create(Commitment, {
    ...{ id: ctx.id(), facts: 0, organisation: agreement.organisation, unit: agreement.unit },
    ...{ owner: ctx.actorId, agreementId, text, quantity, measure: measure ?? null, due },
    ...{ state: 'promised', reporters: [] },
  });
  record(ctx, subjectOf('commitment', item), events.commitmentAdded, {
    data: { ...naming(item), quantity, due },
    detail: { text, measure },
  });
  return { commitmentId: item.id, state: item.state };
});

/** Signed by somebody other than who drafted it: its commitments fall due from now on. */
export const signAgreement = handle(
  cobuilding.commands.signAgreement,
  async (ctx, { agreementId, files }) => {
    const promised = await ctx.em.find(Commitment, { agreementId }, { orderBy: { id: 'asc' } });
    const item = await moveAgreement(ctx, agreementId, 'sign', promised.length);
    const passed = promised.find(({ due }) => due <= ctx.now);
    if (passed) throw no('commitmentPassed', { day: ctx.clock.dayOf(passed.due) });
    item.signedAt = ctx.now;
    const subject = subjectOf('agreement', item);
    const evidence = await takeEvidence(ctx, subject, files, cobuilding.queries.agreementDetail);
    record(ctx, subject, events.agreementSigned, {
      data: { agreementId, unitId: item.unit, commitments: promised.length, evidence },
    });
    for (const one of promised) arm(ctx, commitmentDeadline(one));
    watchTerm(ctx, item);
    watchMonth(ctx, item);
    return { agreementId, state: item.state };
  },
);

export const endAgreement = handle(cobuilding.commands.endAgreement, async (ctx, { agreementId, note }) => {
  const item = await agreementOf(ctx, agreementId);
  await endNow(ctx, item, 'terminated', note);
  return { agreementId, state: item.state };
});

/** The unit says it has done it, and shows it; somebody else confirms. */
export const reportCommitment = handle(cobuilding.commands.reportCommitment, async (ctx, input) => {
  const { commitmentId, result, files } = input;
  const item = await moveCommitment(ctx, commitmentId, 'report');
  item.reporters = [...new Set([...item.reporters, ctx.actorId])];
  const subject = subjectOf('commitment', item);
  const evidence = await takeEvidence(ctx, subject, files, cobuilding.queries.commitmentDetail);
  const data = { ...naming(item), evidence };
  record(ctx, subject, events.commitmentReported, { data, detail: { result } });
  return { commitmentId, state: item.state };
});

export const returnCommitment = handle(cobuilding.commands.returnCommitment, async (ctx, input) => {
  const { commitmentId, reason } = input;
  const item = await moveCommitment(ctx, commitmentId, 'sendBack');
  const data = naming(item);
  record(ctx, subjectOf('commitment', item), events.commitmentReturned, { data, detail: { reason } });
  return { commitmentId, state: item.state };
});

export const keepCommitment = handle(cobuilding.commands.keepCommitment, async (ctx, input) => {
  const { commitmentId, note } = input;
  const item = await moveCommitment(ctx, commitmentId, 'keep');
  const data = { ...naming(item), late: ctx.now > item.due };
  record(ctx, subjectOf('commitment', item), events.commitmentKept, { data, detail: { note } });
  settle(ctx, commitmentDeadline(item));
  await takePart(ctx, [item.unit], item.organisation);
  return { commitmentId, state: item.state };
});
