import { events, incentives, type Flag, type SignMethod } from '@heli/contracts/incentives';
import { handle, type WriteContext } from '@heli/sdk';
import { iso, takeEvidence } from '@heli/sdk/kit';
import { Hours, Volunteer, type HoursItem } from '../entities/service.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { hoursLife } from '../life-cycles.js';
import { settings } from '../settings.js';
import { around } from '../shared/around.js';
import { namingHours, shiftOf } from './shifts.js';
import { credit } from './volunteers.js';

export const signOutKey = ({ id }: Pick<HoursItem, 'id'>): string => `signOut:${id}`;
const half = 30 * 60_000;
const minute = 60_000;

async function move(ctx: WriteContext, hoursId: string, verb: keyof typeof hoursLife) {
  const item = await find(ctx, Hours, hoursId, 'Hours');
  const shift = await shiftOf(ctx, item.shiftId);
  item.state = follow(hoursLife, verb, around(ctx, item, { shift }));
  return { item, shift };
}
const answerOf = ({ id, state }: HoursItem) => ({ hoursId: id, state });

export const cancelSignUp = handle(incentives.commands.cancelSignUp, async (ctx, { hoursId, note }) => {
  const { item, shift } = await move(ctx, hoursId, 'cancel');
  shift.signedUp -= 1;
  record(ctx, subjectOf('hours', item), events.hoursCancelled, { data: namingHours(item), detail: { note } });
  return answerOf(item);
});

/** Who has not signed out after so many hours has to prove them. */
function signedInAt(ctx: WriteContext, item: HoursItem, method: SignMethod, at: string): void {
  item.signedIn = at;
  const subject = subjectOf('hours', item);
  record(ctx, subject, events.hoursSignedIn, { data: { ...namingHours(item), method, at }, at });
  const until = ctx.clock.add(at, { hours: ctx.settings(settings).signOutHours }, 'natural');
  ctx.remind(signOutKey(item), until, events.signOutFellDue, {
    data: { hoursId: item.id, at: until },
    organisation: item.organisation,
    subject: { type: subject.type, id: item.id },
  });
}

function signedOutAt(ctx: WriteContext, item: HoursItem, method: SignMethod, at: string): void {
  if (at < item.signedIn!) throw no('endsBefore', {}, 'at', 'invalid');
  item.signedOut = at;
  ctx.forget(signOutKey(item));
  record(ctx, subjectOf('hours', item), events.hoursSignedOut, {
    data: { ...namingHours(item), method, at },
    at,
  });
}

/** @throws Refusal for a moment that lies ahead, or long before the shift */
function told(ctx: WriteContext, at: string | undefined, starts: string): string {
  const moment = at === undefined ? ctx.now : iso(at);
  if (moment > ctx.now) throw no('inFuture', {}, 'at', 'invalid');
  if (Date.parse(starts) - Date.parse(moment) > 2 * 3_600_000) throw no('beforeShift', {}, 'at', 'invalid');
  return moment;
}

export const signIn = handle(incentives.commands.signIn, async (ctx, { hoursId, method, at }) => {
  const { item, shift } = await move(ctx, hoursId, 'signIn');
  signedInAt(ctx, item, method, told(ctx, at, shift.starts));
  return answerOf(item);
});

export const signOut = handle(incentives.commands.signOut, async (ctx, { hoursId, method, at }) => {
  const { item, shift } = await move(ctx, hoursId, 'signOut');
  signedOutAt(ctx, item, method, told(ctx, at, shift.starts));
  return answerOf(item);
});

export const checkIn = handle(incentives.commands.checkIn, async (ctx, { hoursId }) => {
  const { item, shift } = await move(ctx, hoursId, 'checkIn');
  signedInAt(ctx, item, 'phone', told(ctx, undefined, shift.starts));
  return answerOf(item);
});

export const checkOut = handle(incentives.commands.checkOut, async (ctx, { hoursId }) => {
  const { item } = await move(ctx, hoursId, 'checkOut');
  signedOutAt(ctx, item, 'phone', ctx.now);
  return answerOf(item);
});

