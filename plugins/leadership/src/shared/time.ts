import type { ReadContext } from '@heli/sdk';
import { iso } from '@heli/sdk/kit';
import { no } from '../kit.js';

/**
 * When something happened: now, or an earlier moment that the caller names.
 * @throws Refusal when that lies in the future or before the last fact
 */
export function happenedAt(ctx: ReadContext, moment: string | undefined, last?: string): string {
  if (moment === undefined) return ctx.now;
  const at = iso(moment);
  if (at > ctx.now) throw no('inFuture', {}, 'at', 'invalid');
  if (last !== undefined && at < last) throw no('beforePredecessor', { last }, 'at', 'invalid');
  return at;
}

/** @throws Refusal when a due date lies not ahead */
export function dueAhead(ctx: ReadContext, moment: string): string {
  const due = iso(moment);
  if (due <= ctx.now) throw no('dueNotAhead', {}, 'due', 'invalid');
  return due;
}
