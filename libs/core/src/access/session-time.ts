const minuteMs = 60_000;

/** A session that nobody used for so long has ended: a page left open on a desk asks for nothing once it is hidden. */
const idleMinutes = 120;
/** And none lasts longer than a long working day. */
const sessionHours = 12;

/** A session last used at this moment or before has ended. */
export const idleSince = (now: string): string =>
  new Date(Date.parse(now) - idleMinutes * minuteMs).toISOString();

export const sessionEnd = (now: string): string =>
  new Date(Date.parse(now) + sessionHours * 60 * minuteMs).toISOString();
