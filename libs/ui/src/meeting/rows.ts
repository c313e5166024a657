import type { council } from '@heli/contracts/council';
import { useFeed } from '../room/room.js';

type Queries = typeof council.queries;
/** The live queries that make up the picture of a meeting (docs/decisions/0029). */
type StageFeed = 'stage' | 'stageAgenda' | 'stageSpeakers' | 'stageEvidence' | 'stageVote' | 'seatMap';
type Row<Q extends StageFeed> = Queries[Q]['output']['_output'][number];

/** What the walls show beside their scenes; the public is told of an emergency alone. */
export type Stage = Pick<Row<'stage'>, 'emergency' | 'until'> & Partial<Row<'stage'>>;
export type AgendaRow = Row<'stageAgenda'>;
export type SpeakerRow = Row<'stageSpeakers'>;
export type EvidenceRow = Row<'stageEvidence'>;
export type VoteRow = Row<'stageVote'>;
export type SeatRow = Row<'seatMap'>;

const none: readonly never[] = [];

/** The rows of a live query of the council as the room has them; none while the council stands still. */
export function useRows<Q extends StageFeed>(query: Q): readonly Row<Q>[] {
  const feed = useFeed(`council.${query}`);
  // The kernel has cut them to the fields of the audience, by the query's schema.
  return feed?.state === 'live' ? (feed.rows as unknown as readonly Row<Q>[]) : none;
}

export const useStage = (): Stage | undefined => useRows('stage')[0];
