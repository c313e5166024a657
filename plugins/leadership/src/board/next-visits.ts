import { leadership } from '@heli/contracts/leadership';
import { answer } from '@heli/sdk';
import { targetNames } from '../contact/targets.js';
import { ContactPoint, VisitRound } from '../entities/contact-point.entity.js';
import { postWord } from '../shared/directory.js';

/** Visits that are due next and not made yet. */
export const nextVisits = answer(leadership.queries.nextVisits, async (ctx) => {
  const rounds = await ctx.em.find(
    VisitRound,
    { due: { $gt: ctx.now }, visitedAt: null },
    { orderBy: { due: 'asc', id: 'asc' }, limit: 60 },
  );
  const ids = rounds.map(({ contactPointId }) => contactPointId);
  const points = await ctx.em.find(ContactPoint, { id: { $in: ids }, state: 'active' });
  const byId = new Map(points.map((point) => [point.id, point]));
  const targetOf = await targetNames(ctx, points);
  return rounds
    .flatMap(({ id, contactPointId, due }) => {
      const point = byId.get(contactPointId);
      return point ? [{ id, post: postWord(point.postTitle), target: targetOf(point), due }] : [];
    })
    .slice(0, 20);
});
