import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { CaseEvent } from '../case-event.entity.js';
import { Case } from '../case.entity.js';
import { actorNames, unitNames } from '../directory.js';
import { caseRowOf } from '../rows.js';
import { settings } from '../settings.js';

/** One case with everything that has happened to it, in the order it happened. */
export const caseDetail = answer(coordination.queries.caseDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Case, { id });
  if (!item) return null;
  const history = await ctx.em.find(
    CaseEvent,
    { subject: id },
    { orderBy: { at: 'asc', place: 'asc', id: 'asc' } },
  );
  const nameOf = await unitNames(ctx, [item.unit]);
  const actorOf = await actorNames(
    ctx,
    history.map(({ actor }) => actor),
  );
  return {
    ...caseRowOf(item, ctx.now, ctx.settings(settings), nameOf),
    categoryId: item.category,
    channel: item.channel ?? null,
    place: item.place ?? '',
    description: item.description ?? '',
    cycle: item.cycle,
    dueSign: item.dueSign ?? null,
    dueContact: item.dueContact ?? null,
    reviewAt: item.reviewAt ?? null,
    outcome: item.outcome ?? null,
    returns: item.returns,
    reworks: item.reworks,
    settingsVersion: item.settingsVersion ?? null,
    source: item.source ?? null,
    sourceId: item.sourceId ?? null,
    files: (await ctx.files.of({ type: 'coordination.case', id })).map(
      ({ id: fileId, name, type, size }) => ({ id: fileId, name, type, size }),
    ),
    history: history.map((fact) => ({
      id: fact.id,
      event: fact.name,
      at: fact.at,
      actor: fact.actor,
      actorName: actorOf(fact.actor),
      data: fact.data,
      detail: fact.detail,
    })),
  };
});
