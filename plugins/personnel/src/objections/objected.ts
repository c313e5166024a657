import type { ReadContext } from '@heli/sdk';
import { Objection } from '../entities/growth.entity.js';

/** Whether an objection against any of them is open. */
export async function isObjected(ctx: ReadContext, subjects: readonly string[]): Promise<boolean> {
  return (await ctx.em.count(Objection, { subjectId: { $in: [...subjects] }, state: 'filed' })) > 0;
}
