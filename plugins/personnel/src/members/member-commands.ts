import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { Member, type MemberItem } from '../entities/post.entity.js';
import { find, follow, no, record, subjectOf, unitOf } from '../kit.js';
import { memberLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { dayAfter } from '../shared/days.js';
import { knownPerson, notOneself } from '../shared/persons.js';

const naming = ({ id, personId, unit }: MemberItem) => ({ memberId: id, personId, unitId: unit });
const answerOf = ({ id, state }: MemberItem) => ({ memberId: id, state });
const termKey = ({ id }: MemberItem): string => `term:${id}`;

export const nominateMember = handle(personnel.commands.nominateMember, async (ctx, input) => {
  const { personId, unitId, from, to, basis } = input;
  if (to < from || to < ctx.clock.dayOf(ctx.now)) throw no('endsBefore', {}, 'to', 'invalid');
  notOneself(ctx, personId);
  await knownPerson(ctx, personId);
  await unitOf(ctx, unitId);
  const { organisation } = ctx;
  if (await ctx.em.findOne(Member, { organisation, personId, state: { $in: ['nominated', 'serving'] } }))
    throw no('servesAlready', {}, 'personId');
  const item = ctx.em.create(Member, {
    ...{ id: ctx.id(), facts: 0, organisation, unit: unitId, owner: ctx.actorId, personId },
    ...{ firstDay: from, lastDay: to, basis, report: null, state: 'nominated' },
  });
  const data = { ...naming(item), from, to };
  record(ctx, subjectOf('member', item), events.memberNominated, { data, detail: { basis } });
  return answerOf(item);
});

async function move(ctx: WriteContext, memberId: string, verb: keyof typeof memberLife): Promise<MemberItem> {
  const item = await find(ctx, Member, memberId, 'Member');
  const serving = await ctx.em.count(Member, { organisation: item.organisation, state: 'serving' });
  item.state = follow(memberLife, verb, around(ctx, item, { serving }));
  return item;
}

/** By the street; the term ends by itself. */
export const approveMember = handle(personnel.commands.approveMember, async (ctx, { memberId, note }) => {
  const item = await move(ctx, memberId, 'approve');
  record(ctx, subjectOf('member', item), events.memberApproved, { data: naming(item), detail: { note } });
  ctx.remind(termKey(item), ctx.clock.startOf(dayAfter(item.lastDay)), events.termFellDue, {
    data: { memberId, to: item.lastDay },
    organisation: item.organisation,
    subject: { type: 'personnel.member', id: memberId },
  });
  return answerOf(item);
});

export const declineMember = handle(personnel.commands.declineMember, async (ctx, { memberId, reason }) => {
  const item = await move(ctx, memberId, 'decline');
  record(ctx, subjectOf('member', item), events.memberDeclined, { data: naming(item), detail: { reason } });
  return answerOf(item);
});

export const reportMember = handle(personnel.commands.reportMember, async (ctx, { memberId, report }) => {
  const item = await move(ctx, memberId, 'report');
  item.report = report;
  record(ctx, subjectOf('member', item), events.memberReported, { data: naming(item), detail: { report } });
  return answerOf(item);
});

export const endMember = handle(personnel.commands.endMember, async (ctx, { memberId, note }) => {
  const item = await move(ctx, memberId, 'end');
  ctx.forget(termKey(item));
  const data = { ...naming(item), termOver: false };
  record(ctx, subjectOf('member', item), events.memberEnded, { data, detail: { note } });
  return answerOf(item);
});

/** The last day of a term is over. */
export function termEnds(ctx: WriteContext, item: MemberItem, at: string): void {
  if (item.state !== 'serving') return;
  item.state = follow(memberLife, 'expire', around(ctx, item));
  const data = { ...naming(item), termOver: true };
  record(ctx, subjectOf('member', item), events.memberEnded, { data, at });
}
