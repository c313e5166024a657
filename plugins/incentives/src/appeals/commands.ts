import { events, incentives } from '@heli/contracts/incentives';
import { handle, type WriteContext } from '@heli/sdk';
import { arm, takeEvidence, type Settlement } from '@heli/sdk/kit';
import { Appeal, type AppealItem } from '../entities/entry.entity.js';
import { isAppealed } from './appealed.js';
import { find, follow, no, record, settle, subjectOf } from '../kit.js';
import { appealLife } from '../life-cycles.js';
import { settings } from '../settings.js';
import { around } from '../shared/around.js';
import { aboutOf, correct, letStand, object, type About } from './subjects.js';

/** What every fact about an appeal names. */
const naming = ({ id, subjectKind, subjectId }: AppealItem) => ({ appealId: id, subjectKind, subjectId });

const deadline = (item: AppealItem): Settlement<typeof events.appealFellDue> => ({
  key: `appeal:${item.id}`,
  due: item.due,
  subject: subjectOf('appeal', item),
  event: events.appealFellDue,
  data: (outcome) => ({ ...naming(item), due: item.due, ...outcome }),
});

/** Under notice anybody may object; what is over is for those whose it is. */
function isTheirs(ctx: WriteContext, { unit, personId }: About): boolean {
  return (
    (personId !== null && personId === ctx.actorPersonId) ||
    (unit !== null && ctx.actorUnitIds.includes(unit))
  );
}

export const fileAppeal = handle(incentives.commands.fileAppeal, async (ctx, input) => {
  const { subjectKind, subjectId, reason, files } = input;
  const about = await aboutOf(ctx, input);
  if (await isAppealed(ctx, subjectId)) throw no('appealOpen', {}, 'subjectId');
  const due = ctx.clock.add(ctx.now, { days: ctx.settings(settings).appealDays }, 'workday');
  const item = ctx.em.create(Appeal, {
    ...{ id: ctx.id(), facts: 0, organisation: about.organisation, unit: about.unit, owner: ctx.actorId },
    ...{ subjectKind, subjectId, reason, filedAt: ctx.now, due, state: 'filed' },
  });
  await object(ctx, item, isTheirs(ctx, about));
  const subject = subjectOf('appeal', item);
  await takeEvidence(ctx, subject, files, incentives.queries.appealDetail);
  record(ctx, subject, events.appealFiled, { data: { ...naming(item), due }, detail: { reason } });
  arm(ctx, deadline(item));
  await ctx.notify({
    key: 'incentives.notice.appealFiled',
    params: { day: ctx.clock.dayOf(due) },
    to: { roles: ['supervisor'] },
    subject: { type: 'incentives.appeal', id: item.id },
    organisation: item.organisation,
  });
  return { appealId: item.id, state: item.state };
});

async function move(ctx: WriteContext, appealId: string, verb: keyof typeof appealLife): Promise<AppealItem> {
  const item = await find(ctx, Appeal, appealId, 'Appeal');
  const subject = await aboutOf(ctx, item);
  item.state = follow(appealLife, verb, around(ctx, item, { subject }));
  return item;
}

export const acceptAppeal = handle(incentives.commands.acceptAppeal, async (ctx, { appealId, note }) => {
  const item = await move(ctx, appealId, 'accept');
  record(ctx, subjectOf('appeal', item), events.appealAccepted, { data: naming(item), detail: { note } });
  return { appealId, state: item.state };
});

export const hearAppeal = handle(incentives.commands.hearAppeal, async (ctx, { appealId, hearing }) => {
  const item = await move(ctx, appealId, 'hear');
  record(ctx, subjectOf('appeal', item), events.appealHeard, { data: naming(item), detail: { hearing } });
  return { appealId, state: item.state };
});

/** Whole working days between two moments, in hundredths. */
function workdaysBetween(ctx: WriteContext, from: string, to: string): number {
  let [days, day] = [0, from];
  for (let next = ctx.clock.add(day, { days: 1 }, 'workday'); next <= to; days += 1) {
    day = next;
    next = ctx.clock.add(day, { days: 1 }, 'workday');
  }
  return days * 100;
}

async function decide(
  ctx: WriteContext,
  { appealId, reason }: { readonly appealId: string; readonly reason: string },
  verb: 'uphold' | 'dismiss',
): Promise<AppealItem> {
  const { state: from } = await find(ctx, Appeal, appealId, 'Appeal');
  const item = await move(ctx, appealId, verb);
  record(ctx, subjectOf('appeal', item), events.appealDecided, {
    data: {
      ...{ ...naming(item), upheld: verb === 'uphold', from, filedAt: item.filedAt },
      workdays: workdaysBetween(ctx, item.filedAt, ctx.now),
    },
    detail: { reason },
  });
  settle(ctx, deadline(item));
  await ctx.notify({
    key: verb === 'uphold' ? 'incentives.notice.appealUpheld' : 'incentives.notice.appealDismissed',
    to: { accounts: [item.owner] },
    subject: { type: 'incentives.appeal', id: item.id },
    organisation: item.organisation,
  });
  return item;
}

export const upholdAppeal = handle(incentives.commands.upholdAppeal, async (ctx, input) => {
  const item = await decide(ctx, input, 'uphold');
  await correct(ctx, item, input);
  return { appealId: item.id, state: item.state };
});

export const dismissAppeal = handle(incentives.commands.dismissAppeal, async (ctx, input) => {
  const item = await decide(ctx, input, 'dismiss');
  await letStand(ctx, item);
  return { appealId: item.id, state: item.state };
});
