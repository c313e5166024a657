import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { Grading, Round, type RoundItem } from '../entities/growth.entity.js';
import { no, record, subjectOf } from '../kit.js';
import { roundLife, roundSteps } from '../life-cycles.js';
import { knownPerson, notOneself } from '../shared/persons.js';
import { answerOf, moveRound, roundOf } from './rounds.js';

/** Once a year for each kind (domain.md, section 6). */
export const planRound = handle(personnel.commands.planRound, async (ctx, { kind, year, personIds }) => {
  const { organisation } = ctx;
  if (await ctx.em.findOne(Round, { organisation, kind, year, state: { $ne: 'dropped' } }))
    throw no('appraisedAlready', { year: String(year) }, 'year');
  if (new Set(personIds).size < personIds.length) throw no('namedTwice', {}, 'personIds', 'invalid');
  const people = personIds.length;
  const item = ctx.em.create(Round, {
    ...{ id: ctx.id(), facts: 0, organisation, owner: ctx.actorId, kind, year, people, entitled: 0 },
    castCount: null,
    attestedBy: null,
    approval: null,
    until: null,
    publishedAt: null,
    state: 'planned',
  });
  for (const personId of personIds) {
    notOneself(ctx, personId);
    const name = await knownPerson(ctx, personId, 'personIds');
    ctx.em.create(Grading, {
      ...{ id: ctx.id(), facts: 0, organisation, owner: ctx.actorId, personId, name },
      roundId: item.id,
      self: null,
      comments: null,
      ballotId: null,
      counts: null,
      grade: null,
      reason: null,
      decider: null,
    });
  }
  const data = { roundId: item.id, kind, year, members: people };
  record(ctx, subjectOf('round', item), events.roundPlanned, { data });
  return answerOf(item);
});

/** Tells that a round has gone on. */
export function advanced(ctx: WriteContext, item: RoundItem, from: RoundItem['state'], note?: string): void {
  const data = { roundId: item.id, from, to: item.state };
  record(ctx, subjectOf('round', item), events.roundAdvanced, { data, detail: { note } });
}

export const advanceRound = handle(personnel.commands.advanceRound, async (ctx, { roundId, note }) => {
  const item = await roundOf(ctx, roundId);
  const from = item.state;
  const verb = (roundSteps as (keyof typeof roundLife)[]).find((one) =>
    (roundLife[one].from as readonly string[]).includes(from),
  );
  if (!verb) throw no('illegalTransition', { from, command: 'advanceRound' });
  await moveRound(ctx, item, verb);
  advanced(ctx, item, from, note);
  return answerOf(item);
});

export const dropRound = handle(personnel.commands.dropRound, async (ctx, { roundId, note }) => {
  const item = await roundOf(ctx, roundId);
  const from = item.state;
  await moveRound(ctx, item, 'drop');
  advanced(ctx, item, from, note);
  return answerOf(item);
});
