import type { CoreMigration } from '../schema.js';

/** Series belong to the contract that counts them; before, only the cases of coordination were numbered. */
export const series: CoreMigration = {
  name: '0003-series',
  statements: [`UPDATE core_series SET series = 'coordination.' || series WHERE series LIKE 'case-%'`],
};
