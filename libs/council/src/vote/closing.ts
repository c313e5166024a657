import { council, events } from '@heli/contracts/council';
import { handle } from '@heli/sdk';
import { NamedVoice } from '../entities/vote.entity.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { conclude, move, named, voteAs, voteOf } from './votes.js';

/** Counts a named or a secret vote; a ballot that can't be counted is void, loudly. */
export const closeVote = handle(council.commands.closeVote, async (ctx, { voteId }) => {
  const vote = await voteOf(ctx, voteId);
  if (vote.method === 'show') throw no('countTheHands', {}, 'voteId');
  if (vote.state !== 'open') throw no('voteIs', { state: vote.state }, 'voteId');
  if (vote.method === 'named') {
    const voices = await ctx.em.find(NamedVoice, { voteId });
    const count = (choice: string): number => voices.filter((voice) => voice.choice === choice).length;
    const [yes, against, abstain] = [count('yes'), count('no'), count('abstain')];
    const passed = conclude(ctx, vote, { yes, no: against, abstain, cast: voices.length });
    return { voteId, state: vote.state, passed };
  }
  const box = await ctx.ballots.close(voteId);
  if (box.state === 'void') {
    move(vote, 'void');
    vote.closedAt = ctx.now;
    record(ctx, voteAs(vote), events.voteVoided, { data: { ...named(vote), reason: box.reason } });
    return { voteId, state: vote.state, passed: null };
  }
  const { counts, cast } = box;
  const passed = conclude(ctx, vote, {
    ...{ yes: counts['yes'] ?? 0, no: counts['no'] ?? 0, abstain: counts['abstain'] ?? 0, cast },
  });
  return { voteId, state: vote.state, passed };
});

/** Tells the result to the room. */
export const publishVote = handle(council.commands.publishVote, async (ctx, { voteId }) => {
  const vote = await voteOf(ctx, voteId);
  move(vote, 'publish');
  vote.publishedAt = ctx.now;
  record(ctx, voteAs(vote), events.votePublished, { data: { ...named(vote), passed: vote.passed ?? false } });
  return { voteId, state: vote.state };
});
