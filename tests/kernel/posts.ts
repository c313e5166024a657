import { z } from 'zod';
import {
  answer,
  command,
  defineCommands,
  defineContract,
  defineEvents,
  defineMechanism,
  defineQueries,
  defineSettings,
  event,
  handle,
  permission,
  query,
  react,
  type RoleHolder,
} from '@heli/sdk';

/** A mechanism whose posts give roles: a test says which. Several may live in one house under other ids. */
export function makePosts(id = 'posts') {
  const knobs: {
    /** What the query answers; it may throw. */
    holders: () => unknown;
    /** What the mechanism does when it reacts to `heard`. */
    react: () => void;
    /** Where it was asked, in order. */
    readonly asked: string[];
  } = { holders: () => [], react: () => undefined, asked: [] };
  const tell = permission(`${id}.thing.tell`, { office: 'subtree' });
  const lead = permission(`${id}.thing.lead`, { chair: 'subtree', liaison: 'own-unit' });
  const events = defineEvents(id, {
    changed: event({ data: z.object({}) }),
    heard: event({ data: z.object({}) }),
    noted: event({ data: z.object({}) }),
  });
  const nothing = { input: z.strictObject({}), output: z.object({}) };
  const commands = defineCommands(id, {
    change: command({ permission: tell, ...nothing }),
    hear: command({ permission: tell, ...nothing }),
    note: command({ permission: tell, ...nothing }),
    lead: command({ permission: lead, ...nothing }),
    summon: command({ permission: tell, ...nothing, output: z.object({ recipients: z.number().int() }) }),
  });
  const queries = defineQueries(id, {
    holders: query({ permission: tell, input: z.strictObject({}), output: z.json(), whenAbsent: [] }),
  });
  const words = { [`${id}.notice.come`]: 'Come.' };
  const contract = defineContract({
    id,
    version: '1.0.0',
    events,
    commands,
    queries,
    metrics: {},
    tiles: [],
    grants: { query: 'holders', on: [events.changed.type, events.heard.type] },
    locales: { 'zh-CN': words, en: words },
  });
  const mechanism = defineMechanism({
    id,
    version: '1.0.0',
    sdk: '^1.0.0',
    implements: contract,
    settings: defineSettings(z.strictObject({})),
    entities: [],
    migrations: [],
    commands: {
      change: handle(commands.change, async (ctx) => (ctx.emit(events.changed, { data: {} }), {})),
      hear: handle(commands.hear, async (ctx) => (ctx.emit(events.heard, { data: {} }), {})),
      note: handle(commands.note, async (ctx) => (ctx.emit(events.noted, { data: {} }), {})),
      lead: handle(commands.lead, async () => ({})),
      summon: handle(commands.summon, async (ctx) => {
        const { recipients } = await ctx.notify({ key: `${id}.notice.come`, to: { roles: ['chair'] } });
        return { recipients };
      }),
    },
    queries: {
      holders: answer(queries.holders, async (ctx) => {
        knobs.asked.push(`${ctx.actorId} at ${ctx.organisation}`);
        return (await knobs.holders()) as never;
      }),
    },
    reactions: [react(events.heard, async () => knobs.react())],
    locales: contract.locales,
  });
  return { mechanism, commands, queries, knobs };
}

/** One who holds the chair of the street for good, but for what is said otherwise. */
export const holding = (personId: string, more: Partial<RoleHolder> = {}): RoleHolder => ({
  personId,
  role: 'chair',
  organisation: '370704003',
  unitId: null,
  from: '2026-01-01',
  until: null,
  ...more,
});
