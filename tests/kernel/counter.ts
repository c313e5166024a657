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
  derived,
  event,
  flow,
  handle,
  level,
  on,
  permission,
  query,
  ratio,
  react,
  Refusal,
  spread,
  type Contribution,
  type Tile,
  type WriteContext,
} from '@heli/sdk';

const instant = z.iso.datetime();
const code = z.string();

export interface CounterOptions {
  /** Whether a fold throws at a fact with the key `poison`; the repaired mechanism does not. */
  poisonous?: boolean;
  /** Whether a fold never comes to an end at a fact with the key `poison`. */
  readonly endless?: boolean;
  /** What the spread's fold answers in place of a whole number, at a fact with the key `odd`. */
  readonly odd?: number;
  readonly migrations?: readonly { name: string; up: () => readonly string[] }[];
}

/** What a handler that misbehaves does. */
export type Misdeed = (ctx: WriteContext) => Promise<unknown>;

const forEver = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: { add: 1 } }) }) };

const everybody = { office: 'subtree', liaison: 'own-unit', resident: 'own', display: 'subtree' } as const;

/** A mechanism that counts, made to reach every corner of the kernel; several may live in one house under other ids. */
export function makeCounter(id = 'counter', options: CounterOptions = {}) {
  /** Set by a test: what the command `misbehave`, the query `odd` and others do. */
  const knobs: {
    misdeed: Misdeed;
    answer: () => Promise<unknown>;
    feed: () => void;
    react: Misdeed;
    derive: (sum: number) => number | null;
  } = {
    misdeed: () => Promise.resolve({}),
    answer: () => Promise.resolve([]),
    feed: () => undefined,
    react: () => Promise.reject(new Error('This reaction explodes.')),
    derive: (sum) => sum,
  };
  const may = permission(`${id}.item.use`, everybody);
  const events = defineEvents(id, {
    noted: event({
      data: z.object({ at: instant, key: z.string(), add: z.number().int(), value: z.number().int() }),
      detail: z.object({ text: z.string() }),
    }),
    settled: event({ data: z.object({ at: instant, met: z.number().int(), due: z.number().int() }) }),
    due: event({ data: z.object({ name: z.string() }) }),
    echoed: event({ data: z.object({ step: z.number().int() }) }),
  });
  const commands = defineCommands(id, {
    note: command({
      permission: may,
      input: z.strictObject({
        at: instant.optional(),
        key: z.string().max(20).default('a'),
        add: z.number().int().default(1),
        value: z.number().int().default(1),
        text: z.string().max(100).optional(),
        organisation: code.optional(),
      }),
      output: z.object({ number: z.number().int() }),
    }),
    settle: command({
      permission: may,
      input: z.strictObject({
        at: instant,
        met: z.number().int(),
        due: z.number().int(),
        organisation: code.optional(),
      }),
      output: z.object({}),
    }),
    keep: command({
      permission: may,
      input: z.strictObject({
        name: z.string().min(1).max(50),
        unit: z.string().optional(),
        remind: instant.optional(),
      }),
      output: z.object({ id: z.string(), number: z.number().int() }),
    }),
    remind: command({
      permission: may,
      input: z.strictObject({
        set: z.array(z.strictObject({ key: z.string(), at: z.string() })).default([]),
        forget: z.array(z.string()).default([]),
      }),
      output: z.object({}),
    }),
    misbehave: command({
      permission: may,
      input: z.strictObject({ word: z.string().optional() }),
      output: z.looseObject({}),
    }),
    guarded: command({
      permission: permission(`${id}.item.guard`, { chair: 'subtree' }),
      input: z.strictObject({}),
      output: z.object({}),
    }),
  });
  const row = z.object({ id: z.string(), name: z.string(), organisation: z.string() });
  const queries = defineQueries(id, {
    items: query({
      permission: may,
      input: z.strictObject({}),
      output: z.array(row),
      whenAbsent: [],
      live: {
        on: [`${id}.noted`],
        limit: 20,
        everyMs: 50,
        fields: {
          public: ['name'],
          council: ['name', 'organisation'],
          confidential: ['id', 'name', 'organisation'],
        },
      },
    }),
    odd: query({
      permission: may,
      input: z.strictObject({}),
      output: z.array(z.looseObject({})),
      whenAbsent: [],
    }),
  });

  const oddly = (key: string, value: number): number =>
    key === 'odd' && options.odd !== undefined ? options.odd : value;
  const guarded = (key: string, contributions: Contribution[]): Contribution[] => {
    if (key === 'poison' && options.poisonous) throw new Error('This fold cannot stand poison.');
    if (key === 'poison' && options.endless) return forEver as never;
    return contributions;
  };
  const base = { unit: 'case', direction: 'context', about: 'work' } as const;
  const metrics = {
    count: count({
      ...base,
      of: flow(on(events.noted, ({ at, key, add }) => guarded(key, [{ add: Math.sign(add), at }]))),
    }),
    sum: count({ ...base, of: flow(on(events.noted, ({ at, add }) => [{ add, at }])) }),
    keyed: count({ ...base, of: flow(on(events.noted, ({ at, key, add }) => [{ add, at, key }])) }),
    standing: count({
      ...base,
      keys: ['a', 'b'],
      of: level(
        on(events.noted, ({ at, key, add }) => (key === 'a' || key === 'b' ? [{ add, at, key }] : [])),
      ),
    }),
    rate: ratio({
      ...base,
      unit: '%',
      n: flow(on(events.settled, ({ at, met }) => [{ add: met, at }])),
      d: flow(on(events.settled, ({ at, due }) => [{ add: due, at }])),
    }),
    share: ratio({
      ...base,
      unit: '%',
      n: level(on(events.noted, ({ at, key, add }) => (key === 'a' ? [{ add, at }] : []))),
      d: level(on(events.noted, ({ at, add }) => [{ add, at }])),
    }),
    load: ratio({
      ...base,
      unit: '%',
      n: flow(on(events.settled, ({ at, due }) => [{ add: due, at }])),
      d: level(on(events.noted, ({ at, add }) => [{ add, at }])),
    }),
    minutes: spread({
      ...base,
      unit: 'h',
      of: flow(
        on(events.noted, ({ at, key, add, value }) => [
          { add: Math.sign(add), value: oddly(key, value), at },
        ]),
      ),
    }),
    twice: derived({
      ...base,
      of: ['sum', 'count'],
      read: ([sum, all]) => (sum == null || all == null ? null : knobs.derive(2 * sum + all)),
    }),
    people: count({ ...base, about: 'people', of: flow(on(events.noted, ({ at, add }) => [{ add, at }])) }),
    secret: count({ ...base, audience: 'confidential', of: flow(on(events.noted, ({ at }) => [{ at }])) }),
  };
  const at = { x: 0, y: 0, w: 3, h: 2 };
  const tiles: Tile[] = [
    { kind: 'number', metric: 'count', period: 'day', at, beside: ['sum', 'standing', 'minutes'] },
    { kind: 'number', metric: 'keyed', period: 'total', at },
    { kind: 'number', metric: 'people', period: 'month', at, audience: 'council' },
    { kind: 'trend', metrics: ['rate', 'share'], grain: 'day', length: 3, period: 'P90D', at },
    { kind: 'feed', feed: 'items', columns: [{ field: 'name', as: 'text' }], at },
  ];
  const words = { [`${id}.refusal.no`]: 'No.' };
  const contract = defineContract({
    id,
    version: '1.0.0',
    events,
    commands,
    queries,
    metrics,
    tiles,
    locales: { 'zh-CN': words, en: words },
  });

  const Item = defineEntity({
    name: `${id}.Item`,
    tableName: `${id}_item`,
    properties: {
      id: p.text().primary(),
      organisation: p.text(),
      unit: p.text().nullable(),
      owner: p.text(),
      name: p.text(),
    },
  });
  const tables = {
    name: '0001-item',
    up: () => [
      `CREATE TABLE ${id}_item (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, owner TEXT NOT NULL, name TEXT NOT NULL UNIQUE)`,
    ],
  };

  const mechanism = defineMechanism({
    id,
    version: '1.0.0',
    sdk: '^1.0.0',
    implements: contract,
    settings: defineSettings(z.strictObject({ most: z.number().int().min(1).default(3) })),
    entities: [Item],
    personal: [{ entity: Item, persons: [], words: ['name'] }],
    migrations: options.migrations ?? [tables],
    commands: {
      note: handle(commands.note, async (ctx, { at: when, key, add, value, text, organisation }) => {
        const { number } = await ctx.number('note');
        ctx.emit(events.noted, {
          data: { at: when ?? ctx.now, key, add, value },
          ...(text !== undefined && { detail: { text } }),
          ...(organisation !== undefined && { organisation }),
        });
        return { number };
      }),
      settle: handle(commands.settle, async (ctx, { organisation, ...data }) => {
        ctx.emit(events.settled, { data, ...(organisation !== undefined && { organisation }) });
        return {};
      }),
      keep: handle(commands.keep, async (ctx, { name, unit, remind }) => {
        const made = ctx.id();
        const { number } = await ctx.number('keep');
        ctx.em.create(Item, {
          id: made,
          organisation: ctx.organisation,
          unit: unit ?? null,
          owner: ctx.actorId,
          name,
        });
        await ctx.em.flush();
        ctx.emit(events.noted, { data: { at: ctx.now, key: 'a', add: 1, value: 1 } });
        if (remind !== undefined) ctx.remind(`keep:${name}`, remind, events.due, { data: { name } });
        return { id: made, number };
      }),
      remind: handle(commands.remind, async (ctx, input) => {
        for (const key of input.forget) ctx.forget(key);
        for (const { key, at: when } of input.set) ctx.remind(key, when, events.due, { data: { name: key } });
        return {};
      }),
      misbehave: handle(
        commands.misbehave,
        async (ctx) => (await knobs.misdeed(ctx)) as Record<string, unknown>,
      ),
      guarded: handle(commands.guarded, async () => ({})),
    },
    queries: {
      items: answer(queries.items, async (ctx) => {
        knobs.feed();
        const rows = await ctx.em.find(Item, {}, { orderBy: { name: 'asc' } });
        return rows.map(({ id: key, name, organisation }) => ({ id: key, name, organisation }));
      }),
      odd: answer(queries.odd, async () => (await knobs.answer()) as Record<string, unknown>[]),
    },
    reactions: [
      react(events.noted, async (ctx, { data }) => {
        if (data.key === 'echo') ctx.emit(events.echoed, { data: { step: 1 } });
        if (data.key === 'explode') await knobs.react(ctx);
        if (data.key === 'decline') throw new Refusal('conflict', `${id}.refusal.no`);
      }),
      react(events.due, async (ctx, { data }) => {
        const [, minutes] = /^every (\d+) minutes$/.exec(data.name) ?? [];
        if (minutes === undefined) return;
        const at = new Date(Date.parse(ctx.now) + Number(minutes) * 60_000).toISOString();
        ctx.remind(data.name, at, events.due, { data });
      }),
      react(events.echoed, async (ctx, { data }) =>
        ctx.emit(events.echoed, { data: { step: data.step + 1 } }),
      ),
    ],
    locales: contract.locales,
  });
  return {
    mechanism,
    commands,
    queries,
    events,
    knobs,
    Item,
    refuse: () => new Refusal('conflict', `${id}.refusal.no`),
  };
}

export type Counter = ReturnType<typeof makeCounter>;
