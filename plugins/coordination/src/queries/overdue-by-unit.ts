import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { Case } from '../case.entity.js';
import { unitNames } from '../directory.js';
import { openStates } from '../life-cycle.js';

/** Overdue cases by lead unit, most first; names reach the council audience only. */
export const overdueByUnit = answer(coordination.queries.overdueByUnit, async (ctx) => {
  const overdue = { state: { $in: [...openStates] }, due: { $lte: ctx.now } };
  const counts = Object.entries(await ctx.em.countBy(Case, 'unit', { where: overdue }));
  const most = counts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 20);
  const nameOf = await unitNames(
    ctx,
    most.map(([unit]) => unitIn(unit)),
  );
  const rows = [];
  for (const [key, count] of most) {
    const unit = unitIn(key);
    const [oldest] = await ctx.em.find(
      Case,
      { ...overdue, unit },
      { orderBy: { due: 'asc' }, limit: 1, fields: ['due'] },
    );
    rows.push({ unit: nameOf(unit), count, oldestSince: oldest?.due ?? ctx.now });
  }
  return rows;
});

/** Cases without a unit are counted under the text of null. */
const unitIn = (key: string): string | null => (key === 'null' || key === '' ? null : key);
