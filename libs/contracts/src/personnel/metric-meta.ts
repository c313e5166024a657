import type { Contribution, MetricMeta } from '@heli/sdk';

export const none: readonly Contribution[] = [];
export const onlyIf = (counts: boolean, add = 1): readonly Contribution[] => (counts ? [{ add }] : none);
export const add = (amount: number): readonly Contribution[] => (amount === 0 ? none : [{ add: amount }]);

const shared = { about: 'work', audience: 'public', trace: 'recordsBehind' } as const;
const basis = 'personnel.basis.default';
export const up = (green: number, amber: number): MetricMeta => ({
  ...{ ...shared, basis, unit: '%', direction: 'up', bands: { green, amber } },
});
export const within = (low: number, high: number): MetricMeta => ({
  ...{ ...shared, basis, unit: '%', direction: 'band', bands: { low, high } },
});
export const down = (unit: string, green: number, amber: number): MetricMeta => ({
  ...{ ...shared, basis, unit, direction: 'down', bands: { green, amber } },
});
export const tally = (unit: string, direction: 'up' | 'context' = 'context'): MetricMeta => ({
  ...{ ...shared, unit, direction },
});
/** Of persons: masked outside the confidential audience where it could point at somebody. */
export const people = { about: 'people' } as const;
