import { z } from 'zod';
import { languages } from './contract.js';

/** Which notices of a public board are asked for: one by its id, or a part of the list, the latest first. */
export const boardInput = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(50).default(20),
});

/**
 * What everybody may read now: the answer of a query declared `board: true`. The content is HTML; the board takes
 * its text, headings, lists and tables and nothing else.
 */
export const boardOutput = z.array(
  z.object({
    id: z.string().min(1).max(100),
    title: z.string().min(1).max(200),
    /** The language of title and content. */
    language: z.enum(languages),
    content: z.string().max(3_000_000),
    /** An instant. */
    from: z.string(),
    /** An instant; null where no end is set. */
    to: z.string().nullable(),
  }),
);
export type BoardNotice = z.output<typeof boardOutput>[number];
