import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { later } from '@heli/sdk/kit';
import { coverageLife } from '../life-cycles.js';
import { settings } from '../settings.js';
import { coverageOf, isWorkCovered, watchVisit } from './coverages.js';
import { follow, no, record, situationOf, subjectOf } from '../kit.js';
import { happenedAt } from '../shared/time.js';

/** The instructor was there: the unit is covered by work for as long as the visit holds. */
export const visitUnit = handle(leadership.commands.visitUnit, async (ctx, input) => {
  const { coverageId, findings } = input;
  const item = await coverageOf(ctx, coverageId);
  item.state = follow(coverageLife, 'check', situationOf(ctx, item));
  if (!item.instructorId) throw no('noInstructor');
  const visitedAt = happenedAt(ctx, input.at);
  const until = ctx.clock.add(visitedAt, { days: ctx.settings(settings).workVisitDays }, 'natural');
  const workBefore = isWorkCovered(item, ctx.now);
  // Told late, it counts from when the register began to say otherwise: its last move, or the end of an earlier visit.
  const lapsed = item.workUntil && item.workUntil <= ctx.now ? item.workUntil : item.lastAt;
  const since = later(visitedAt, later(item.lastAt, lapsed));
  if (until > (item.workUntil ?? '')) Object.assign(item, { visitedAt, workUntil: until });
  watchVisit(ctx, item);
  const workAfter = isWorkCovered(item, ctx.now);
  record(ctx, subjectOf('coverage', item), events.unitVisited, {
    data: { coverageId, unitId: item.unit, visitedAt, until, since, workBefore, workAfter },
    detail: { findings },
  });
  return { coverageId, state: item.state, until };
});
