import { count, flow, level, on, ratio, type Contribution } from '@heli/sdk';
import { events } from './events.js';
import { satisfiedFrom, type ActivityKind } from './model.js';

const work = { direction: 'context', about: 'work' } as const;
const share = { unit: '%', direction: 'up', about: 'work' } as const;
const one = (): readonly Contribution[] => [{ add: 1 }];
const of =
  (wanted: ActivityKind) =>
  ({ kind }: { readonly kind: ActivityKind }): readonly Contribution[] =>
    kind === wanted ? [{ add: 1 }] : [];

/** Numbers are sums of signed contributions of events, so that a rebuild gives the same. */
export const metrics = {
  points: count({
    ...{ unit: 'item', ...work },
    of: level(
      on(events.pointOpened, one),
      on(events.pointClosed, () => [{ add: -1 }]),
    ),
  }),
  held: count({ unit: 'time', ...work, of: flow(on(events.activityHeld, one)) }),
  heldConvenience: count({ unit: 'time', ...work, of: flow(on(events.activityHeld, of('convenience'))) }),
  heldCulture: count({ unit: 'time', ...work, of: flow(on(events.activityHeld, of('culture'))) }),
  served: count({
    ...{ unit: 'personTime', ...work },
    of: flow(on(events.activityHeld, ({ served }) => [{ add: served }])),
  }),
  /** Of those who had signed up, who came. */
  attendanceRate: ratio({
    ...share,
    bands: { green: 80, amber: 60 },
    n: flow(on(events.activityHeld, ({ attended }) => [{ add: attended }])),
    d: flow(on(events.activityHeld, ({ signedUp }) => [{ add: signedUp }])),
  }),
  /** Of the places there were, how many were taken; more than all is all. */
  placesTaken: ratio({
    ...share,
    direction: 'context',
    n: flow(on(events.activityHeld, ({ served, capacity }) => [{ add: Math.min(served, capacity) }])),
    d: flow(on(events.activityHeld, ({ capacity }) => [{ add: capacity }])),
  }),
  satisfaction: ratio({
    ...share,
    bands: { green: 90, amber: 80 },
    n: flow(on(events.activityRated, ({ score }) => [{ add: score >= satisfiedFrom ? 1 : 0 }])),
    d: flow(on(events.activityRated, one)),
  }),
};
