import { z } from 'zod';

/** What a document may be: nothing of it runs in a reader's browser. */
export const documentTypes = [
  'text/html',
  'text/calendar',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;

/** A paper that people open or keep: the answer of a query declared `document: true`. */
export const documentOutput = z.object({
  fileName: z.string().min(1).max(200),
  mediaType: z.enum(documentTypes),
  encoding: z.enum(['utf8', 'base64']),
  content: z.string().max(3_000_000),
});
export type Document = z.output<typeof documentOutput>;
