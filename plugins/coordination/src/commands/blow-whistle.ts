import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { armCall } from '../deadlines.js';
import { checkOrganisation, checkUnits } from '../directory.js';
import { caseOf, move } from '../flow.js';
import { record } from '../record.js';
import { checkCategory } from '../rules.js';
import { settings } from '../settings.js';
import { Whistle, WhistleCall } from '../whistle.entity.js';

/** 吹哨: calls units to a place; each has its own deadline to arrive. */
export const blowWhistle = handle(coordination.commands.blowWhistle, async (ctx, input) => {
  const { kind, title, place, note, calledUnitIds } = input;
  const rules = ctx.settings(settings);
  await checkUnits(ctx, calledUnitIds, 'calledUnitIds');
  if (input.category !== undefined) checkCategory(rules, input.category);
  const item = input.caseId === undefined ? undefined : await caseOf(ctx, input.caseId);
  if (item) move(ctx, item, 'blowWhistle');
  const organisation = item?.organisation ?? (await checkOrganisation(ctx, input.organisation));
  const category = input.category ?? item?.category;
  const arriveBy = ctx.clock.add(ctx.now, { minutes: rules.whistleMinutes[kind] }, 'natural');
  const whistle = ctx.em.create(Whistle, {
    id: ctx.id(),
    organisation,
    owner: ctx.actorId,
    caseId: item?.id ?? null,
    kind,
    category: category ?? null,
    title,
    place: place ?? null,
    state: 'blown',
    blownAt: ctx.now,
    arriveBy,
    facts: 0,
  });
  record(ctx, whistle, events.whistleBlown, {
    at: ctx.now,
    data: { whistleId: whistle.id, caseId: item?.id, kind, category, calledUnitIds, arriveBy },
    detail: { title, place, note },
  });
  for (const unit of calledUnitIds)
    armCall(
      ctx,
      ctx.em.create(WhistleCall, { id: ctx.id(), organisation, whistleId: whistle.id, unit, arriveBy }),
    );
  return { whistleId: whistle.id, arriveBy };
});
