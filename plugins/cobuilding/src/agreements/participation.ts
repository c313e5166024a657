import { events } from '@heli/contracts/cobuilding';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { endOfMonth, nextMonth } from '@heli/sdk/kit';
import { UnitMonth, type AgreementItem } from '../entities/agreement.entity.js';
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
