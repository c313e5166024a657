import type { ReadContext } from '@heli/sdk';

const dayMs = 86_400_000;

/** The business day on which a handler runs. */
export const today = (ctx: ReadContext): string => ctx.clock.dayOf(ctx.now);

/** The day so many after another. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** The instant at which a business day is over. */
export const endOf = (ctx: ReadContext, day: string): string => ctx.clock.startOf(addDays(day, 1));
