import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { placeOf } from '@heli/sdk/kit';
import { List } from '../entities/list.entity.js';
import { checkPost } from '../posts.js';
import { no, record, subjectOf, unitOf } from '../kit.js';

/** A year's duties of a unit, or of a post and whoever holds it. */
export const draftList = handle(leadership.commands.draftList, async (ctx, input) => {
  const { title, year, unitId, postId, postTitle, holderId } = input;
  const forPost = postId !== undefined && postTitle !== undefined && holderId !== undefined;
  const nothingOfPost = postId === undefined && postTitle === undefined && holderId === undefined;
  if (unitId === undefined ? !forPost : !nothingOfPost) throw no('unitOrPost', {}, 'unitId', 'invalid');
  const unit = unitId === undefined ? undefined : await unitOf(ctx, unitId);
  if (postId !== undefined) await checkPost(ctx, postId);
  const list = ctx.em.create(List, {
    id: ctx.id(),
    facts: 0,
    organisation: await placeOf(ctx, unit),
    unit: unitId ?? null,
    owner: holderId ?? null,
    postId: postId ?? null,
    postTitle: postTitle ?? null,
    authors: [ctx.actorId],
    year,
    title,
    state: 'draft',
  });
  record(ctx, subjectOf('list', list), events.listDrafted, {
    data: { listId: list.id, year, unitId, postId, postTitle, holderId },
    detail: { title },
  });
  return { listId: list.id, state: list.state };
});
