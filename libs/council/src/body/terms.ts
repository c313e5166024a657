import { council, events } from '@heli/contracts/council';
import { handle } from '@heli/sdk';
import { Body, Term, type TermItem } from '../entities/body.entity.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { leaveAll } from './leaving.js';

const termAs = ({ id, organisation }: TermItem) => ({ type: 'council.term' as const, id, organisation });
const dataOf = ({ id, bodyId, number, start, end }: TermItem) => ({ termId: id, bodyId, number, start, end });

/** 届次: numbered in turn, never overlapping. */
export const planTerm = handle(council.commands.planTerm, async (ctx, { bodyId, start, end }) => {
  const body = await find(ctx, Body, bodyId, 'Body');
  if (body.state !== 'active') throw no('bodyDissolved', {}, 'bodyId');
  if (end < start) throw no('endsBeforeStart', {}, 'end', 'invalid');
  const last = (await ctx.em.find(Term, { bodyId }, { orderBy: { number: 'desc' }, limit: 1 }))[0];
  if (last && start <= last.end) throw no('termsOverlap', { last: last.end }, 'start');
  const term = ctx.em.create(Term, {
    id: ctx.id(),
    organisation: body.organisation,
    bodyId,
    number: (last?.number ?? 0) + 1,
    start,
    end,
    state: 'planned',
  });
  record(ctx, termAs(term), events.termPlanned, { data: dataOf(term) });
  return { termId: term.id, number: term.number };
});

export const beginTerm = handle(council.commands.beginTerm, async (ctx, { termId }) => {
  const term = await find(ctx, Term, termId, 'Term');
  if (term.state !== 'planned') throw no('illegalTransition', { from: term.state, command: 'beginTerm' });
  if ((await ctx.em.count(Term, { bodyId: term.bodyId, state: 'current' })) > 0) throw no('termCurrent');
  term.state = 'current';
  record(ctx, termAs(term), events.termBegan, { data: dataOf(term) });
  return { termId };
});

export const endTerm = handle(council.commands.endTerm, async (ctx, { termId }) => {
  const term = await find(ctx, Term, termId, 'Term');
  if (term.state !== 'current') throw no('illegalTransition', { from: term.state, command: 'endTerm' });
  term.state = 'ended';
  const left = await leaveAll(ctx, { bodyId: term.bodyId }, 'ended');
  record(ctx, termAs(term), events.termEnded, { data: dataOf(term) });
  return { termId, left };
});
