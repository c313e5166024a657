import { council, events, type StageHold } from '@heli/contracts/council';
import { handle, type WriteContext } from '@heli/sdk';
import { Hold, type HoldItem } from '../entities/stage.entity.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';

const stageOf = (organisation: string) => ({
  type: 'council.stage' as const,
  id: organisation,
  organisation,
});

/** What each hold can't do without. */
const needs: Readonly<Record<StageHold, readonly ('scene' | 'text' | 'until')[]>> = {
  scene: ['scene'],
  blank: [],
  message: ['text'],
  countdown: ['until'],
  emergency: ['text'],
};

/** Holds something on the walls; what is held for another kind's sake is not kept. */
export const holdStage = handle(council.commands.holdStage, async (ctx, input) => {
  const { hold } = input;
  for (const field of needs[hold])
    if (input[field] === undefined) throw no('holdNeeds', { hold }, field, 'invalid');
  const until = input.until === undefined ? null : new Date(input.until).toISOString();
  if (until !== null && until <= ctx.now) throw no('untilInPast', {}, 'until', 'invalid');
  const scene = hold === 'scene' ? (input.scene ?? null) : null;
  const text = hold === 'scene' || hold === 'blank' ? null : (input.text ?? null);
  const id = ctx.organisation;
  const row = { organisation: id, hold, scene, text, until, heldAt: ctx.now };
  const held = await ctx.em.findOne(Hold, { id });
  if (held) Object.assign(held, row);
  else ctx.em.create(Hold, { id, ...row });
  record(ctx, stageOf(id), events.stageHeld, {
    data: { hold, ...(scene !== null && { scene }), ...(until !== null && { until }) },
    ...(text !== null && { detail: { text } }),
  });
  return { hold };
});

export const releaseStage = handle(council.commands.releaseStage, async (ctx) => {
  const held = await ctx.em.findOne(Hold, { id: ctx.organisation });
  if (!held) throw no('nothingHeld');
  release(ctx, held);
  return {};
});

/** An item that ends gives the walls back to their scenes; an emergency stays until somebody ends it. */
export async function yieldStage(ctx: WriteContext, organisation: string): Promise<void> {
  const held = await ctx.em.findOne(Hold, { id: organisation });
  if (held && held.hold !== 'emergency') release(ctx, held);
}

function release(ctx: WriteContext, held: HoldItem): void {
  ctx.em.remove(held);
  record(ctx, stageOf(held.id), events.stageReleased, { data: { hold: held.hold } });
}
