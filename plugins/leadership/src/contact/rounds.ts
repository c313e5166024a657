import { events } from '@heli/contracts/leadership';
import type { WriteContext } from '@heli/sdk';
import { arm, type Settlement } from '@heli/sdk/kit';
import { VisitRound, type ContactPointItem, type VisitRoundItem } from '../entities/contact-point.entity.js';
import { subjectOf } from '../kit.js';

export const roundKey = (contactPointId: string, round: number): string => `visit:${contactPointId}:${round}`;

export const roundDeadline = (
  point: ContactPointItem,
  { round, due }: Pick<VisitRoundItem, 'round' | 'due'>,
): Settlement<typeof events.visitFellDue> => ({
  key: roundKey(point.id, round),
  due,
  subject: subjectOf('contactPoint', point),
  event: events.visitFellDue,
  data: ({ met, corrects, doneAt }) => ({
    contactPointId: point.id,
    round,
    due,
    met,
    corrects,
    visitedAt: doneAt,
  }),
});

/** Opens the point's current round: a visit is due by its end. */
export function openRound(ctx: WriteContext, point: ContactPointItem): VisitRoundItem {
  const { id: contactPointId, organisation, round, due } = point;
  const opened = ctx.em.create(VisitRound, { id: ctx.id(), organisation, contactPointId, round, due });
  arm(ctx, roundDeadline(point, opened));
  return opened;
}

/**
 * Goes on to the round that runs now. Whoever comes first does it, the reaction to what fell due or the next command; those
 * that passed meanwhile fall due with their own time.
 * @returns the rounds that were opened
 */
export function advance(ctx: WriteContext, point: ContactPointItem): VisitRoundItem[] {
  const opened: VisitRoundItem[] = [];
  while (point.state === 'active' && point.due <= ctx.now) {
    point.round += 1;
    point.due = ctx.clock.add(point.due, { days: point.everyDays }, 'natural');
    opened.push(openRound(ctx, point));
  }
  return opened;
}
