const length = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

/** Days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / length);

/** A calendar day some days later, or earlier. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(at(day) + days * length).toISOString().slice(0, 10);

/** The same day some months later, or that month's last where it has no such day. */
export function monthsLater(day: string, months: number): string {
  const [year, month, of] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(of, last))).toISOString().slice(0, 10);
}
