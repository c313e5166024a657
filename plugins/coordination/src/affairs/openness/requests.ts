import { coordination, events } from '@heli/contracts/coordination';
import { handle, type WriteContext } from '@heli/sdk';
import { arm, type Settlement } from '@heli/sdk/kit';
import { settings } from '../../settings.js';
import { Openness, Request, type RequestItem } from '../entities/deliberation.entity.js';
import { find, follow, no, record, settle, subjectOf } from '../kit.js';
import { requestLife } from '../life-cycles.js';
import { around } from '../shared/around.js';

const answerOf = ({ id, state }: RequestItem) => ({ requestId: id, state });

const deadline = (item: RequestItem): Settlement<typeof events.requestFellDue> => ({
  key: `request:${item.id}`,
  due: item.due,
  subject: subjectOf('request', item),
  event: events.requestFellDue,
  data: (outcome) => ({ requestId: item.id, due: item.due, ...outcome }),
});

/** 依申请公开: answered within some working days. */
export const askOpenness = handle(coordination.commands.askOpenness, async (ctx, { title, text }) => {
  const due = ctx.clock.add(ctx.now, { days: ctx.settings(settings).requestDays }, 'workday');
  const item = ctx.em.create(Request, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, title, unit: null },
    ...{ text: text ?? null, askedAt: ctx.now, due, extended: false, answer: null, state: 'asked' },
  });
  const subject = subjectOf('request', item);
  record(ctx, subject, events.opennessAsked, { data: { requestId: item.id, due }, detail: { title, text } });
  arm(ctx, deadline(item));
  await ctx.notify({
    key: 'coordination.notice.opennessAsked',
    params: { day: ctx.clock.dayOf(due) },
    to: { roles: ['office', 'branchSecretary'] },
    subject: { type: subject.type, id: item.id },
    organisation: item.organisation,
  });
  return answerOf(item);
});

async function move(
  ctx: WriteContext,
  requestId: string,
  verb: keyof typeof requestLife,
): Promise<RequestItem> {
  const item = await find(ctx, Request, requestId, 'Request');
  item.state = follow(requestLife, verb, around(ctx, item));
  return item;
}

/** Once, before it is due, and from the day on which it was asked. */
export const extendRequest = handle(
  coordination.commands.extendRequest,
  async (ctx, { requestId, reason }) => {
    const item = await move(ctx, requestId, 'extend');
    if (item.due <= ctx.now) throw no('dueAlready', {}, 'requestId');
    const before = item.due;
    item.due = ctx.clock.add(item.askedAt, { days: ctx.settings(settings).requestExtendedDays }, 'workday');
    item.extended = true;
    const data = { requestId, before, due: item.due };
    record(ctx, subjectOf('request', item), events.requestExtended, { data, detail: { reason } });
    arm(ctx, deadline(item));
    return answerOf(item);
  },
);

/** Whoever asked hears of it; what is granted names what was made public, if it stands already. */
export const answerRequest = handle(coordination.commands.answerRequest, async (ctx, input) => {
  const { requestId, granted, answer, opennessId } = input;
  if (opennessId !== undefined) await find(ctx, Openness, opennessId, 'Openness');
  const item = await move(ctx, requestId, granted ? 'grant' : 'deny');
  item.answer = answer;
  const late = item.due < ctx.now;
  record(ctx, subjectOf('request', item), events.requestAnswered, {
    data: { requestId, granted, late, ...(opennessId !== undefined && { opennessId }) },
    detail: { answer },
  });
  settle(ctx, deadline(item));
  await ctx.notify({
    key: 'coordination.notice.requestAnswered',
    to: { accounts: [item.owner] },
    subject: { type: 'coordination.request', id: requestId },
    organisation: item.organisation,
  });
  return answerOf(item);
});
