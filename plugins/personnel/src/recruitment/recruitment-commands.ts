import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { Recruitment, type RecruitmentItem } from '../entities/post.entity.js';
import { follow, no, record, subjectOf } from '../kit.js';
import { postLife, recruitmentLife, steps } from '../life-cycles.js';
import { postOf, today } from '../posts/posts.js';
import { appoint } from '../posts/staff-commands.js';
import { settings } from '../settings.js';
import { around } from '../shared/around.js';
import { moveCandidate, moveRecruitment, naming, namingCandidate, recruitmentOf } from './recruitments.js';

const answerOf = ({ id, state }: RecruitmentItem) => ({ recruitmentId: id, state });

export const planRecruitment = handle(personnel.commands.planRecruitment, async (ctx, input) => {
  const { postId, title, places, plan } = input;
  const post = await postOf(ctx, postId);
  follow(postLife, 'fill', around(ctx, post));
  const item = ctx.em.create(Recruitment, {
    ...{ id: ctx.id(), facts: 0, organisation: post.organisation, owner: ctx.actorId, postId },
    ...{ kind: post.kind, title, plan: plan ?? null, places, noticeAt: null, until: null, state: 'planned' },
  });
  const data = { ...naming(item), kind: post.kind, places };
  record(ctx, subjectOf('recruitment', item), events.recruitmentPlanned, { data, detail: { title, plan } });
  return answerOf(item);
});

/** The one step that leads on from a state. */
function stepFrom(item: RecruitmentItem): keyof typeof recruitmentLife {
  const found = (steps as (keyof typeof recruitmentLife)[]).find((verb) =>
    (recruitmentLife[verb].from as readonly string[]).includes(item.state),
  );
  if (!found) throw no('illegalTransition', { from: item.state, command: 'advanceRecruitment' });
  return found;
}

/** On to the next stage; with 公示 the working days of the public notice begin. */
export const advanceRecruitment = handle(personnel.commands.advanceRecruitment, async (ctx, input) => {
  const { recruitmentId, note } = input;
  const item = await recruitmentOf(ctx, recruitmentId);
  const from = item.state;
  await moveRecruitment(ctx, item, stepFrom(item));
  if (item.state === 'publicNotice') {
    item.noticeAt = ctx.now;
    item.until = ctx.clock.add(ctx.now, { days: ctx.settings(settings).noticeDays }, 'workday');
  }
  record(ctx, subjectOf('recruitment', item), events.recruitmentAdvanced, {
    data: { ...naming(item), from, to: item.state, ...(item.until && { until: item.until }) },
    detail: { note },
  });
  return { ...answerOf(item), until: item.until ?? null };
});

async function hire(
  ctx: WriteContext,
  item: RecruitmentItem,
  employment: 'fullTime' | 'partTime' | 'seconded',
) {
  const post = await postOf(ctx, item.postId);
  const candidates = await moveRecruitment(ctx, item, 'hire');
  for (const candidate of candidates) {
    await moveCandidate(ctx, candidate, 'hire');
    const { personId } = candidate;
    const served = await appoint(ctx, post, { personId, employment, from: today(ctx), basis: item.title });
    record(ctx, subjectOf('candidate', candidate), events.candidateHired, {
      data: { ...namingCandidate(candidate), staffId: served.id },
    });
  }
  return candidates.length;
}

/** 聘用: those under notice take their places, once its days are over and nothing is held against them. */
export const hireCandidates = handle(personnel.commands.hireCandidates, async (ctx, input) => {
  const { recruitmentId, employment, note } = input;
  const item = await recruitmentOf(ctx, recruitmentId);
  const hired = await hire(ctx, item, employment);
  record(ctx, subjectOf('recruitment', item), events.recruitmentHired, {
    data: { ...naming(item), hired },
    detail: { note },
  });
  return { ...answerOf(item), hired };
});

export const failRecruitment = handle(personnel.commands.failRecruitment, async (ctx, input) => {
  const { recruitmentId, reason } = input;
  const item = await recruitmentOf(ctx, recruitmentId);
  const from = item.state;
  await moveRecruitment(ctx, item, 'fail');
  record(ctx, subjectOf('recruitment', item), events.recruitmentFailed, {
    data: { ...naming(item), from },
    detail: { reason },
  });
  return answerOf(item);
});
