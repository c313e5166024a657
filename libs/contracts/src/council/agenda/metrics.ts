import { flow, on, ratio, spread } from '@heli/sdk';
import { originsFromBelow } from '../model.js';
import { events } from './events.js';

const below: readonly string[] = originsFromBelow;
const work = { about: 'work', audience: 'public', trace: 'recordsBehind' } as const;

export const metrics = {
  /** 议题决策时长: proposed → decided or noted, in days (domain.md, section 3a). */
  decisionLatency: spread({
    ...work,
    unit: 'd',
    direction: 'down',
    bands: { green: 30, amber: 60 },
    divisor: 1440,
    basis: 'council.basis.default',
    of: flow(
      on(events.itemEnded, ({ outcome, minutes }) => (outcome === 'postponed' ? [] : [{ value: minutes }])),
    ),
  }),
  /** 基层提议占比: admitted items that came from below. */
  bottomUpShare: ratio({
    ...work,
    unit: '%',
    direction: 'band',
    bands: { low: 40, high: 80 },
    basis: 'council.basis.default',
    n: flow(on(events.itemAdmitted, ({ origin }) => (below.includes(origin) ? [{}] : []))),
    d: flow(on(events.itemAdmitted, () => [{}])),
  }),
};
