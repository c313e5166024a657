import { z } from 'zod';
import { partOfDaySchema } from './playlist-schema.js';

/** `byTime`: the day look in the profile's part of the day, else the night look. */
export const displayThemes = ['night', 'day', 'byTime'] as const;
export type DisplayTheme = (typeof displayThemes)[number];

/** How a screen's picture is fitted to it and to its room; all times in the business zone. */
export const displayProfileSchema = z.strictObject({
  /** Percent of the usual size, which is what a full scene has room for: a little more for a far room. */
  zoom: z.number().int().min(80).max(105).default(100),
  /** Margin on each side in percent of it: more for a screen that cuts its edge off. */
  safeArea: z.number().min(0).max(8).default(2.5),
  /** When it is day, for the look `byTime`. */
  day: partOfDaySchema.default({ from: '07:00', to: '19:00' }),
  /** When the screen is dimmed. */
  dim: partOfDaySchema.nullable().default(null),
  /** Percent of its brightness that is left then. */
  dimTo: z.number().int().min(20).max(90).default(50),
});
export type DisplayProfile = z.infer<typeof displayProfileSchema>;
