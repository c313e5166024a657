import { events, type ItemState } from '@heli/contracts/leadership';
import { react } from '@heli/sdk';
import { advance, roundKey } from './contact/rounds.js';
import { ContactPoint } from './entities/contact-point.entity.js';
import { Appraisal, Report } from './entities/report.entity.js';
import { Item } from './entities/list.entity.js';
import { openItemStates } from './life-cycles.js';
import { ballotVoided } from './kernel-facts.js';
import { keepOnce, record, subjectOf } from './kit.js';

const open: readonly ItemState[] = openItemStates;

/** A duty that fell due undone is told as such: the council's agenda may pick it up. */
const itemFellDue = react(events.itemFellDue, async (ctx, fact) => {
  const { itemId, met, corrects } = fact.data;
  const key = `item:${itemId}`;
  await keepOnce(ctx, fact, { event: events.itemFellDue, subject: itemId, key });
  if (met || corrects) return;
  const item = await ctx.em.findOne(Item, { id: itemId });
  if (!item || !open.includes(item.state)) return;
  const { listId, category, weight, due } = item;
  record(ctx, subjectOf('item', item), events.dutyOverdue, {
    data: { itemId, listId, unitId: item.unit ?? undefined, category, weight, due },
  });
});

/** The next visit is due a period later. */
const visitFellDue = react(events.visitFellDue, async (ctx, fact) => {
  const { contactPointId: subject, round } = fact.data;
  const key = roundKey(subject, round);
  await keepOnce(ctx, fact, { event: events.visitFellDue, subject, key });
  const point = await ctx.em.findOne(ContactPoint, { id: subject });
  if (point) advance(ctx, point);
});

const rectificationFellDue = react(events.rectificationFellDue, (ctx, fact) => {
  const { problemId: subject } = fact.data;
  const key = `rectification:${subject}`;
  return keepOnce(ctx, fact, { event: events.rectificationFellDue, subject, key });
});

const requestFellDue = react(events.requestFellDue, (ctx, fact) => {
  const { requestId: subject } = fact.data;
  const key = `request:${subject}`;
  return keepOnce(ctx, fact, { event: events.requestFellDue, subject, key });
});

const workCoverageLapsed = react(events.workCoverageLapsed, (ctx, fact) => {
  const { coverageId: subject, until } = fact.data;
  const key = `work:${subject}:${until}`;
  return keepOnce(ctx, fact, { event: events.workCoverageLapsed, subject, key });
});

/** The kernel found that a ballot can't be counted: another may be held. */
const appraisalVoided = react(ballotVoided, async (ctx, fact) => {
  const { ballot, reason } = fact.data;
  const [owner, appraisalId] = ballot.split(':', 2);
  if (owner !== 'leadership') return;
  const appraisal = await ctx.em.findOne(Appraisal, {
    id: appraisalId,
    state: { $in: ['open', 'attested'] },
  });
  const report = appraisal && (await ctx.em.findOne(Report, { id: appraisal.reportId }));
  if (!appraisal || !report) return;
  appraisal.state = 'void';
  record(ctx, subjectOf('report', report), events.appraisalVoided, {
    data: { appraisalId: appraisal.id, reportId: report.id, reason },
  });
});

export const reactions = [
  appraisalVoided,
  itemFellDue,
  visitFellDue,
  rectificationFellDue,
  requestFellDue,
  workCoverageLapsed,
];