const served = ['signedOut', 'counted'] as const;

/** What makes hours worth a second look: at the same time as others, or a day of too many. */
async function flagsOf(ctx: WriteContext, item: HoursItem, minutes: number): Promise<Flag[]> {
  const [from, to] = [item.signedIn!, item.signedOut!];
  const others = { volunteerId: item.volunteerId, id: { $ne: item.id }, state: { $in: [...served] } };
  const overlap = await ctx.em.count(Hours, { ...others, signedIn: { $lt: to }, signedOut: { $gt: from } });
  const start = ctx.clock.startOf(ctx.clock.dayOf(from));
  const end = ctx.clock.add(start, { days: 1 }, 'natural');
  const sameDay = await ctx.em.find(Hours, { ...others, signedIn: { $gte: start, $lt: end } });
  const total = sameDay.reduce((sum, one) => sum + one.minutes, minutes);
  const long = total > ctx.settings(settings).longDayHours * 60;
  return [...(overlap > 0 ? (['overlap'] as const) : []), ...(long ? (['longDay'] as const) : [])];
}

/** Counted in steps of half an hour, by somebody else: points by rule follow from it. */
export const countHours = handle(incentives.commands.countHours, async (ctx, input) => {
  const { hoursId, note } = input;
  const { item } = await move(ctx, hoursId, 'count');
  const [from, to] = [Date.parse(item.signedIn!), Date.parse(item.signedOut!)];
  const measured = Math.floor((to - from) / half) * 30;
  if (input.minutes !== undefined && input.minutes > (to - from) / minute)
    throw no('moreThanServed', { minutes: measured }, 'minutes', 'invalid');
  const minutes = input.minutes === undefined ? measured : Math.floor(input.minutes / 30) * 30;
  const flags = await flagsOf(ctx, item, minutes);
  Object.assign(item, { minutes, flags });
  const volunteer = await find(ctx, Volunteer, item.volunteerId, 'Volunteer');
  record(ctx, subjectOf('hours', item), events.hoursCounted, {
    data: {
      ...{ ...namingHours(item), kind: volunteer.kind, from: item.signedIn!, minutes, flags },
      ...(item.unit && { unitId: item.unit }),
    },
    detail: { note },
  });
  credit(ctx, volunteer, item);
  return answerOf(item);
});

export const voidHours = handle(incentives.commands.voidHours, async (ctx, { hoursId, note }) => {
  const { state: from } = await find(ctx, Hours, hoursId, 'Hours');
  const { item, shift } = await move(ctx, hoursId, 'void');
  if (from === 'signedUp') shift.signedUp -= 1;
  ctx.forget(signOutKey(item));
  const data = { ...namingHours(item), from };
  record(ctx, subjectOf('hours', item), events.hoursVoided, { data, detail: { note } });
  return answerOf(item);
});

export const proveHours = handle(incentives.commands.proveHours, async (ctx, input) => {
  const { hoursId, reason, files } = input;
  const [from, to] = [iso(input.from), iso(input.to)];
  const { item, shift } = await move(ctx, hoursId, 'prove');
  if (files.length === 0) throw no('evidenceMissing', {}, 'files', 'invalid');
  if (to > ctx.now) throw no('inFuture', {}, 'to', 'invalid');
  if (to < from) throw no('endsBefore', {}, 'to', 'invalid');
  if (from < shift.starts && Date.parse(shift.starts) - Date.parse(from) > 2 * 3_600_000)
    throw no('beforeShift', {}, 'from', 'invalid');
  Object.assign(item, { signedIn: from, signedOut: to });
  const subject = subjectOf('hours', item);
  const evidence = await takeEvidence(ctx, subject, files, incentives.queries.hoursDetail);
  const data = { ...namingHours(item), from, to, evidence };
  record(ctx, subject, events.hoursProved, { data, detail: { reason } });
  return answerOf(item);
});
