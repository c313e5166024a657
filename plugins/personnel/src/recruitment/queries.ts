import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import {
  Candidate,
  Post,
  Recruitment,
  type CandidateItem,
  type RecruitmentItem,
} from '../entities/post.entity.js';
import { historyOf } from '../kit.js';
import { personNames } from '../shared/persons.js';

async function rowsOf(ctx: ReadContext, found: readonly RecruitmentItem[]) {
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(
    Candidate,
    'recruitmentId',
    { where: { state: { $in: ['registered', 'hired'] }, recruitmentId: { $in: found.map(({ id }) => id) } } },
  );
  const posts = await ctx.em.find(Post, { id: { $in: found.map(({ postId }) => postId) } });
  const titles = new Map(posts.map(({ id, title }) => [id, title]));
  return found.map((item) => ({
    ...{ id: item.id, recruitmentId: item.id, title: item.title, kind: item.kind, places: item.places },
    ...{ post: titles.get(item.postId) ?? '—', organisation: item.organisation, until: item.until ?? null },
    ...{ candidates: counts[item.id] ?? 0, state: item.state },
  }));
}

export const recruitments = answer(
  personnel.queries.recruitments,
  async (ctx, { state, search, offset, limit }) => {
    const where = {
      ...(state !== undefined && { state }),
      ...(search !== undefined && { title: containing(search) }),
    };
    return rowsOf(ctx, await ctx.em.find(Recruitment, where, { orderBy: { id: 'desc' }, offset, limit }));
  },
);

async function candidateRows(ctx: ReadContext, found: readonly CandidateItem[]) {
  const nameOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  const of = await ctx.em.find(Recruitment, { id: { $in: found.map((one) => one.recruitmentId) } });
  const byId = new Map(of.map((one) => [one.id, one]));
  return found.map((item) => ({
    ...{ id: item.id, candidateId: item.id, recruitmentId: item.recruitmentId, name: nameOf(item.personId) },
    ...{ recruitment: byId.get(item.recruitmentId)?.title ?? '—', organisation: item.organisation },
    passed: item.passed ? `personnel.stage.${item.passed}` : '',
    stage: byId.get(item.recruitmentId)?.state ?? 'registration',
    ...{ state: item.state, subjectKind: 'candidate' as const, subjectId: item.id },
  }));
}

export const recruitmentDetail = answer(personnel.queries.recruitmentDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Recruitment, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const listed = await ctx.em.find(Candidate, { recruitmentId: id }, { orderBy: { id: 'asc' } });
  return {
    ...{ ...row!, plan: item.plan ?? '', listed: await candidateRows(ctx, listed) },
    history: await historyOf(ctx, id),
  };
});

export const candidates = answer(
  personnel.queries.candidates,
  async (ctx, { state, recruitmentId, offset, limit }) => {
    const where = {
      ...(state !== undefined && { state }),
      ...(recruitmentId !== undefined && { recruitmentId }),
    };
    return candidateRows(
      ctx,
      await ctx.em.find(Candidate, where, { orderBy: { id: 'desc' }, offset, limit }),
    );
  },
);

export const candidateDetail = answer(personnel.queries.candidateDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Candidate, { id });
  if (!item) return null;
  const [row] = await candidateRows(ctx, [item]);
  return { ...row!, reason: item.reason ?? '', history: await historyOf(ctx, id) };
});
