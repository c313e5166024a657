import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { coverageLife } from '../life-cycles.js';
import { settings } from '../settings.js';
import { coverageOf } from './coverages.js';
import { follow, record, situationOf, subjectOf } from '../kit.js';

/** Somebody looked: how many full members there are now, and what stands in the way. */
export const checkCoverage = handle(leadership.commands.checkCoverage, async (ctx, input) => {
  const { coverageId, members, obstacles } = input;
  const item = await coverageOf(ctx, coverageId);
  item.state = follow(coverageLife, 'check', situationOf(ctx, item));
  item.members = members;
  item.eligible = members >= ctx.settings(settings).minMembers;
  item.checkedAt = ctx.now;
  item.obstacles = obstacles ?? null;
  const { eligible, state, unit: unitId } = item;
  record(ctx, subjectOf('coverage', item), events.coverageChecked, {
    data: { coverageId, unitId, members, eligible },
    detail: { obstacles },
  });
  return { coverageId, state, eligible };
});
