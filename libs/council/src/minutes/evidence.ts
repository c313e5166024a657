import { council, events } from '@heli/contracts/council';
import { handle, type WriteContext } from '@heli/sdk';
import { itemAs, itemOf } from '../agenda/items.js';
import type { AgendaItemItem } from '../entities/agenda-item.entity.js';
import type { MeetingItem } from '../entities/meeting.entity.js';
import { ShownFigure } from '../entities/minutes.entity.js';
import { meetingOf } from '../meeting/meetings.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';

/** As the wall shows an item's numbers: the running month, and all time. */
const periodsAt = (ctx: WriteContext): string[] => [ctx.clock.dayOf(ctx.now).slice(0, 7), 'total'];

/** Keeps the numbers of an item as they stand now, with all that they rest on. */
export async function freeze(ctx: WriteContext, item: AgendaItemItem, meeting: MeetingItem): Promise<number> {
  if (item.metrics.length === 0) return 0;
  const found = await Promise.all(
    periodsAt(ctx).map((period) =>
      ctx.figures({ metrics: item.metrics, period, organisation: item.organisation }),
    ),
  );
  const figures = found.flat().map((figure) => ({
    metric: figure.metric,
    subject: figure.organisation,
    period: figure.period,
    key: figure.key,
    n: figure.n ?? 0,
    d: figure.d ?? 0,
    value: figure.value === null ? null : Math.round(figure.value * 1000),
    state: figure.state,
    asOf: figure.asOf,
    seq: figure.seq,
    definition: figure.definition,
  }));
  for (const { definition, ...figure } of figures)
    ctx.em.create(ShownFigure, {
      id: ctx.id(),
      organisation: meeting.organisation,
      meetingId: meeting.id,
      itemId: item.id,
      ...figure,
      definitionVersion: definition,
      shownAt: ctx.now,
    });
  record(ctx, itemAs(item), events.evidenceFrozen, {
    data: { itemId: item.id, meetingId: meeting.id, figures: figures.slice(0, 200) },
  });
  return figures.length;
}

/** Once more, where the discussion turns to what has changed since the item was called. */
export const freezeEvidence = handle(council.commands.freezeEvidence, async (ctx, { itemId }) => {
  const item = await itemOf(ctx, itemId);
  if (item.state !== 'discussing' || item.meetingId == null) throw no('itemIsNotOn', {}, 'itemId');
  return { figures: await freeze(ctx, item, await meetingOf(ctx, item.meetingId)) };
});
