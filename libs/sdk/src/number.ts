/** A number out of a gapless series, and the business year in which it counts. */
export interface SeriesNumber {
  readonly year: number;
  readonly number: number;
}

/** What mechanisms number their papers with. */
export interface Numbers {
  /**
   * The next number of a series of the addressed organisation, from 1 in every business year. It is given back if the
   * command is refused, so that no number is ever missing. `year` is for papers of the past that are brought in.
   * @param series a name of the mechanism's own, in camelCase
   */
  number(series: string, options?: { readonly year?: number }): Promise<SeriesNumber>;
}

/** As on official papers: 〔2026〕3号. */
export const documentNumber = ({ year, number }: SeriesNumber): string =>
  `〔${String(year)}〕${String(number)}号`;

/** As on registers, of one width so that it sorts: `370704003-2026-00003`. */
export const registerNumber = (organisation: string, { year, number }: SeriesNumber, digits = 5): string =>
  `${organisation}-${String(year)}-${String(number).padStart(digits, '0')}`;
