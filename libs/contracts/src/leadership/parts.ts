import { z } from 'zod';
import { id, instant } from './model.js';

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
};
