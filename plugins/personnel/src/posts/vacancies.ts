/** What decides how many places of a post are vacant, and since when: all of it dated, so that any day can be asked. */
export interface Establishment {
  /** In the order of their days. */
  readonly norms: readonly { readonly from: string; readonly norm: number }[];
  readonly terms: readonly { readonly firstDay: string; readonly leftOn?: string | null | undefined }[];
}

export const normOn = ({ norms }: Pick<Establishment, 'norms'>, day: string): number =>
  norms.findLast(({ from }) => from <= day)?.norm ?? 0;

export const servingOn = ({ terms }: Pick<Establishment, 'terms'>, day: string): number =>
  terms.filter(({ firstDay, leftOn }) => firstDay <= day && (leftOn == null || leftOn > day)).length;

/**
 * The days since which each place that is vacant on a day has been so, the longest first. Whoever comes takes the place
 * that has been vacant longest; a norm that falls takes away the one that has been vacant shortest.
 */
export function vacanciesOn(of: Establishment, day: string): string[] {
  const turns = [
    ...of.norms.map(({ from }) => from),
    ...of.terms.flatMap(({ firstDay, leftOn }) => [firstDay, leftOn ?? firstDay]),
  ];
  const vacant: string[] = [];
  let norm = 0;
  for (const turn of [...new Set(turns)].filter((one) => one <= day).sort()) {
    const now = normOn(of, turn);
    const open = Math.max(0, now - servingOn(of, turn));
    while (vacant.length < open) vacant.push(turn);
    while (vacant.length > open)
      if (now < norm) vacant.pop();
      else vacant.shift();
    norm = now;
  }
  return vacant;
}
