import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { later } from '@heli/sdk/kit';
import { ContactPoint, VisitRound } from '../entities/contact-point.entity.js';
import { contactPointLife } from '../life-cycles.js';
import { advance, roundDeadline } from './rounds.js';
import { find, follow, record, settle, situationOf, subjectOf } from '../kit.js';
import { happenedAt } from '../shared/time.js';

/** The leader was there: the visit counts for the round in which it was made, also when it is told later. */
export const visitContactPoint = handle(leadership.commands.visitContactPoint, async (ctx, input) => {
  const { contactPointId, findings, actionIds } = input;
  const point = await find(ctx, ContactPoint, contactPointId, 'ContactPoint');
  point.state = follow(contactPointLife, 'visit', situationOf(ctx, point));
  const at = happenedAt(ctx, input.at, point.setAt);
  const where = { contactPointId, due: { $gte: at } };
  const [known] = await ctx.em.find(VisitRound, where, { orderBy: { due: 'asc' }, limit: 1 });
  const opened = advance(ctx, point);
  const round = known ?? opened.find(({ due }) => due >= at) ?? { round: point.round, due: point.due };
  point.lastVisitAt = later(at, point.lastVisitAt ?? '');
  record(ctx, subjectOf('contactPoint', point), events.contactPointVisited, {
    at,
    data: { contactPointId, round: round.round, actionIds },
    detail: { findings },
  });
  if ('visitedAt' in round && !round.visitedAt) {
    round.visitedAt = at;
    settle(ctx, roundDeadline(point, round), at);
  }
  return { contactPointId, state: point.state, due: round.due };
});
