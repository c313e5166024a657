import { events } from '@heli/contracts/leadership';
import type { ReadContext } from '@heli/sdk';
import type { Settlement } from '@heli/sdk/kit';
import { Item, List, type DutyItem } from '../entities/list.entity.js';
import { itemLife } from '../life-cycles.js';
import { find, follow, situationOf, subjectOf } from '../kit.js';

/** Takes a duty to the state that follows on the verb, if its life and its list allow it. */
export async function moveItem(
  ctx: ReadContext,
  itemId: string,
  verb: keyof typeof itemLife,
  score?: number,
): Promise<DutyItem> {
  const item = await find(ctx, Item, itemId, 'Item');
  const list = await find(ctx, List, item.listId, 'List');
  const situation = { ...situationOf(ctx, item), list, ...(score === undefined ? {} : { score }) };
  item.state = follow(itemLife, verb, situation);
  return item;
}

export const itemDeadline = (item: DutyItem): Settlement<typeof events.itemFellDue> => ({
  key: `item:${item.id}`,
  due: item.due,
  subject: subjectOf('item', item),
  event: events.itemFellDue,
  data: ({ met, corrects, doneAt }) => ({
    itemId: item.id,
    listId: item.listId,
    weight: item.weight,
    due: item.due,
    met,
    corrects,
    verifiedAt: doneAt,
  }),
});

/** What a fact about a duty says that a number may rest on. */
export const weightOf = ({ id, weight, due }: DutyItem) => ({ itemId: id, weight, due });
