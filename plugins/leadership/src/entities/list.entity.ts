import type { Category, ItemState, ListState, PostTitle } from '@heli/contracts/leadership';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 责任清单 of a unit, or of a post. Times are ISO 8601 in UTC with milliseconds: they compare as text. */
export const List = defineEntity({
  name: 'leadership.List',
  tableName: 'leadership_list',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    /** The unit whose duties they are: the core's filter by unit looks at this name. */
    unit: p.text().nullable(),
    /** Who holds the post whose duties they are: the core's filter by owner looks at this name. */
    owner: p.text().nullable(),
    postId: p.text().nullable(),
    postTitle: p.text().$type<PostTitle>().nullable(),
    /** Whoever drafted it or added to it: none of them approves it. */
    authors: p.json<readonly string[]>(),
    year: p.integer(),
    title: p.text(),
    state: p.text().$type<ListState>(),
    approvedBy: p.text().nullable(),
    publishedAt: p.text().nullable(),
  },
});
export type ListItem = InferEntity<typeof List>;

/** 责任事项. */
export const Item = defineEntity({
  name: 'leadership.Item',
  tableName: 'leadership_item',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    unit: p.text().nullable(),
    owner: p.text().nullable(),
    listId: p.text(),
    category: p.text().$type<Category>(),
    text: p.text(),
    measure: p.text().nullable(),
    weight: p.integer(),
    due: p.text(),
    state: p.text().$type<ItemState>(),
    /** Whether its list is in force: only then it falls due. */
    inForce: p.boolean(),
    /** Whoever has reported on it: none of them verifies it. */
    reporters: p.json<readonly string[]>(),
    selfScore: p.integer().nullable(),
    verifiedScore: p.integer().nullable(),
    verifiedAt: p.text().nullable(),
    returns: p.integer(),
    /** When its last fact happened: nothing may be recorded before it. */
    lastAt: p.text(),
  },
});
export type DutyItem = InferEntity<typeof Item>;
