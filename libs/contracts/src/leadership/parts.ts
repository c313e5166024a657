import { z } from 'zod';
import { instant } from './model.js';

export { evidence } from '@heli/sdk/rows';

/** How something that fell due turned out. */
export const settlement = {
  due: instant,
  met: z.boolean(),
  /** Takes back an earlier "not met": it was told after the due but happened before it. */
  corrects: z.boolean().optional(),
};
