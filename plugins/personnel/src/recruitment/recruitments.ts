import type { ReadContext } from '@heli/sdk';
import { Candidate, Recruitment, type CandidateItem, type RecruitmentItem } from '../entities/post.entity.js';
import { find, follow } from '../kit.js';
import { candidateLife, recruitmentLife } from '../life-cycles.js';
import { isObjected } from '../objections/objected.js';
import { around } from '../shared/around.js';

/** What every fact about a recruitment and a candidate names. */
export const naming = ({ id, postId }: RecruitmentItem) => ({ recruitmentId: id, postId });
export const namingCandidate = ({ id, recruitmentId, personId }: CandidateItem) => ({
  ...{ candidateId: id, recruitmentId, personId },
});
export const recruitmentOf = (ctx: ReadContext, id: string): Promise<RecruitmentItem> =>
  find(ctx, Recruitment, id, 'Recruitment');
export const candidateOf = (ctx: ReadContext, id: string): Promise<CandidateItem> =>
  find(ctx, Candidate, id, 'Candidate');

/** Those who are still in, in the order in which they came. */
export const stillIn = (ctx: ReadContext, recruitmentId: string): Promise<CandidateItem[]> =>
  ctx.em.find(Candidate, { recruitmentId, state: 'registered' }, { orderBy: { id: 'asc' } });

/** Takes a recruitment on; the candidates who are still in and what speaks against them are looked at. */
export async function moveRecruitment(
  ctx: ReadContext,
  item: RecruitmentItem,
  verb: keyof typeof recruitmentLife,
): Promise<CandidateItem[]> {
  const candidates = await stillIn(ctx, item.id);
  const objected = await isObjected(
    ctx,
    candidates.map(({ id }) => id),
  );
  item.state = follow(recruitmentLife, verb, around(ctx, item, { candidates, objected }));
  return candidates;
}

export async function moveCandidate(
  ctx: ReadContext,
  item: CandidateItem,
  verb: keyof typeof candidateLife,
): Promise<RecruitmentItem> {
  const recruitment = await recruitmentOf(ctx, item.recruitmentId);
  item.state = follow(candidateLife, verb, around(ctx, item, { recruitment }));
  return recruitment;
}
