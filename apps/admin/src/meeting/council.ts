import type { council } from '@heli/contracts/council';
import type { UseQueryResult } from '@tanstack/react-query';
import { usePlace } from '../place.js';
import { useAsk } from '../server/queries.js';

type Queries = typeof council.queries;
export type CouncilQuery = keyof Queries;
export type CouncilCommand = keyof typeof council.commands;
/** What a query of the council answers, by its schema. */
export type Answer<Q extends CouncilQuery> = Queries[Q]['output']['_output'];

export type Meeting = NonNullable<Answer<'meeting'>>;
export type AgendaRow = Meeting['agenda'][number];
export type Speech = Meeting['speeches'][number];
export type VoteRow = Answer<'votes'>[number];
export type OwnVote = Answer<'myVotes'>[number];
export type OwnPost = Answer<'myPosts'>[number];

/** Asks the council at the organisation in hand. */
export function useCouncil<Q extends CouncilQuery>(
  query: Q,
  input: object = {},
  enabled = true,
): UseQueryResult<Answer<Q>> {
  const { organisation } = usePlace();
  return useAsk<Answer<Q>>(organisation, `council.${query}`, input, { enabled });
}

interface CurrentMeeting {
  readonly meeting: Meeting | undefined;
  readonly waiting: boolean;
  readonly error: Error | null;
}

/** The meeting that is on, or else the next one. */
export function useMeeting(): CurrentMeeting {
  const next = useCouncil('nextMeetings');
  const one = next.data?.find(({ state }) => state !== 'convened') ?? next.data?.[0];
  const full = useCouncil('meeting', { id: one?.id ?? '' }, one !== undefined);
  return {
    meeting: one === undefined ? undefined : (full.data ?? undefined),
    waiting: next.isPending || (one !== undefined && full.isPending),
    error: next.error ?? full.error,
  };
}

/** Items that one leads through, in their order. */
export const mainItems = ({ agenda }: Meeting): AgendaRow[] =>
  agenda.filter(({ parentId }) => parentId === null);

/** The item that is on, and its place on the agenda, from 1. */
export function currentItem(meeting: Meeting): { item: AgendaRow; number: number } | undefined {
  const item = meeting.agenda.find(({ id }) => id === meeting.currentItemId);
  if (!item) return undefined;
  const main = mainItems(meeting);
  return { item, number: main.findIndex(({ id }) => id === (item.parentId ?? item.id)) + 1 };
}

/** Those who speak or wait to, on the item that is on. */
export const speakersOf = ({ speeches, currentItemId }: Meeting): Speech[] =>
  speeches.filter(
    ({ itemId, state }) => itemId === currentItemId && (state === 'speaking' || state === 'requested'),
  );
