import { defineEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import {
  answer,
  command,
  count,
  defineCommands,
  defineContract,
  defineEvents,
  defineMechanism,
  defineQueries,
  defineSettings,
  event,
  flow,
  handle,
  on,
  permission,
  personId,
  query,
} from '@heli/sdk';

const may = permission('roster.post.use', { office: 'subtree' });

const events = defineEvents('roster', {
  appointed: event({
    data: z.object({ postId: z.string(), personId, deputies: z.array(personId).optional() }),
    detail: z.strictObject({ note: z.string(), witness: personId.optional() }),
  }),
});

const commands = defineCommands('roster', {
  appoint: command({
    permission: may,
    input: z.strictObject({
      person: z.string(),
      deputies: z.array(z.string()).optional(),
      witness: z.string().optional(),
      note: z.string().max(2000),
    }),
    output: z.object({ postId: z.string() }),
  }),
});

const row = z.object({
  id: z.string(),
  person: z.string(),
  note: z.string().nullable(),
  remarks: z.unknown(),
  label: z.string(),
});
const queries = defineQueries('roster', {
  posts: query({ permission: may, input: z.strictObject({}), output: z.array(row), whenAbsent: [] }),
});

const Post = defineEntity({
  name: 'roster.Post',
  tableName: 'roster_post',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    unit: p.text().nullable(),
    owner: p.text(),
    personId: p.text(),
    note: p.text().nullable(),
    remarks: p.json<readonly string[]>(),
    label: p.text(),
  },
});

const table = (json: string): string =>
  `CREATE TABLE roster_post (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, owner TEXT NOT NULL,
     person_id TEXT NOT NULL, note TEXT, remarks ${json} NOT NULL, label TEXT NOT NULL)`;

/** A mechanism that keeps records about persons, and says where. */
export function makeRoster() {
  const contract = defineContract({
    id: 'roster',
    version: '1.0.0',
    events,
    commands,
    queries,
    metrics: {
      appointments: count({
        unit: 'case',
        direction: 'context',
        about: 'work',
        of: flow(on(events.appointed, () => [{ add: 1 }])),
      }),
    },
    tiles: [],
    locales: { 'zh-CN': {}, en: {} },
  });
  const mechanism = defineMechanism({
    id: 'roster',
    version: '1.0.0',
    sdk: '^1.0.0',
    implements: contract,
    settings: defineSettings(z.strictObject({})),
    entities: [Post],
    personal: [{ entity: Post, persons: ['personId'], words: ['note', 'remarks', 'label'] }],
    migrations: [
      { name: '0001-post', up: (dialect) => [table(dialect === 'postgresql' ? 'JSONB' : 'JSON')] },
    ],
    commands: {
      appoint: handle(commands.appoint, async (ctx, { person, deputies, witness, note }) => {
        const postId = ctx.id();
        const row = { id: postId, organisation: ctx.organisation, unit: null, owner: ctx.actorId };
        ctx.em.create(Post, { ...row, personId: person, note, remarks: [note], label: note });
        ctx.emit(events.appointed, {
          data: { postId, personId: person, ...(deputies && { deputies }) },
          detail: { note, ...(witness !== undefined && { witness }) },
        });
        return { postId };
      }),
    },
    queries: {
      posts: answer(queries.posts, async (ctx) => {
        const posts = await ctx.em.find(Post, {}, { orderBy: { id: 'asc' } });
        return posts.map(({ id, personId: person, note, remarks, label }) => ({
          id,
          person,
          note: note ?? null,
          remarks,
          label,
        }));
      }),
    },
    locales: { 'zh-CN': {}, en: {} },
  });
  return { mechanism, commands, queries, events, Post };
}
