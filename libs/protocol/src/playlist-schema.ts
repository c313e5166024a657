import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** From when until when within a day, `08:30`; one that ends before it begins goes over midnight. */
export const partOfDaySchema = z.strictObject({ from: clock, to: clock });

/** A scene's turn: how long, on which weekdays (1 is Monday), within which part of the day of the business zone. */
export const playlistEntrySchema = z.strictObject({
  /** A scene by its id ({@link scenesOf}): `overview`, `coordination`, `council.targets`. */
  scene: z
    .string()
    .regex(/^[a-z][a-z0-9]*(\.[a-z][a-zA-Z0-9]*)?$/)
    .max(40),
  seconds: z.number().int().min(10).max(600),
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
  /** `08:30`; an evening part may end after midnight. */
  from: clock.optional(),
  to: clock.optional(),
});
export type PlaylistEntry = z.infer<typeof playlistEntrySchema>;
