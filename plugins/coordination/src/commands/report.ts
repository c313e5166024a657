import { coordination, events } from '@heli/contracts/coordination';
import { handle, registerNumber } from '@heli/sdk';
import { Case } from '../case.entity.js';
import { checkOrganisation } from '../directory.js';
import { takeEvidence } from '../evidence.js';
import { happenedAt, stand } from '../flow.js';
import { newCase } from '../new-case.js';
import { record } from '../record.js';
import { checkCategory } from '../rules.js';
import { settings } from '../settings.js';

/** Somebody has found or complained of something: step 1, 信息收集. */
export const report = handle(coordination.commands.report, async (ctx, input) => {
  const { title, description, place, reporter, category, severity, origin, channel } = input;
  const at = happenedAt(ctx, input.at);
  checkCategory(ctx.settings(settings), category);
  const organisation = await checkOrganisation(ctx, input.organisation);
  const item = ctx.em.create(Case, {
    ...newCase,
    id: ctx.id(),
    organisation,
    coUnitIds: [],
    owner: ctx.actorId,
    number: registerNumber(ctx.organisation, await ctx.number('case')),
    title,
    description: description ?? null,
    place: place ?? null,
    category,
    severity,
    origin,
    channel: channel ?? null,
    state: 'reported',
    stepSince: at,
    lastAt: at,
    reportedAt: at,
  });
  record(ctx, item, events.caseReported, {
    at,
    data: {
      ...stand(item, 'reported', at),
      ...{ number: item.number, category, severity, origin, channel },
      evidence: await takeEvidence(ctx, item.id, input.files),
    },
    detail: { title, description, place, reporter },
  });
  return { caseId: item.id, number: item.number, state: item.state };
});
