import { council, type BodyKind, type PostTitle } from '@heli/contracts/council';
import { answer, type Role } from '@heli/sdk';
import { Body } from '../entities/body.entity.js';
import { Membership, Post, type PostItem } from '../entities/post.entity.js';

/** The role that a post of a body gives (domain.md, section 2); a seat of a unit makes its liaison besides. */
const roleOf: Readonly<Record<BodyKind, Partial<Record<PostTitle, Role>>>> = {
  council: { chair: 'chair', viceChair: 'viceChair', secretaryGeneral: 'office' },
  branch: { chair: 'branchSecretary', viceChair: 'branchSecretary' },
};

/** Who holds which role by a post: the kernel asks, and gives the rights until the post ends. */
export const roleHolders = answer(council.queries.roleHolders, async (ctx) => {
  const bodies = new Map((await ctx.em.find(Body, { state: 'active' })).map((body) => [body.id, body]));
  const posts = new Map((await ctx.em.find(Post, { state: 'open' })).map((post) => [post.id, post]));
  const serving = await ctx.em.find(Membership, { state: 'serving' }, { orderBy: { id: 'asc' } });
  return serving.flatMap(({ postId, personId, start, end, part, organisation }) => {
    const post = posts.get(postId);
    const body = post && bodies.get(post.bodyId);
    if (!body) return [];
    return rolesBy(post, body.kind, part).map(({ role, unitId }) => ({
      personId,
      role,
      organisation,
      unitId,
      from: start,
      until: end ?? null,
    }));
  });
});

function rolesBy(post: PostItem, kind: BodyKind, part: 'holder' | 'deputy') {
  const own = part === 'holder' ? roleOf[kind][post.title] : undefined;
  return [
    ...(own ? [{ role: own, unitId: null }] : []),
    ...(post.unitId == null ? [] : [{ role: 'liaison' as const, unitId: post.unitId }]),
  ];
}
