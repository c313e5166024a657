import { events, type CommitmentState, type NeedState } from '@heli/contracts/cobuilding';
import { react } from '@heli/sdk';
import { endOfMonth } from '@heli/sdk/kit';
import { endNow, naming as namingCommitment } from './agreements/agreements.js';
import { contributionsIn, monthAfter, watchMonth } from './agreements/participation.js';
import { Agreement, Commitment } from './entities/agreement.entity.js';
import { Need } from './entities/need.entity.js';
import { Resource } from './entities/resource.entity.js';
import { follow, keepOnce, record, situationOf, subjectOf } from './kit.js';
import { openCommitments, resourceLife } from './life-cycles.js';
import { expire } from './needs/needs.js';
import { naming, watchHours } from './resources/resources.js';

const waiting: readonly NeedState[] = ['published', 'claimed'];
const open: readonly CommitmentState[] = openCommitments;

const claimFellDue = react(events.claimFellDue, (ctx, fact) => {
  const { needId: subject } = fact.data;
  return keepOnce(ctx, fact, { event: events.claimFellDue, subject, key: `claim:${subject}` });
});

const projectFellDue = react(events.projectFellDue, (ctx, fact) => {
  const { projectId: subject } = fact.data;
  return keepOnce(ctx, fact, { event: events.projectFellDue, subject, key: `project:${subject}` });
});

/** Wanted by now, and nobody has taken it up. */
const needFellDue = react(events.needFellDue, async (ctx, fact) => {
  const { needId } = fact.data;
  await keepOnce(ctx, fact, { event: events.needFellDue, subject: needId, key: `need:${needId}` });
  const need = await ctx.em.findOne(Need, { id: needId });
  if (need && waiting.includes(need.state)) await expire(ctx, need);
});

/** Not done by its due date: told as such, so that the council's agenda may pick it up. */
const commitmentFellDue = react(events.commitmentFellDue, async (ctx, fact) => {
  const { commitmentId: subject, met, corrects } = fact.data;
  await keepOnce(ctx, fact, { event: events.commitmentFellDue, subject, key: `commitment:${subject}` });
  if (met || corrects) return;
  const item = await ctx.em.findOne(Commitment, { id: subject });
  if (!item || !open.includes(item.state)) return;
  const data = { ...namingCommitment(item), due: item.due };
  record(ctx, subjectOf('commitment', item), events.commitmentMissed, { data });
});

/** The day is over; the next on which it is open is watched. */
const openHoursPassed = react(events.openHoursPassed, async (ctx, fact) => {
  const { resourceId: subject, day } = fact.data;
  const key = `hours:${subject}:${day}`;
  await keepOnce(ctx, fact, { event: events.openHoursPassed, subject, key });
  const item = await ctx.em.findOne(Resource, { id: subject });
  if (item) watchHours(ctx, item, day);
});

const validityEnded = react(events.validityEnded, async (ctx, fact) => {
  const { resourceId: subject } = fact.data;
  await keepOnce(ctx, fact, { event: events.validityEnded, subject, key: `validity:${subject}` });
  const item = await ctx.em.findOne(Resource, { id: subject });
  if (!item || !(resourceLife.expire.from as readonly string[]).includes(item.state)) return;
  const from = item.state;
  item.state = follow(resourceLife, 'expire', situationOf(ctx, item));
  ctx.forget(`hours:${subject}`);
  record(ctx, subjectOf('resource', item), events.resourceExpired, { data: { ...naming(item), from } });
});

/** Whether the unit took part in the month that is over; the next one is watched. */
const monthEnded = react(events.monthEnded, async (ctx, fact) => {
  const { agreementId, unitId, month } = fact.data;
  const item = await ctx.em.findOne(Agreement, { id: agreementId });
  if (item?.state !== 'signed') return;
  const contributions = await contributionsIn(ctx, unitId, month);
  record(ctx, subjectOf('agreement', item), events.monthSettled, {
    at: endOfMonth(ctx, month),
    id: `month:${agreementId}:${month}`,
    data: { agreementId, unitId, month, met: contributions > 0, contributions },
  });
  watchMonth(ctx, item, monthAfter(month));
});

const termFellDue = react(events.termFellDue, async (ctx, fact) => {
  const { agreementId: subject } = fact.data;
  await keepOnce(ctx, fact, { event: events.termFellDue, subject, key: `term:${subject}` });
  const item = await ctx.em.findOne(Agreement, { id: subject });
  if (item?.state === 'signed') await endNow(ctx, item, 'termOver');
});

export const reactions = [
  ...[claimFellDue, projectFellDue, needFellDue, commitmentFellDue],
  ...[openHoursPassed, validityEnded, monthEnded, termFellDue],
];
