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
  documentNumber,
  event,
  handle,
  permission,
  query,
  Refusal,
  type WriteContext,
} from '@heli/sdk';

const held = permission('desk.entry.make', { office: 'subtree', liaison: 'own-unit' });
const events = defineEvents('desk', { entered: event({ data: z.object({ entryId: z.string() }) }) });
const commands = defineCommands('desk', {
  enter: command({
    permission: held,
    input: z.strictObject({
      files: z.array(z.string()).default([]),
      unit: z.string().optional(),
      refuse: z.boolean().default(false),
    }),
    output: z.object({ entryId: z.string(), hashes: z.array(z.string()) }),
  }),
  number: command({
    permission: held,
    input: z.strictObject({ refuse: z.boolean().default(false), year: z.number().int().optional() }),
    output: z.object({ number: z.string() }),
  }),
  tell: command({
    permission: held,
    input: z.strictObject({
      accounts: z.array(z.string()).optional(),
      persons: z.array(z.string()).optional(),
      units: z.array(z.string()).optional(),
      roles: z.array(z.enum(['office', 'liaison'])).optional(),
      what: z.string().default('路灯'),
      refuse: z.boolean().default(false),
    }),
    output: z.object({ noticeId: z.string(), recipients: z.number().int() }),
  }),
});
const queries = defineQueries('desk', {
  entry: query({
    permission: held,
    input: z.strictObject({ entryId: z.string() }),
    output: z.object({ files: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })) }),
    whenAbsent: { files: [] },
  }),
});
const words = {
  'zh-CN': { 'desk.notice.case': '请处理:{what}', 'desk.refusal.no': '不' },
  en: { 'desk.notice.case': 'Please handle: {what}', 'desk.refusal.no': 'no' },
};
const contract = defineContract({
  ...{ id: 'desk', version: '1.0.0', events, commands, queries, metrics: {}, tiles: [], locales: words },
});

const Entry = defineEntity({
  name: 'desk.Entry',
  tableName: 'desk_entry',
  properties: { id: p.text().primary(), organisation: p.text(), unit: p.text().nullable(), owner: p.text() },
});

/** Does something with the kept context once its handler has returned. */
export const knobs: { kept: WriteContext | undefined } = { kept: undefined };
const no = (): Refusal => new Refusal('conflict', 'desk.refusal.no');

/** A mechanism that takes files, numbers papers and tells people, and refuses after having done so when told. */
export const desk = defineMechanism({
  id: 'desk',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: contract,
  settings: defineSettings(z.object({})),
  entities: [Entry],
  personal: [{ entity: Entry, persons: [], words: [] }],
  migrations: [
    {
      name: '0001-entry',
      up: () => [
        `CREATE TABLE desk_entry (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, owner TEXT NOT NULL)`,
      ],
    },
  ],
  commands: {
    enter: handle(commands.enter, async (ctx, { files, unit, refuse }) => {
      knobs.kept = ctx;
      const entryId = ctx.id();
      ctx.em.create(Entry, {
        id: entryId,
        organisation: ctx.organisation,
        unit: unit ?? null,
        owner: ctx.actorId,
      });
      const taken = await ctx.files.attach(files, {
        subject: { type: 'desk.entry', id: entryId },
        shownBy: queries.entry,
        with: { entryId },
      });
      ctx.emit(events.entered, { data: { entryId } });
      if (refuse) throw no();
      return { entryId, hashes: taken.map(({ hash }) => hash) };
    }),
    number: handle(commands.number, async (ctx, { refuse, year }) => {
      const number = await ctx.number('paper', year === undefined ? {} : { year });
      if (refuse) throw no();
      return { number: documentNumber(number) };
    }),
    tell: handle(commands.tell, async (ctx, { what, refuse, accounts, persons, units, roles }) => {
      const given = await ctx.notify({
        key: 'desk.notice.case',
        params: { what },
        to: {
          ...(accounts && { accounts }),
          ...(persons && { persons }),
          ...(units && { units }),
          ...(roles && { roles }),
        },
        subject: { type: 'desk.entry', id: 'e1' },
        urgency: 'urgent',
      });
      if (refuse) throw no();
      return given;
    }),
  },
  queries: {
    entry: answer(queries.entry, async (ctx, { entryId }) => {
      await ctx.em.findOneOrFail(Entry, { id: entryId });
      const files = await ctx.files.of({ type: 'desk.entry', id: entryId });
      return { files: files.map(({ id, name, type }) => ({ id, name, type })) };
    }),
  },
  locales: words,
});
export { commands as deskCommands, queries as deskQueries };
