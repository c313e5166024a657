import type { ReadContext } from '@heli/sdk';
import { Grading, Round, type GradingItem, type RoundItem } from '../entities/growth.entity.js';
import { find, follow } from '../kit.js';
import { roundLife } from '../life-cycles.js';
import { isObjected } from '../objections/objected.js';
import { around } from '../shared/around.js';

/** What every fact about one who is appraised names. */
export const naming = ({ id, roundId, personId }: GradingItem) => ({ gradingId: id, roundId, personId });
export const answerOf = ({ id, state }: RoundItem) => ({ roundId: id, state });
export const roundOf = (ctx: ReadContext, id: string): Promise<RoundItem> => find(ctx, Round, id, 'Round');

export const gradingsOf = (ctx: ReadContext, roundId: string): Promise<GradingItem[]> =>
  ctx.em.find(Grading, { roundId }, { orderBy: { id: 'asc' } });

/** Takes a round on; those who are appraised and what they object to are looked at. */
export async function moveRound(
  ctx: ReadContext,
  item: RoundItem,
  verb: keyof typeof roundLife,
): Promise<GradingItem[]> {
  const gradings = await gradingsOf(ctx, item.id);
  const objected = await isObjected(
    ctx,
    gradings.map(({ id }) => id),
  );
  item.state = follow(roundLife, verb, around(ctx, item, { gradings, objected }));
  return gradings;
}
