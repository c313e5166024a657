import type { ReadContext } from '@heli/sdk';
import { Appeal } from '../entities/entry.entity.js';
import { openAppeals } from '../life-cycles.js';

/** Whether somebody's appeal against it is not decided. */
export const isAppealed = async (ctx: ReadContext, subjectId: string): Promise<boolean> =>
  (await ctx.em.count(Appeal, { subjectId, state: { $in: [...openAppeals] } })) > 0;
