import type { VoteBase, VoteChoice, VoteMethod, VoteState, VoteThreshold } from '@heli/contracts/council';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 表决. Of a secret one nothing stands here until it is closed but that it runs. */
export const Vote = defineEntity({
  name: 'council.Vote',
  tableName: 'council_vote',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    meetingId: p.text(),
    itemId: p.text(),
    question: p.text(),
    method: p.text().$type<VoteMethod>(),
    base: p.text().$type<VoteBase>(),
    threshold: p.text().$type<VoteThreshold>(),
    state: p.text().$type<VoteState>(),
    openedAt: p.text().nullable(),
    closedAt: p.text().nullable(),
    publishedAt: p.text().nullable(),
    /** Seats entitled and seats present (themselves or by proxy) when it opened. */
    entitled: p.integer().nullable(),
    present: p.integer().nullable(),
    yes: p.integer().nullable(),
    no: p.integer().nullable(),
    abstain: p.integer().nullable(),
    castCount: p.integer().nullable(),
    passed: p.boolean().nullable(),
  },
});
export type VoteItem = InferEntity<typeof Vote>;

/** A voice in a named vote 记名表决: open by its nature. One for each seat. */
export const NamedVoice = defineEntity({
  name: 'council.NamedVoice',
  tableName: 'council_named_voice',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    voteId: p.text(),
    postId: p.text(),
    personId: p.text(),
    choice: p.text().$type<VoteChoice>(),
    at: p.text(),
  },
});
export type NamedVoiceItem = InferEntity<typeof NamedVoice>;
