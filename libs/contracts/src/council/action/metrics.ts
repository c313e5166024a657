import { count, flow, level, on, ratio } from '@heli/sdk';
import { events } from './events.js';

const work = { about: 'work', audience: 'public', trace: 'recordsBehind' } as const;

export const metrics = {
  /** 决议按期办结率: submitted by their due ÷ due in the period (domain.md, section 3a). */
  resolutionOnTime: ratio({
    ...work,
    unit: '%',
    direction: 'up',
    bands: { green: 90, amber: 75 },
    basis: 'council.basis.default',
    n: flow(
      on(events.actionFellDue, ({ met, due }) => [{ add: met ? 1 : 0, at: due }]),
      on(events.actionReworked, ({ takesBack, due }) => (takesBack ? [{ add: -1, at: due }] : [])),
    ),
    d: flow(on(events.actionFellDue, ({ due }) => [{ at: due }])),
  }),
  /** 超期督办事项: past their due and not submitted. */
  overdueActions: count({
    ...work,
    unit: 'case',
    direction: 'down',
    bands: { green: 0, amber: 3 },
    basis: 'council.basis.default',
    of: level(
      on(events.actionFellDue, ({ met }) => (met ? [] : [{}])),
      on(events.actionSubmitted, ({ wasOverdue }) => (wasOverdue ? [{ add: -1 }] : [])),
      on(events.actionReworked, ({ isOverdue }) => (isOverdue ? [{}] : [])),
      on(events.actionWithdrawn, ({ wasOverdue }) => (wasOverdue ? [{ add: -1 }] : [])),
    ),
  }),
};
