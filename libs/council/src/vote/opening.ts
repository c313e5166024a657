import { council, events } from '@heli/contracts/council';
import { handle } from '@heli/sdk';
import { itemOf } from '../agenda/items.js';
import { Vote } from '../entities/vote.entity.js';
import { meetingOf, mustBe } from '../meeting/meetings.js';
import { expectedOf, presenceAt } from '../meeting/presence.js';
import { settings } from '../settings.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { named, voteAs } from './votes.js';

const fewest = 3;

/**
 * Opens a vote on the item that is on. A secret one is of persons who are there: somebody who carries another's voice
 * has one slip like everybody, since two slips of one hand would be no secret (docs/decisions/0027).
 */
export const openVote = handle(council.commands.openVote, async (ctx, input) => {
  const { itemId, question, method } = input;
  const item = await itemOf(ctx, itemId);
  if (item.meetingId == null) throw no('itemIsNotOn', {}, 'itemId');
  const meeting = await meetingOf(ctx, item.meetingId);
  mustBe(meeting, 'open');
  if (meeting.currentItemId !== itemId) throw no('itemIsNotOn', {}, 'itemId');
  if (item.wanted === 'inform') throw no('onlyInforms', {}, 'itemId');
  if ((await ctx.em.count(Vote, { meetingId: meeting.id, state: 'open' })) > 0)
    throw no('voteIsOpen', {}, 'itemId');
  const rules = ctx.settings(settings);
  const seats = expectedOf(await presenceAt(ctx, meeting));
  const roll = [
    ...new Set(
      seats.flatMap(({ mode, personId }) => (mode === 'present' && personId !== null ? [personId] : [])),
    ),
  ];
  const present = method === 'secret' ? roll.length : seats.filter(({ counts }) => counts).length;
  const vote = ctx.em.create(Vote, {
    id: ctx.id(),
    organisation: meeting.organisation,
    meetingId: meeting.id,
    itemId,
    question,
    method,
    base: input.base ?? rules.voteBase,
    threshold: input.threshold ?? rules.voteThreshold,
    state: 'open',
    openedAt: ctx.now,
    closedAt: null,
    publishedAt: null,
    entitled: seats.length,
    present,
    yes: null,
    no: null,
    abstain: null,
    castCount: null,
    passed: null,
  });
  if (method === 'secret') {
    if (roll.length < fewest) throw no('tooFewForSecret', { fewest, present: roll.length }, 'method');
    await ctx.ballots.open(vote.id, {
      roll,
      options: ['yes', 'no', 'abstain'],
      rules: { least: 1, most: 1 },
    });
  }
  const { base, threshold } = vote;
  record(ctx, voteAs(vote), events.voteOpened, {
    data: { ...named(vote), method, base, threshold, entitled: seats.length, present },
    detail: { question },
  });
  return { voteId: vote.id, state: vote.state, entitled: seats.length, present };
});
