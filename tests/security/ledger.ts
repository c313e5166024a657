import { defineEntity, p } from '@mikro-orm/core';
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
} from '@heli/sdk';

const seeLines = permission('ledger.line.see', { office: 'subtree', liaison: 'own-unit', resident: 'own' });
const seeTotal = permission('ledger.total.see', {
  office: 'subtree',
  liaison: 'subtree',
  resident: 'subtree',
  chair: 'subtree',
});

const events = defineEvents('ledger', {
  lineWritten: event({ data: z.object({ text: z.string() }) }),
  totalTold: event({ data: z.object({ lines: z.number().int() }) }),
});
const commands = defineCommands('ledger', {
  /** Writes wherever it is told to, as a careless plugin would. */
  write: command({
    permission: seeLines,
    input: z.strictObject({ text: z.string(), at: z.string(), unit: z.string().nullable().default(null) }),
    output: z.object({ id: z.string() }),
  }),
  /** Puts a shelf up and a label on it. */
  shelve: command({
    permission: seeLines,
    input: z.strictObject({ text: z.string() }),
    output: z.object({}),
  }),
  /** Changes a book by its id without looking at it first. */
  seize: command({ permission: seeLines, input: z.strictObject({ id: z.string() }), output: z.object({}) }),
});
const queries = defineQueries('ledger', {
  lines: query({
    permission: seeLines,
    input: z.strictObject({}),
    output: z.array(z.string()),
    whenAbsent: [],
  }),
  /** What stands on shelves and on their labels. */
  shelves: query({
    permission: seeLines,
    input: z.strictObject({}),
    output: z.array(z.string()),
    whenAbsent: [],
  }),
  /** Asks further: how many lines there are. */
  total: query({
    permission: seeTotal,
    input: z.strictObject({}),
    output: z.number().int(),
    whenAbsent: 0,
  }),
});
const contract = defineContract({
  id: 'ledger',
  version: '1.0.0',
  events,
  commands,
  queries,
  metrics: {},
  tiles: [],
  locales: { 'zh-CN': {}, en: {} },
});

const Book = defineEntity({
  name: 'ledger.Book',
  tableName: 'ledger_book',
  properties: { id: p.text().primary(), organisation: p.text(), unit: p.text().nullable(), owner: p.text() },
});
/** Has neither unit nor owner: it is seen with its book. */
const Line = defineEntity({
  name: 'ledger.Line',
  tableName: 'ledger_line',
  properties: { id: p.text().primary(), organisation: p.text(), book: p.text(), text: p.text() },
});
/** Is nobody's own: `common`. */
const Shelf = defineEntity({
  name: 'ledger.Shelf',
  tableName: 'ledger_shelf',
  properties: { id: p.text().primary(), organisation: p.text(), text: p.text() },
});
/** Is seen with what is nobody's own. */
const Label = defineEntity({
  name: 'ledger.Label',
  tableName: 'ledger_label',
  properties: { id: p.text().primary(), organisation: p.text(), shelf: p.text(), text: p.text() },
});

const mechanism = defineMechanism({
  id: 'ledger',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: contract,
  settings: defineSettings(z.object({})),
  entities: [Book, Line, Shelf, Label],
  seenWith: [
    { entity: Line, property: 'book', with: Book },
    { entity: Label, property: 'shelf', with: Shelf },
  ],
  common: [Shelf],
  personal: [
    { entity: Book, persons: ['owner'], words: [] },
    { entity: Line, persons: [], words: ['text'] },
    { entity: Shelf, persons: [], words: ['text'] },
    { entity: Label, persons: [], words: ['text'] },
  ],
  migrations: [
    {
      name: '0001-book',
      up: () => [
        'CREATE TABLE ledger_book (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, owner TEXT NOT NULL)',
        'CREATE TABLE ledger_line (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, book TEXT NOT NULL, text TEXT NOT NULL)',
        'CREATE TABLE ledger_shelf (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, text TEXT NOT NULL)',
        'CREATE TABLE ledger_label (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, shelf TEXT NOT NULL, text TEXT NOT NULL)',
      ],
    },
  ],
  commands: {
    write: handle(commands.write, async (ctx, { text, at, unit }) => {
      const id = ctx.id();
      ctx.em.create(Book, { id, organisation: at, unit, owner: ctx.actorId });
      ctx.em.create(Line, { id, organisation: at, book: id, text });
      ctx.emit(events.lineWritten, { data: { text } });
      return { id };
    }),
    shelve: handle(commands.shelve, async (ctx, { text }) => {
      const { organisation } = ctx;
      const id = ctx.id();
      ctx.em.create(Shelf, { id, organisation, text });
      ctx.em.create(Label, { id, organisation, shelf: id, text: `label of ${text}` });
      return {};
    }),
    seize: handle(commands.seize, async (ctx, { id }) => {
      ctx.em.getReference(Book, id).owner = ctx.actorId;
      return {};
    }),
  },
  queries: {
    lines: answer(queries.lines, async (ctx) => {
      const lines = await ctx.em.find(Line, {}, { orderBy: { text: 'asc' } });
      return lines.map(({ text }) => text);
    }),
    shelves: answer(queries.shelves, async (ctx) => {
      const shelves = await ctx.em.find(Shelf, {}, { orderBy: { text: 'asc' } });
      const labels = await ctx.em.find(Label, {}, { orderBy: { text: 'asc' } });
      return [...shelves, ...labels].map(({ text }) => text);
    }),
    total: answer(queries.total, async (ctx) => (await ctx.ask(queries.lines, {})).length),
  },
  reactions: [
    react(events.lineWritten, async (ctx) => {
      ctx.emit(events.totalTold, { data: { lines: await ctx.ask(queries.total, {}) } });
    }),
  ],
  locales: contract.locales,
});

/** A mechanism whose lines are seen with their book, whose shelves are common, and whose total asks for the lines. */
export const ledger = { mechanism, commands, queries, events };
