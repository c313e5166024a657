import { events } from '@heli/contracts/incentives';
import { react } from '@heli/sdk';
import { nextMonth } from '@heli/sdk/kit';
import { settleIfOver } from './assessments/assessments.js';
import { closeNotice } from './entries/notices.js';
import { Appeal, Notice } from './entities/entry.entity.js';
import { Assessment } from './entities/recognition.entity.js';
import { Ground, Hours, Volunteer } from './entities/service.entity.js';
import { closeMonth, watchMonth } from './hours/months.js';
import { namingHours, shiftOf } from './hours/shifts.js';
import { naming } from './hours/volunteers.js';
import { follow, keepOnce, record, subjectOf } from './kit.js';
import { hoursLife, openAppeals } from './life-cycles.js';
import { takeNote } from './rules/occasions.js';
import { triggers } from './rules/triggers.js';
import { around } from './shared/around.js';

/** A fact that rules may pay for, whoever's mechanism told it. */
const paying = [...triggers.values()].map((trigger) =>
  react(trigger.event, (ctx, fact) => takeNote(ctx, trigger, fact as never)),
);

const publicityFellDue = react(events.publicityFellDue, (ctx, fact) => {
  const { entryId: subject } = fact.data;
  return keepOnce(ctx, fact, { event: events.publicityFellDue, subject, key: `publicity:${subject}` });
});

const noticeFellDue = react(events.noticeFellDue, async (ctx, fact) => {
  const { noticeId: subject } = fact.data;
  await keepOnce(ctx, fact, { event: events.noticeFellDue, subject, key: `notice:${subject}` });
  const notice = await ctx.em.findOne(Notice, { id: subject });
  if (notice?.state === 'open') await closeNotice(ctx, notice);
});

/** Not decided in time: told as such, so that the council's agenda may pick it up. */
const appealFellDue = react(events.appealFellDue, async (ctx, fact) => {
  const { appealId: subject, met, corrects } = fact.data;
  await keepOnce(ctx, fact, { event: events.appealFellDue, subject, key: `appeal:${subject}` });
  if (met || corrects) return;
  const item = await ctx.em.findOne(Appeal, { id: subject });
  if (!item || !openAppeals.some((state) => state === item.state)) return;
  const { subjectKind, subjectId, due } = item;
  const data = { appealId: subject, subjectKind, subjectId, due };
  record(ctx, subjectOf('appeal', item), events.appealOverdue, { data });
});

const publicNoticeFellDue = react(events.publicNoticeFellDue, async (ctx, fact) => {
  const item = await ctx.em.findOne(Assessment, { id: fact.data.subjectId });
  if (item) await settleIfOver(ctx, item);
});

/** Nobody signed them out: void until somebody proves them. */
const signOutFellDue = react(events.signOutFellDue, async (ctx, fact) => {
  const item = await ctx.em.findOne(Hours, { id: fact.data.hoursId });
  if (item?.state !== 'signedIn') return;
  const shift = await shiftOf(ctx, item.shiftId);
  const from = item.state;
  item.state = follow(hoursLife, 'lapse', around(ctx, item, { shift }));
  record(ctx, subjectOf('hours', item), events.hoursVoided, { data: { ...namingHours(item), from } });
});

const lapseFellDue = react(events.lapseFellDue, async (ctx, fact) => {
  const item = await ctx.em.findOne(Volunteer, { id: fact.data.volunteerId });
  if (item?.activeUntil == null || item.activeUntil > fact.occurredAt) return;
  item.activeUntil = null;
  record(ctx, subjectOf('volunteer', item), events.volunteerLapsed, {
    data: naming(item),
    at: fact.occurredAt,
  });
});

/** Who took part in the month that is over; the next one is watched. */
const monthFellDue = react(events.monthFellDue, async (ctx, fact) => {
  const { month } = fact.data;
  const ground = await ctx.em.findOne(Ground, { organisation: fact.organisation });
  if (ground?.month !== month) return;
  await closeMonth(ctx, ground, month);
  watchMonth(ctx, ground, nextMonth(month).slice(0, 7));
});

export const reactions = [
  ...paying,
  ...[publicityFellDue, noticeFellDue, appealFellDue, publicNoticeFellDue],
  ...[signOutFellDue, lapseFellDue, monthFellDue],
];
