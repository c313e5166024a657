import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { Reserve, type ReserveItem } from '../entities/post.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { reserveLife } from '../life-cycles.js';
import { settings } from '../settings.js';
import { around } from '../shared/around.js';
import { monthsLater } from '../shared/days.js';
import { knownPerson, notOneself } from '../shared/persons.js';

const naming = ({ id, personId, kind }: ReserveItem) => ({ reserveId: id, personId, kind });
const answerOf = ({ id, state }: ReserveItem) => ({ reserveId: id, state });
const reviewKey = ({ id }: ReserveItem): string => `review:${id}`;

export const listReserve = handle(personnel.commands.listReserve, async (ctx, input) => {
  const { personId, kind, mentorId, plan } = input;
  notOneself(ctx, personId);
  await knownPerson(ctx, personId);
  if (mentorId === personId) throw no('ownMentor', {}, 'mentorId', 'invalid');
  if (mentorId !== undefined) await knownPerson(ctx, mentorId, 'mentorId');
  if (await ctx.em.findOne(Reserve, { personId, kind, state: 'listed' }))
    throw no('listedAlready', {}, 'personId');
  const item = ctx.em.create(Reserve, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, personId, kind, plan },
    ...{ mentorId: mentorId ?? null, review: null, reviewedAt: null, ready: false, state: 'listed' },
  });
  const data = { ...naming(item), ...(mentorId !== undefined && { mentorId }) };
  record(ctx, subjectOf('reserve', item), events.reserveListed, { data, detail: { plan } });
  return answerOf(item);
});

async function move(ctx: WriteContext, reserveId: string, verb: keyof typeof reserveLife) {
  const item = await find(ctx, Reserve, reserveId, 'Reserve');
  item.state = follow(reserveLife, verb, around(ctx, item));
  return item;
}

/** Ready for so many months, however many reviews follow on each other. */
export const reviewReserve = handle(personnel.commands.reviewReserve, async (ctx, { reserveId, review }) => {
  const item = await move(ctx, reserveId, 'review');
  const data = { ...naming(item), ready: item.ready };
  Object.assign(item, { review, reviewedAt: ctx.now, ready: true });
  const subject = subjectOf('reserve', item);
  record(ctx, subject, events.reserveReviewed, { data, detail: { review } });
  const until = monthsLater(ctx.clock.dayOf(ctx.now), ctx.settings(settings).reviewMonths);
  ctx.remind(reviewKey(item), ctx.clock.startOf(until), events.reviewFellDue, {
    data: { reserveId, since: ctx.now },
    organisation: item.organisation,
    subject: { type: subject.type, id: reserveId },
  });
  return answerOf(item);
});

export function reviewLapses(ctx: WriteContext, item: ReserveItem, since: string, at: string): void {
  if (item.state !== 'listed' || !item.ready || item.reviewedAt !== since) return;
  item.ready = false;
  record(ctx, subjectOf('reserve', item), events.reserveLapsed, { data: naming(item), at });
}

export const endReserve = handle(personnel.commands.endReserve, async (ctx, input) => {
  const { reserveId, outcome, note } = input;
  const item = await move(ctx, reserveId, 'end');
  ctx.forget(reviewKey(item));
  const data = { ...naming(item), outcome, ready: item.ready };
  item.ready = false;
  record(ctx, subjectOf('reserve', item), events.reserveEnded, { data, detail: { note } });
  return answerOf(item);
});
