import { z } from 'zod';

/** RFC 9457 problem details, with the locale key and what fills it. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** Locale key of the message. */
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** The input fields that are wrong, as dotted paths. */
  errors: z.array(z.object({ field: z.string(), key: z.string(), detail: z.string() })).optional(),
  /** Finds the server's log line. */
  instance: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
