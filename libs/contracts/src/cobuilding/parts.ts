import { z } from 'zod';
import { day, id, instant } from './model.js';

/** Files that came with it, by what they are: the chain vouches for every byte. */
export const evidence = z
  .array(z.strictObject({ fileId: id, hash: z.string().length(64) }))
  .max(10)
  .optional();

/** How something that fell due turned out. */
export const settlement = {
  due: instant,
  met: z.boolean(),
  /** Takes back an earlier "not met": it was told after the due but happened before it. */
  corrects: z.boolean().optional(),
  doneAt: instant.optional(),
};

const timeOfDay = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .max(5)
  .meta({ examples: ['08:30', '18:00'] });

/**
 * When a resource or a station is open, in the installation's zone: on the days of a recurrence rule (RFC 5545, section
 * 3.3.10: `FREQ=WEEKLY;BYDAY=MO,TU`), between two times of the day.
 */
export const opening = z.strictObject({
  days: z
    .string()
    .max(200)
    .regex(/^FREQ=(DAILY|WEEKLY|MONTHLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/)
    .meta({ examples: ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=DAILY'] }),
  opens: timeOfDay,
  closes: timeOfDay.meta({ examples: ['18:00', '24:00'] }),
});
export const hours = z.array(opening).max(14);
/** Days on which it stays shut. */
export const closedOn = z.array(day).max(200);

export const page = {
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(200).default(50),
};
