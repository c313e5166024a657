import { count, flow, level, on, ratio } from '@heli/sdk';
import { events } from './events.js';

/** Numbers are sums of signed contributions of events, so that a rebuild gives the same. */
export const metrics = {
  open: count({
    unit: 'item',
    direction: 'context',
    about: 'work',
    of: level(
      on(events.lampAdded, () => [{ add: 1 }]),
      on(events.lampClosed, () => [{ add: -1 }]),
    ),
  }),
  closed: count({
    unit: 'item',
    direction: 'context',
    about: 'work',
    of: flow(on(events.lampClosed, () => [{ add: 1 }])),
  }),
  onTimeRate: ratio({
    unit: '%',
    direction: 'up',
    bands: { green: 95, amber: 85 },
    about: 'work',
    n: flow(on(events.lampClosed, ({ onTime }) => [{ add: onTime ? 1 : 0 }])),
    d: flow(on(events.lampClosed, () => [{ add: 1 }])),
  }),
};
