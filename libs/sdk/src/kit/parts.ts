import { z } from 'zod';

const instant = z.iso.datetime({ precision: 3 });

/** Files that came with a fact, by what they are: the chain vouches for every byte. */
export const evidence = z
  .array(z.strictObject({ fileId: z.string().min(1).max(64), hash: z.string().length(64) }))
  .max(10)
  .optional();

/** How something that fell due turned out, in the fact that a deadline books. */
export const settlement = {
  due: instant,
  met: z.boolean(),
  /** Takes back an earlier "not met": it was told after the due but happened before it. */
  corrects: z.boolean().optional(),
  doneAt: instant.optional(),
};

/** Which part of a list is asked for. */
export const page = {
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(200).default(50),
};
