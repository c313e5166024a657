import { events, leadership } from '@heli/contracts/leadership';
import { handle, type WriteContext } from '@heli/sdk';
import { arm } from '@heli/sdk/kit';
import { Request, type RequestItem } from '../entities/request.entity.js';
import { settings } from '../settings.js';
import { requestDeadline } from './requests.js';
import { no, record, subjectOf, unitOf } from '../kit.js';

/** 约请: a unit asks the council, or the council a unit; the other side answers in time. */
export const askRequest = handle(leadership.commands.askRequest, async (ctx, input) => {
  const { unitId, direction, title, text } = input;
  if (direction === 'toCouncil' && !ctx.actorUnitIds.includes(unitId))
    throw no('notYourUnit', {}, 'unitId', 'forbidden');
  await unitOf(ctx, unitId);
  if (direction === 'toUnit' && ctx.actorUnitIds.includes(unitId))
    throw no('ownUnitAsked', {}, 'unitId', 'invalid');
  const { answerDays } = ctx.settings(settings);
  const request = ctx.em.create(Request, {
    id: ctx.id(),
    facts: 0,
    organisation: ctx.organisation,
    unit: unitId,
    owner: ctx.actorId,
    direction,
    title,
    text: text ?? null,
    state: 'asked',
    askedAt: ctx.now,
    due: ctx.clock.add(ctx.now, { days: answerDays }, 'workday'),
  });
  const { id: requestId, due } = request;
  record(ctx, subjectOf('request', request), events.requestAsked, {
    data: { requestId, unitId, direction, due },
    detail: { title, ...(text === undefined ? {} : { text }) },
  });
  arm(ctx, requestDeadline(request));
  await tell(ctx, request);
  return { requestId, state: request.state, due };
});

/** Whoever has to answer learns of it. */
async function tell(ctx: WriteContext, { id, title, due, direction, unit }: RequestItem): Promise<void> {
  await ctx.notify({
    key: 'leadership.notice.asked',
    params: { title, day: ctx.clock.dayOf(due) },
    to: direction === 'toUnit' ? { units: [unit] } : { roles: ['office'] },
    subject: { type: 'leadership.request', id },
  });
}
