import { events, type ItemState } from '@heli/contracts/leadership';
import { react, type EventType, type Fact, type WriteContext } from '@heli/sdk';
import { advance, roundKey } from './contact/rounds.js';
import { ContactPoint } from './entities/contact-point.entity.js';
import { Appraisal, Report } from './entities/report.entity.js';
import { KeptFact } from './entities/fact.entity.js';
import { Item } from './entities/list.entity.js';
import { openItemStates } from './life-cycles.js';
import { ballotVoided } from './kernel-facts.js';
import { keep, record, subjectOf } from './shared/record.js';

interface Kept {
  readonly event: EventType;
  readonly subject: string;
  readonly key: string;
  readonly corrects?: boolean | undefined;
}

/** Keeps a deadline's fact in the history, unless the mechanism recorded it itself, as a correction. */
async function keepOnce(
  ctx: WriteContext,
  fact: Fact<object>,
  { event, subject, key, corrects = false }: Kept,
): Promise<void> {
  const id = corrects ? `${key}:corrected` : key;
  if (await ctx.em.findOne(KeptFact, { id })) return;
  const { organisation, occurredAt: at, actorId: actor } = fact;
  keep(ctx, { id: subject, organisation }, event, { id, at, actor, data: { ...fact.data } });
}

const open: readonly ItemState[] = openItemStates;

/** A duty that fell due undone is told as such: the council's agenda may pick it up. */
const itemFellDue = react(events.itemFellDue, async (ctx, fact) => {
  const { itemId, met, corrects } = fact.data;
  const key = `item:${itemId}`;
  await keepOnce(ctx, fact, { event: events.itemFellDue, subject: itemId, key, corrects });
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
  const { contactPointId: subject, round, corrects } = fact.data;
  const key = roundKey(subject, round);
  await keepOnce(ctx, fact, { event: events.visitFellDue, subject, key, corrects });
  const point = await ctx.em.findOne(ContactPoint, { id: subject });
  if (point) advance(ctx, point);
});

const rectificationFellDue = react(events.rectificationFellDue, (ctx, fact) => {
  const { problemId: subject, corrects } = fact.data;
  const key = `rectification:${subject}`;
  return keepOnce(ctx, fact, { event: events.rectificationFellDue, subject, key, corrects });
});

const requestFellDue = react(events.requestFellDue, (ctx, fact) => {
  const { requestId: subject, corrects } = fact.data;
  const key = `request:${subject}`;
  return keepOnce(ctx, fact, { event: events.requestFellDue, subject, key, corrects });
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
