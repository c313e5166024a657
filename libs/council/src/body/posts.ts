import { council, events } from '@heli/contracts/council';
import { handle } from '@heli/sdk';
import { Body } from '../entities/body.entity.js';
import { Membership, Post } from '../entities/post.entity.js';
import { settings } from '../settings.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';

/** A post as the subject of a fact. */
export const postAs = (id: string, organisation: string) => ({
  type: 'council.post' as const,
  id,
  organisation,
});

/** Makes a seat; one of a member unit votes for it. */
export const definePost = handle(council.commands.definePost, async (ctx, input) => {
  const { bodyId, title, name, voting, unitId } = input;
  const body = await find(ctx, Body, bodyId, 'Body');
  if (body.state !== 'active') throw no('bodyDissolved', {}, 'bodyId');
  const open = await ctx.em.find(Post, { bodyId, state: 'open' });
  if (title === 'chair' && open.some((post) => post.title === 'chair')) throw no('chairExists', {}, 'title');
  if (unitId !== undefined) {
    if ((await ctx.directory.units([unitId])).length === 0)
      throw no('unknownUnit', {}, 'unitId', 'not-found');
    const most = ctx.settings(settings).seatsPerUnit;
    if (open.filter((post) => post.unitId === unitId).length >= most)
      throw no('unitHasSeats', { most }, 'unitId');
  }
  const postId = ctx.id();
  const place = input.place ?? Math.max(0, ...open.map((post) => post.place)) + 1;
  ctx.em.create(Post, {
    id: postId,
    organisation: body.organisation,
    bodyId,
    title,
    name,
    voting,
    place,
    unitId: unitId ?? null,
    state: 'open',
  });
  record(ctx, postAs(postId, body.organisation), events.postDefined, {
    data: { postId, bodyId, title, voting, place, ...(unitId !== undefined && { unitId }) },
    detail: { name },
  });
  return { postId };
});

/** Takes a seat away that nobody sits on. */
export const abolishPost = handle(council.commands.abolishPost, async (ctx, { postId }) => {
  const post = await find(ctx, Post, postId, 'Post');
  if (post.state !== 'open') throw no('postAbolished', {}, 'postId');
  const sitting = { postId, state: { $in: ['nominated', 'approved', 'serving'] } };
  if ((await ctx.em.count(Membership, sitting as never)) > 0) throw no('postFilled', {}, 'postId');
  post.state = 'abolished';
  record(ctx, postAs(postId, post.organisation), events.postAbolished, {
    data: { postId, bodyId: post.bodyId },
  });
  return {};
});
