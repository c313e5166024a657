import { itemLife } from '../life-cycles.js';
import { AgendaItem, type AgendaItemItem } from '../entities/agenda-item.entity.js';
import type { ReadContext } from '@heli/sdk';
import { find } from '../shared/find.js';
import { follow } from '../shared/life-cycle.js';

export const itemOf = (ctx: ReadContext, itemId: string, field = 'itemId'): Promise<AgendaItemItem> =>
  find(ctx, AgendaItem, itemId, 'Item', field);

/** An item as the subject of a fact. */
export const itemAs = ({ id, organisation }: AgendaItemItem) => ({
  type: 'council.item' as const,
  id,
  organisation,
});

/** Takes an item to the state that follows, if its life allows it. */
export function move(item: AgendaItemItem, verb: keyof typeof itemLife): void {
  item.state = follow(itemLife, verb, item.state);
}

export const named = ({ id, bodyId }: AgendaItemItem) => ({ itemId: id, bodyId });
export const outcomeOf = ({ id, state }: AgendaItemItem) => ({ itemId: id, state });
