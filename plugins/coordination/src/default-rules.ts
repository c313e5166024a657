/** Times and categories a sub-district starts with: [default], built from practice (domain.md, section 7). */

const natural = (span: { days?: number; hours?: number; minutes?: number }) => ({
  clock: 'natural' as const,
  ...span,
});
const working = (span: { days?: number; hours?: number; minutes?: number }) => ({
  clock: 'workday' as const,
  ...span,
});

const normal = {
  severity: 'normal' as const,
  sign: working({ hours: 4 }),
  contact: natural({ hours: 24 }),
  verify: natural({ days: 2 }),
};
const urgent = {
  severity: 'urgent' as const,
  sign: natural({ hours: 2 }),
  contact: natural({ hours: 2 }),
  verify: natural({ days: 1 }),
};

export const defaultRules = [
  {
    category: '*',
    severity: 'emergency' as const,
    sign: natural({ minutes: 30 }),
    contact: natural({ hours: 1 }),
    handle: natural({ hours: 2 }),
    verify: natural({ hours: 2 }),
  },
  { category: '*', ...urgent, handle: natural({ days: 3 }) },
  /** Ordinary cases: 7 days [practice: DB11/T 2021 draft]. */
  { category: '*', ...normal, handle: natural({ days: 7 }) },
  /** Water, power, gas, heat: 24 hours [practice: DB11/T 2021 draft]. */
  { category: 'utilities', ...urgent, handle: natural({ hours: 12 }) },
  { category: 'utilities', ...normal, handle: natural({ hours: 24 }) },
  /** Complex ones: 15 days [practice: DB11/T 2021 draft]. */
  { category: 'disputes', ...normal, handle: natural({ days: 15 }) },
];

export const defaultCategories = [
  ...['environment', 'environment.litter', 'environment.greenery', 'environment.noise'],
  ...['facilities', 'facilities.road', 'facilities.light', 'facilities.drain'],
  ...['utilities', 'utilities.water', 'utilities.power', 'utilities.gas', 'utilities.heat'],
  ...['property', 'traffic', 'safety', 'disputes', 'services', 'other'],
].map((id) => ({ id }));
