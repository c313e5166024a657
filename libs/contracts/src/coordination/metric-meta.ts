import type { Contribution, MetricMeta } from '@heli/sdk';

export const one: readonly Contribution[] = [{}];
export const none: readonly Contribution[] = [];
export const onlyIf = (counts: boolean): readonly Contribution[] => (counts ? one : none);

export const shared = { about: 'work', trace: 'casesBehind' } as const;
export const cases = { ...shared, unit: 'case', direction: 'context' } as const;
export const share = { ...shared, unit: '%', basis: 'coordination.basis.default' } as const;
export const up = (green: number, amber: number): MetricMeta => ({
  ...share,
  direction: 'up',
  bands: { green, amber },
});
export const down = (green: number, amber: number): MetricMeta => ({
  ...share,
  direction: 'down',
  bands: { green, amber },
});
