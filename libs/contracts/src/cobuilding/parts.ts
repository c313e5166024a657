import { z } from 'zod';
import { day } from './model.js';

export { evidence, page, settlement } from '@heli/sdk/rows';

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
