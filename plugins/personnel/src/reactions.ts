import { events } from '@heli/contracts/personnel';
import { react } from '@heli/sdk';
import { Certificate, Grading, Objection } from './entities/growth.entity.js';
import { Ground } from './entities/pioneer.entity.js';
import { Member, Post, Reserve } from './entities/post.entity.js';
import { ballotVoided } from './kernel-facts.js';
import { keepOnce, record, subjectOf } from './kit.js';
import { termEnds } from './members/member-commands.js';
import { reviewLapses } from './members/reserve-commands.js';
import { normArrives } from './posts/post-commands.js';
import { tellVacancy } from './posts/posts.js';
import { ballotLost } from './rounds/ballots.js';
import { endDay } from './samples/samples.js';
import { certificateDue } from './training/certificates.js';

const normFellDue = react(events.normFellDue, async (ctx, fact) => {
  const post = await ctx.em.findOne(Post, { id: fact.data.postId });
  if (post) await normArrives(ctx, post, fact.data.from);
});

const vacancyFellDue = react(events.vacancyFellDue, async (ctx, fact) => {
  const post = await ctx.em.findOne(Post, { id: fact.data.postId });
  if (post) await tellVacancy(ctx, post);
});

const termFellDue = react(events.termFellDue, async (ctx, fact) => {
  const member = await ctx.em.findOne(Member, { id: fact.data.memberId });
  if (member) termEnds(ctx, member, fact.occurredAt);
});

const reviewFellDue = react(events.reviewFellDue, async (ctx, fact) => {
  const item = await ctx.em.findOne(Reserve, { id: fact.data.reserveId });
  if (item) reviewLapses(ctx, item, fact.data.since, fact.occurredAt);
});

const certificateFellDue = react(events.certificateFellDue, async (ctx, fact) => {
  const item = await ctx.em.findOne(Certificate, { id: fact.data.certificateId });
  if (item) await certificateDue(ctx, item, fact.data.step, fact.occurredAt);
});

/** Not decided in time: told as such, so that the council's agenda may pick it up. */
const objectionFellDue = react(events.objectionFellDue, async (ctx, fact) => {
  const { objectionId: subject, met, corrects } = fact.data;
  await keepOnce(ctx, fact, { event: events.objectionFellDue, subject, key: `objection:${subject}` });
  if (met || corrects) return;
  const item = await ctx.em.findOne(Objection, { id: subject, state: 'filed' });
  if (!item) return;
  const data = { objectionId: subject, subjectKind: item.subjectKind, due: item.due };
  record(ctx, subjectOf('objection', item), events.objectionOverdue, { data });
});

/** The kernel found that a ballot can't be counted. */
const gradingLost = react(ballotVoided, async (ctx, fact) => {
  const { ballot, reason } = fact.data;
  const [owner, ballotId] = ballot.split(':', 2);
  if (owner !== 'personnel') return;
  const grading = await ctx.em.findOne(Grading, { ballotId });
  if (grading) ballotLost(ctx, grading, reason);
});

/** What the day that is over came to; the next one is watched. */
const dayFellDue = react(events.dayFellDue, async (ctx, fact) => {
  const { day } = fact.data;
  const ground = await ctx.em.findOne(Ground, { organisation: fact.organisation });
  if (ground?.day === day) await endDay(ctx, ground, day);
});

export const reactions = [
  ...[normFellDue, vacancyFellDue, termFellDue, reviewFellDue, certificateFellDue],
  ...[objectionFellDue, gradingLost, dayFellDue],
];
