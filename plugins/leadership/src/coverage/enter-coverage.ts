import { events, leadership, type Branch, type CoverageState } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { placeOf } from '@heli/sdk/kit';
import { Coverage } from '../entities/coverage.entity.js';
import { settings } from '../settings.js';
import { isWorkCovered } from './coverages.js';
import { no, record, subjectOf, unitOf } from '../kit.js';

const begins: Readonly<Record<Branch, CoverageState>> = {
  none: 'uncovered',
  joint: 'jointCovered',
  own: 'ownBranch',
};

/** A two-new unit comes into the register: from now on it is among those that should be covered. */
export const enterCoverage = handle(leadership.commands.enterCoverage, async (ctx, input) => {
  const { unitId, kind, members, branch, obstacles } = input;
  const unit = await unitOf(ctx, unitId);
  if (await ctx.em.findOne(Coverage, { unit: unitId, closed: false }))
    throw no('enteredAlready', {}, 'unitId');
  const eligible = members >= ctx.settings(settings).minMembers;
  if (branch === 'own' && !eligible)
    throw no('membersTooFew', { members: ctx.settings(settings).minMembers }, 'branch', 'invalid');
  const item = ctx.em.create(Coverage, {
    id: ctx.id(),
    facts: 0,
    organisation: await placeOf(ctx, unit),
    unit: unitId,
    owner: ctx.actorId,
    kind,
    members,
    eligible,
    state: begins[branch],
    closed: false,
    checkedAt: ctx.now,
    obstacles: obstacles ?? null,
    lastAt: ctx.now,
  });
  const workAfter = isWorkCovered(item, ctx.now);
  record(ctx, subjectOf('coverage', item), events.coverageEntered, {
    data: {
      ...{ coverageId: item.id, unitId, kind, members, eligible, to: item.state },
      ...{ workBefore: false, workAfter },
    },
    detail: { obstacles },
  });
  return { coverageId: item.id, state: item.state };
});
