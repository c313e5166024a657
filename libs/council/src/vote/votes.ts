import { events } from '@heli/contracts/council';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Vote, type VoteItem } from '../entities/vote.entity.js';
import { voteLife } from '../life-cycles.js';
import { find } from '../shared/find.js';
import { follow } from '../shared/life-cycle.js';
import { record } from '../shared/record.js';
import { hasPassed, wholeOf, type Count } from './result.js';

export const voteOf = (ctx: ReadContext, voteId: string): Promise<VoteItem> =>
  find(ctx, Vote, voteId, 'Vote');

/** A vote as the subject of a fact. */
export const voteAs = ({ id, organisation }: VoteItem) => ({
  type: 'council.vote' as const,
  id,
  organisation,
});

export function move(vote: VoteItem, verb: keyof typeof voteLife): void {
  vote.state = follow(voteLife, verb, vote.state);
}

export const named = ({ id, meetingId, itemId }: VoteItem) => ({ voteId: id, meetingId, itemId });

/** Closes a vote with what was counted, by its base and threshold. */
export function conclude(
  ctx: WriteContext,
  vote: VoteItem,
  counted: Omit<Count, 'present' | 'entitled'>,
): boolean {
  move(vote, 'close');
  const { method, base, threshold } = vote;
  const count = { ...counted, present: vote.present ?? 0, entitled: vote.entitled ?? 0 };
  const passed = hasPassed(count, base, threshold);
  const { yes, no, abstain, cast } = counted;
  Object.assign(vote, { yes, no, abstain, castCount: cast, passed, closedAt: ctx.now });
  record(ctx, voteAs(vote), events.voteClosed, {
    data: { ...named(vote), method, base, threshold, ...count, whole: wholeOf(count, base), passed },
  });
  return passed;
}
