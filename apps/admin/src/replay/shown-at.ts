import type { Answer } from '../meeting/council.js';

export type Moment = Answer<'replay'>[number];

/** What stood on the wall at a moment: the item that was on, its numbers, its vote, who spoke, who was there. */
export interface Shown {
  readonly item: string | undefined;
  readonly figures: Moment['figures'];
  readonly speaker: string | undefined;
  /** The item's last vote as far as it had come: its result once it was published. */
  readonly vote: Moment | undefined;
  readonly resolved: readonly Moment[];
  readonly presence: Moment | undefined;
}

/** Goes from the beginning to the moment; an item that ends takes what belonged to it off the wall. */
export function shownAt(moments: readonly Moment[], at: number): Shown {
  const past = moments.slice(0, at + 1);
  const from = past.findLastIndex(({ moment }) => moment === 'called');
  const isOn = from >= 0 && !past.slice(from).some(({ moment }) => moment === 'ended' || moment === 'closed');
  const own = isOn ? past.slice(from) : [];
  const last = (...kinds: readonly Moment['moment'][]): Moment | undefined =>
    own.findLast(({ moment }) => kinds.includes(moment));
  const speech = last('speechBegan', 'speechEnded');
  return {
    item: own[0]?.title,
    figures: last('evidence')?.figures ?? [],
    speaker: speech?.moment === 'speechBegan' ? speech.title : undefined,
    vote: last('voteOpened', 'voteClosed', 'votePublished'),
    resolved: own.filter(({ moment }) => moment === 'resolved' || moment === 'assigned'),
    presence: past.findLast(({ present }) => present !== null),
  };
}
