const shape = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

export interface Moment {
  readonly day: string;
  /** `14:37:00`; undefined where only the day is said. */
  readonly clock: string | undefined;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A day, and perhaps a time, as people and spreadsheets write it; undefined if there is no such day. */
export function momentOf(text: string): Moment | undefined {
  const found = shape.exec(text.trim());
  if (!found) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const real = new Date(Date.UTC(year, month - 1, date));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const day = `${String(year)}-${two(month)}-${two(date)}`;
  const clock = `${two(hour)}:${two(minute)}:${two(second)}`;
  return { day, clock: found[4] === undefined ? undefined : clock };
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function aheadMs(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(at / 1000) * 1000;
}

/** The instant at which the clocks of a zone show this. */
export function instantIn(zone: string, { day, clock = '00:00:00' }: Moment): string {
  const asUtc = Date.parse(`${day}T${clock}Z`);
  const guess = asUtc - aheadMs(zone, asUtc);
  // Once more, in case the offset changes in between.
  return new Date(asUtc - aheadMs(zone, guess)).toISOString();
}
