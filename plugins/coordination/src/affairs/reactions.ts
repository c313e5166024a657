import { events } from '@heli/contracts/coordination';
import { react } from '@heli/sdk';
import { Dispute, Ground, Hazard } from './entities/affair.entity.js';
import { naming } from './hazards/commands.js';
import { keepOnce, record, subjectOf } from './kit.js';
import { settleVisits } from './rounds/commands.js';

const agreementFellDue = react(events.agreementFellDue, async (ctx, fact) => {
  const { disputeId: subject, met, corrects } = fact.data;
  await keepOnce(ctx, fact, { event: events.agreementFellDue, subject, key: `agreement:${subject}` });
  if (met || corrects) return;
  const item = await ctx.em.findOne(Dispute, { id: subject, state: 'agreed' });
  // Nobody said that it was kept: it counts as broken until somebody does.
  if (item) item.state = 'breached';
});

/** Not put right in time: told as such, so that the council's agenda may pick it up. */
const hazardFellDue = react(events.hazardFellDue, async (ctx, fact) => {
  const { hazardId: subject, met, corrects } = fact.data;
  await keepOnce(ctx, fact, { event: events.hazardFellDue, subject, key: `hazard:${subject}` });
  if (met || corrects) return;
  const item = await ctx.em.findOne(Hazard, { id: subject, state: { $ne: 'rectifiedAndVerified' } });
  if (!item) return;
  record(ctx, subjectOf('hazard', item), events.hazardOverdue, { data: { ...naming(item), due: item.due } });
});

const conclusionFellDue = react(events.conclusionFellDue, (ctx, fact) => {
  const { hearingId: subject } = fact.data;
  return keepOnce(ctx, fact, { event: events.conclusionFellDue, subject, key: `conclusion:${subject}` });
});

const opennessFellDue = react(events.opennessFellDue, (ctx, fact) => {
  const { opennessId: subject } = fact.data;
  return keepOnce(ctx, fact, { event: events.opennessFellDue, subject, key: `openness:${subject}` });
});

const requestFellDue = react(events.requestFellDue, (ctx, fact) => {
  const { requestId: subject } = fact.data;
  return keepOnce(ctx, fact, { event: events.requestFellDue, subject, key: `request:${subject}` });
});

const visitsFellDue = react(events.visitsFellDue, async (ctx, fact) => {
  const ground = await ctx.em.findOne(Ground, { organisation: fact.organisation });
  if (ground?.month === fact.data.month) await settleVisits(ctx, ground, fact.data.month);
});

export const reactions = [
  ...[agreementFellDue, hazardFellDue, conclusionFellDue, opennessFellDue, requestFellDue, visitsFellDue],
];
