/** Who reads it, and the zone of the house. */
export interface Telling {
  readonly language: string;
  readonly zone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

type Shape = 'short' | 'long' | 'precise';

const options: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  short: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
  long: { dateStyle: 'medium', timeStyle: 'short', hour12: false },
  precise: { dateStyle: 'medium', timeStyle: 'medium', hour12: false },
};

function formatOf({ language, zone }: Telling, shape: Shape): Intl.DateTimeFormat {
  const name = `${language}/${zone}/${shape}`;
  const known = formats.get(name);
  if (known) return known;
  const spoken = language === 'en' ? 'en-GB' : language;
  const made = new Intl.DateTimeFormat(spoken, { ...options[shape], timeZone: zone });
  formats.set(name, made);
  return made;
}

/** `11月20日 14:37`, with its year where that is not this one; by the house's clock. */
export function timeText(instant: string, telling: Telling): string {
  const date = new Date(instant);
  const isThisYear = dayIn(telling.zone, date).slice(0, 4) === dayIn(telling.zone).slice(0, 4);
  return formatOf(telling, isThisYear ? 'short' : 'long').format(date);
}

/** The same with seconds, for a record's history. */
export const preciseTime = (instant: string, telling: Telling): string =>
  formatOf(telling, 'precise').format(new Date(instant));

/** A moment's calendar day in a zone. */
export const dayIn = (zone: string, moment: Date = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);
