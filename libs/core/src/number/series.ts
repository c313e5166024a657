import type { Numbers } from '@heli/sdk';
import type { FacilityUse } from '../command/facilities.js';
import type { Database } from '../database/database.js';

const seriesName = /^[a-z][a-zA-Z0-9]{0,49}$/;

/** Gapless numbers: the counter moves in the command's own transaction, so a refused command gives its number back. */
export const openNumbers =
  (database: Database) =>
  (use: FacilityUse): Numbers => ({
    number: async (series, options = {}) => {
      if (!seriesName.test(series)) throw new Error(`"${series}" is no name of a series.`);
      const year = options.year ?? Number(use.clock.dayOf(use.now).slice(0, 4));
      const number = await next(database, use.organisation, `${use.owner}.${series}-${String(year)}`);
      return { year, number };
    },
  });

async function next(database: Database, organisation: string, series: string): Promise<number> {
  const row = await database.sql.writer.get<{ last: number }>(
    `INSERT INTO core_series (organisation, series, last) VALUES (?, ?, 1)
     ON CONFLICT (organisation, series) DO UPDATE SET last = core_series.last + 1 RETURNING last`,
    organisation,
    series,
  );
  if (!row) throw new Error(`The series ${series} gave no number.`);
  return row.last;
}
