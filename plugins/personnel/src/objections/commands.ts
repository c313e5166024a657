import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { arm, takeEvidence, type Settlement } from '@heli/sdk/kit';
import { Objection, type ObjectionItem } from '../entities/growth.entity.js';
import { find, follow, no, record, settle, subjectOf } from '../kit.js';
import { objectionLife } from '../life-cycles.js';
import { settings } from '../settings.js';
import { around } from '../shared/around.js';
import { isObjected } from './objected.js';
import { aboutOf, checkOpen, follows } from './subjects.js';

const naming = ({ id, subjectKind, subjectId, personId }: ObjectionItem) => ({
  ...{ objectionId: id, subjectKind, subjectId, personId },
});
const answerOf = ({ id, state }: ObjectionItem) => ({ objectionId: id, state });

const deadline = (item: ObjectionItem): Settlement<typeof events.objectionFellDue> => ({
  key: `objection:${item.id}`,
  due: item.due,
  subject: subjectOf('objection', item),
  event: events.objectionFellDue,
  data: (outcome) => ({ objectionId: item.id, due: item.due, ...outcome }),
});

export const fileObjection = handle(personnel.commands.fileObjection, async (ctx, input) => {
  const { subjectKind, subjectId, reason, files } = input;
  const about = await aboutOf(ctx, input);
  checkOpen(about);
  if (await isObjected(ctx, [subjectId])) throw no('objectionOpen', {}, 'subjectId');
  const due = ctx.clock.add(ctx.now, { days: ctx.settings(settings).objectionDays }, 'workday');
  const { organisation, personId } = about;
  const item = ctx.em.create(Objection, {
    ...{ id: ctx.id(), facts: 0, organisation, owner: ctx.actorId, personId, subjectKind, subjectId },
    ...{ reason, filedAt: ctx.now, due, state: 'filed' },
  });
  const subject = subjectOf('objection', item);
  const evidence = await takeEvidence(ctx, subject, files, personnel.queries.objectionDetail);
  const data = { ...naming(item), due, evidence };
  record(ctx, subject, events.objectionFiled, { data, detail: { reason } });
  arm(ctx, deadline(item));
  await ctx.notify({
    key: 'personnel.notice.objectionFiled',
    params: { day: ctx.clock.dayOf(due) },
    to: { roles: ['supervisor'] },
    subject: { type: 'personnel.objection', id: item.id },
    organisation,
  });
  return answerOf(item);
});

async function decide(
  ctx: WriteContext,
  objectionId: string,
  verb: keyof typeof objectionLife,
  reason: string,
) {
  const item = await find(ctx, Objection, objectionId, 'Objection');
  const { decider } = await aboutOf(ctx, item);
  item.state = follow(objectionLife, verb, around(ctx, item, { decider: decider ?? null }));
  const data = { ...naming(item), upheld: verb === 'uphold' };
  record(ctx, subjectOf('objection', item), events.objectionDecided, { data, detail: { reason } });
  settle(ctx, deadline(item));
  return item;
}

export const upholdObjection = handle(personnel.commands.upholdObjection, async (ctx, input) => {
  const { objectionId, reason } = input;
  const item = await decide(ctx, objectionId, 'uphold', reason);
  await follows(ctx, item, reason);
  return answerOf(item);
});

export const dismissObjection = handle(personnel.commands.dismissObjection, async (ctx, input) =>
  answerOf(await decide(ctx, input.objectionId, 'dismiss', input.reason)),
);
