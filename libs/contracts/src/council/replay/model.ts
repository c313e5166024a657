/** What happens in the course of a meeting, in the order of things that share an instant. */
export const replayMoments = [
  ...(['opened', 'called', 'evidence', 'speechBegan', 'speechEnded', 'voteOpened', 'voteClosed'] as const),
  ...(['votePublished', 'resolved', 'assigned', 'ended', 'closed'] as const),
] as const;
export type ReplayMoment = (typeof replayMoments)[number];
