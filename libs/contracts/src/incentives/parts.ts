import { z } from 'zod';
import { id, instant, person } from './model.js';

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

/** Whose points they are: a unit's or a person's, never both. */
export const holder = { unitId: id.optional(), personId: person.optional() };

export const page = {
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(200).default(50),
};
