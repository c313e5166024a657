import { events } from '@heli/contracts/cobuilding';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { UnitMonth, type AgreementItem } from '../entities/agreement.entity.js';
import { addDays } from '../hours/opening.js';
import { subjectOf } from '../kit.js';

const monthOf = (ctx: ReadContext, at = ctx.now): string => ctx.clock.dayOf(at).slice(0, 7);

/** Units have contributed something: a kept claim or commitment, a resource used, an activity, a project. */
export async function takePart(
  ctx: WriteContext,
  units: readonly string[],
  organisation: string,
): Promise<void> {
  const month = monthOf(ctx);
  for (const unit of new Set(units)) {
    const known = await ctx.em.findOne(UnitMonth, { unit, month, organisation });
    if (known) known.contributions += 1;
    else {
      const one = { id: ctx.id(), organisation, unit, owner: ctx.actorId, month, contributions: 1 };
      ctx.em.create(UnitMonth, one);
    }
  }
}

/** What a unit contributed in a month, at or below the organisation addressed. */
export async function contributionsIn(ctx: ReadContext, unit: string, month: string): Promise<number> {
  const rows = await ctx.em.find(UnitMonth, { unit, month });
  return rows.reduce((sum, { contributions }) => sum + contributions, 0);
}

/** First day of the month after: `2026-12-01` after `2026-11`. */
const nextMonth = (month: string): string => `${addDays(`${month}-28`, 4).slice(0, 7)}-01`;
/** The last moment of a month. */
export const endOfMonth = (ctx: ReadContext, month: string): string =>
  new Date(Date.parse(ctx.clock.startOf(nextMonth(month))) - 1).toISOString();

/** While an agreement is in force, each month's end asks whether its unit took part. */
export function watchMonth(ctx: WriteContext, item: AgreementItem, month = monthOf(ctx)): void {
  const { type, id } = subjectOf('agreement', item);
  ctx.remind(monthKey(item), endOfMonth(ctx, month), events.monthEnded, {
    data: { agreementId: id, unitId: item.unit, month },
    ...{ organisation: item.organisation, subject: { type, id } },
  });
}
export const monthKey = ({ id }: AgreementItem): string => `month:${id}`;
export const monthAfter = (month: string): string => nextMonth(month).slice(0, 7);
