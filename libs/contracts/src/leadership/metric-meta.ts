import type { Contribution, MetricMeta } from '@heli/sdk';
import type { CoverageState } from './model.js';

export const none: readonly Contribution[] = [];
export const onlyIf = (counts: boolean, add = 1): readonly Contribution[] => (counts ? [{ add }] : none);
/** From one truth to another: +1, −1 or nothing. */
export const shift = (before: boolean, after: boolean): readonly Contribution[] =>
  before === after ? none : [{ add: after ? 1 : -1 }];

const covered: readonly CoverageState[] = ['jointCovered', 'ownBranch'];
export const isCovered = (state: CoverageState): boolean => covered.includes(state);

const shared = { about: 'work', audience: 'public', trace: 'recordsBehind' } as const;
export const up = (green: number, amber: number, basis = 'leadership.basis.default'): MetricMeta => ({
  ...shared,
  unit: '%',
  direction: 'up',
  bands: { green, amber },
  basis,
});
export const few = (green: number, amber: number): MetricMeta => ({
  ...shared,
  unit: 'case',
  direction: 'down',
  bands: { green, amber },
  basis: 'leadership.basis.default',
});
