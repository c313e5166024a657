import { fileRow, historyRow } from '@heli/sdk/rows';
import { z } from 'zod';
import * as model from './affair-model.js';
import { count, id, instant, organisation } from './model.js';

const history = z.array(historyRow);
const files = z.array(fileRow);
const word = z.string();

export const disputeRow = z.object({
  ...{ id, disputeId: id, kind: z.enum(model.disputeKinds), level: z.enum(model.levels), title: word },
  ...{ risk: z.enum(model.risks), organisation, sessions: count, due: instant.nullable() },
  state: z.enum(model.disputeStates),
});
export const disputeCard = disputeRow.extend({ parties: word, agreement: word, caseId: word, history });

export const hazardRow = z.object({
  ...{ id, hazardId: id, kind: z.enum(model.hazardKinds), grade: z.enum(model.hazardGrades), title: word },
  ...{ place: word, unit: word, organisation, due: instant, overdue: z.boolean() },
  state: z.enum(model.hazardStates),
});
export const hazardCard = hazardRow.extend({ files, history });

export const patrolRow = z.object({
  ...{ id, patrolId: id, name: word, organisation, from: instant, to: instant.nullable(), distance: count },
  ...{ cases: count, state: z.enum(model.patrolStates) },
});
export const visitRow = z.object({
  ...{ id, kind: z.enum(model.visitKinds), household: word, name: word, organisation, at: instant },
});

export const threadRow = z.object({
  ...{ id, threadId: id, title: word, organisation, cases: count, state: z.enum(model.threadStates) },
});
export const threadCard = threadRow.extend({
  ...{ caseIds: z.array(id), mergedInto: word, history },
});

export const hearingRow = z.object({
  ...{ id, hearingId: id, topic: word, organisation, at: instant.nullable(), place: word, seats: count },
  ...{ participants: count, opinions: count, unanswered: count, state: z.enum(model.hearingStates) },
});
export const opinionRow = z.object({
  ...{ id, opinionId: id, hearingId: id, topic: word, group: z.enum(model.groups) },
  ...{ stance: z.enum(model.stances), text: word, adoption: word, reason: word, organisation },
});
export const hearingCard = hearingRow.extend({
  basis: word,
  conclusion: word,
  due: instant.nullable(),
  recorded: z.array(opinionRow),
  files,
  history,
});

export const matterRow = z.object({
  ...{ id, title: word, yes: count, no: count, abstained: count, passed: z.boolean() },
});
export const assemblyRow = z.object({
  ...{ id, assemblyId: id, kind: z.enum(model.assemblyKinds), basis: z.enum(model.callBases), title: word },
  ...{ organisation, at: instant, entitled: count, present: count, needed: count },
  state: z.enum(model.assemblyStates),
});
export const assemblyCard = assemblyRow.extend({ rulesFrom: word, matters: z.array(matterRow), history });

export const opennessRow = z.object({
  id,
  opennessId: id,
  catalogueNo: word,
  title: word,
  organisation,
  scope: z.enum(model.opennessScopes),
  ...{ form: z.enum(model.opennessForms), due: instant, overdue: z.boolean() },
  state: z.enum(model.opennessStates),
});
export const opennessCard = opennessRow.extend({ content: word, comments: word, history });
export const requestRow = z.object({
  ...{ id, requestId: id, title: word, organisation, askedAt: instant, due: instant, overdue: z.boolean() },
  state: z.enum(model.requestStates),
});
export const requestCard = requestRow.extend({ text: word, answer: word, history });
