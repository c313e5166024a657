import { events, personnel, type Employment } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { Staff, type PostItem, type StaffItem } from '../entities/post.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { postLife, staffLife } from '../life-cycles.js';
import { watchDays } from '../samples/samples.js';
import { around } from '../shared/around.js';
import { knownPerson, notOneself } from '../shared/persons.js';
import { certify, namingStaff, uncertify } from '../training/certified.js';
import { postOf, today, watchVacancies } from './posts.js';

const answerOf = ({ id, state }: StaffItem) => ({ staffId: id, state });

interface Appointment {
  readonly personId: string;
  readonly employment: Employment;
  readonly from: string;
  readonly grade?: string | undefined;
  readonly basis?: string | undefined;
}

/** Somebody takes a place of a post, the one that has been vacant longest. */
export async function appoint(ctx: WriteContext, post: PostItem, of: Appointment): Promise<StaffItem> {
  const { personId, employment, from, grade, basis } = of;
  follow(postLife, 'fill', around(ctx, post));
  if (await ctx.em.findOne(Staff, { postId: post.id, personId, state: 'serving' }))
    throw no('servesAlready', {}, 'personId');
  const item = ctx.em.create(Staff, {
    ...{ id: ctx.id(), facts: 0, organisation: post.organisation, owner: ctx.actorId, personId },
    ...{ postId: post.id, kind: post.kind, employment, grade: grade ?? null, basis: basis ?? null },
    ...{ firstDay: from, leftOn: null, endReason: null, certifiedAt: null, state: 'serving' },
  });
  const at = from < today(ctx) ? ctx.clock.startOf(from) : ctx.now;
  record(ctx, subjectOf('staff', item), events.staffStarted, {
    ...{ at, data: { ...namingStaff(item), employment, from }, detail: { basis, grade } },
  });
  await certify(ctx, personId);
  await watchDays(ctx, item.organisation);
  await watchVacancies(ctx, post);
  return item;
}

export const startService = handle(personnel.commands.startService, async (ctx, input) => {
  const { postId, ...of } = input;
  const post = await postOf(ctx, postId);
  const from = input.from ?? today(ctx);
  const [first] = post.norms;
  if (from > today(ctx)) throw no('fromAhead', {}, 'from', 'invalid');
  if (first && from < first.from) throw no('beforePost', { day: first.from }, 'from', 'invalid');
  notOneself(ctx, of.personId);
  await knownPerson(ctx, of.personId);
  return answerOf(await appoint(ctx, post, { ...of, from }));
});

export const changeGrade = handle(personnel.commands.changeGrade, async (ctx, input) => {
  const { staffId, grade, basis } = input;
  const item = await find(ctx, Staff, staffId, 'Staff');
  item.state = follow(staffLife, 'changeGrade', around(ctx, item));
  item.grade = grade;
  const data = { staffId, personId: item.personId };
  record(ctx, subjectOf('staff', item), events.gradeChanged, { data, detail: { grade, basis } });
  return answerOf(item);
});

export const endService = handle(personnel.commands.endService, async (ctx, input) => {
  const { staffId, endReason, note } = input;
  const to = input.to ?? today(ctx);
  const item = await find(ctx, Staff, staffId, 'Staff');
  if (to > today(ctx)) throw no('toAhead', {}, 'to', 'invalid');
  if (to <= item.firstDay) throw no('endsBefore', {}, 'to', 'invalid');
  const post = await postOf(ctx, item.postId);
  const { employment } = item;
  item.state = follow(staffLife, 'end', around(ctx, item));
  Object.assign(item, { leftOn: to, endReason });
  const at = to < today(ctx) ? ctx.clock.startOf(to) : ctx.now;
  uncertify(ctx, item, at);
  record(ctx, subjectOf('staff', item), events.staffEnded, {
    at,
    data: { ...namingStaff(item), employment, reason: endReason, to },
    detail: { note },
  });
  await watchVacancies(ctx, post);
  return answerOf(item);
});
