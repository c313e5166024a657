import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { takeEvidence } from '@heli/sdk/kit';
import { Assignment, DutyLog, type AssignmentItem, type DutyLogItem } from '../entities/pioneer.entity.js';
import { find, follow, record, subjectOf } from '../kit.js';
import { assignmentLife, logLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { namingAssignment, pioneerOf } from './pioneers.js';

const answerOf = ({ id, state }: AssignmentItem) => ({ assignmentId: id, state });
const namingLog = ({ id, assignmentId, personId }: DutyLogItem) => ({ logId: id, assignmentId, personId });

async function move(ctx: WriteContext, assignmentId: string, verb: keyof typeof assignmentLife) {
  const item = await find(ctx, Assignment, assignmentId, 'Assignment');
  item.state = follow(assignmentLife, verb, around(ctx, item));
  return item;
}

/** 亮岗: from now on whoever may see persons reads the name and the pledge. */
export const showPioneer = handle(personnel.commands.showPioneer, async (ctx, { assignmentId }) => {
  const item = await move(ctx, assignmentId, 'show');
  record(ctx, subjectOf('assignment', item), events.pioneerShown, { data: namingAssignment(item) });
  return answerOf(item);
});

/** 履岗. */
export const logDuty = handle(personnel.commands.logDuty, async (ctx, { assignmentId, text, files }) => {
  const item = await move(ctx, assignmentId, 'log');
  const { organisation, personId } = item;
  const log = ctx.em.create(DutyLog, {
    ...{ id: ctx.id(), facts: 0, organisation, owner: ctx.actorId, personId, assignmentId },
    ...{ text, at: ctx.now, state: 'reported' },
  });
  const subject = subjectOf('log', log);
  const evidence = await takeEvidence(ctx, subject, files, personnel.queries.logDetail);
  record(ctx, subject, events.dutyLogged, { data: { ...namingLog(log), evidence }, detail: { text } });
  return { logId: log.id, state: log.state };
});

async function judge(ctx: WriteContext, logId: string, verb: keyof typeof logLife): Promise<DutyLogItem> {
  const item = await find(ctx, DutyLog, logId, 'Log');
  item.state = follow(logLife, verb, around(ctx, item));
  return item;
}

export const verifyLog = handle(personnel.commands.verifyLog, async (ctx, { logId, note }) => {
  const item = await judge(ctx, logId, 'verify');
  record(ctx, subjectOf('log', item), events.logVerified, {
    ...{ data: namingLog(item), detail: { note }, at: item.at },
  });
  return { logId, state: item.state };
});

export const returnLog = handle(personnel.commands.returnLog, async (ctx, { logId, reason }) => {
  const item = await judge(ctx, logId, 'sendBack');
  record(ctx, subjectOf('log', item), events.logReturned, { data: namingLog(item), detail: { reason } });
  return { logId, state: item.state };
});

/** 评岗. */
export const appraisePioneer = handle(personnel.commands.appraisePioneer, async (ctx, input) => {
  const { assignmentId, remark } = input;
  const item = await move(ctx, assignmentId, 'appraise');
  item.remark = remark;
  const data = namingAssignment(item);
  record(ctx, subjectOf('assignment', item), events.pioneerAppraised, { data, detail: { remark } });
  return answerOf(item);
});

export const renewPioneer = handle(personnel.commands.renewPioneer, async (ctx, input) => {
  const { assignmentId, pledge } = input;
  const item = await move(ctx, assignmentId, 'renew');
  item.pledge = pledge;
  const data = namingAssignment(item);
  record(ctx, subjectOf('assignment', item), events.pioneerRenewed, { data, detail: { pledge } });
  return answerOf(item);
});

async function end(ctx: WriteContext, item: AssignmentItem, note: string | undefined) {
  item.ended = ctx.now;
  const pioneer = await pioneerOf(ctx, item.pioneerId);
  pioneer.taken -= 1;
  const data = namingAssignment(item);
  record(ctx, subjectOf('assignment', item), events.assignmentEnded, { data, detail: { note } });
  return answerOf(item);
}

/** By whoever holds it. */
export const giveBackPioneer = handle(personnel.commands.giveBackPioneer, async (ctx, input) =>
  end(ctx, await move(ctx, input.assignmentId, 'giveBack'), input.note),
);

/** By whoever keeps the posts. */
export const endAssignment = handle(personnel.commands.endAssignment, async (ctx, input) =>
  end(ctx, await move(ctx, input.assignmentId, 'end'), input.note),
);
