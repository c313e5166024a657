/** Mean of ratings in hundredths; null where there are none. */
export const meanOf = (sum: number, ratings: number): number | null =>
  ratings === 0 ? null : Math.round((sum * 100) / ratings);
