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
  type WriteContext,
} from '@heli/sdk';

const may = permission('poll.ballot.use', { office: 'subtree', representative: 'subtree' });
const id = z.string().max(50);
const names = z.array(z.string().max(80)).max(5000);

const events = defineEvents('poll', {
  opened: event({ data: z.object({ id }) }),
  counted: event({
    data: z.object({
      id,
      entitled: z.number().int(),
      cast: z.number().int(),
      unreadable: z.number().int(),
      counts: z.record(z.string(), z.number().int()),
      secrecy: z.string(),
    }),
  }),
  voided: event({ data: z.object({ id, reason: z.string() }) }),
  voted: event({ data: z.object({ id }) }),
});

const commands = defineCommands('poll', {
  open: command({
    permission: may,
    input: z.strictObject({
      id,
      roll: names,
      options: names,
      least: z.number().optional(),
      most: z.number().optional(),
    }),
    output: z.object({}),
  }),
  cast: command({
    permission: may,
    secret: true,
    input: z.strictObject({ id, choices: names }),
    output: z.object({}),
  }),
  close: command({ permission: may, input: z.strictObject({ id }), output: z.looseObject({}) }),
  /** The same vote as most would build it: a row and a fact for each. */
  castNaively: command({
    permission: may,
    input: z.strictObject({ id, choices: names }),
    output: z.object({}),
  }),
  castOpenly: command({
    permission: may,
    input: z.strictObject({ id, choices: names }),
    output: z.object({}),
  }),
});

const queries = defineQueries('poll', {
  turnout: query({
    permission: may,
    input: z.strictObject({ id }),
    output: z.object({ entitled: z.number(), cast: z.number().nullable(), standing: z.string() }),
    whenAbsent: { entitled: 0, cast: null, standing: 'absent' },
  }),
});

const Vote = defineEntity({
  name: 'poll.Vote',
  tableName: 'poll_vote',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    unit: p.text().nullable(),
    owner: p.text().nullable(),
    choice: p.text(),
  },
});

/** A mechanism that holds votes, secret ones by the kernel's ballots and careless ones by its own table. */
export function makePoll() {
  /** Set by a test: what a secret handler tries besides casting. */
  const knobs: { before: (ctx: WriteContext, choice: string) => Promise<void> | void } = {
    before: () => undefined,
  };
  const locales = { 'zh-CN': {}, en: {} };
  const contract = defineContract({
    id: 'poll',
    version: '1.0.0',
    events,
    commands,
    queries,
    metrics: {},
    tiles: [],
    locales,
  });
  const mechanism = defineMechanism({
    id: 'poll',
    version: '1.0.0',
    sdk: '^1.0.0',
    implements: contract,
    settings: defineSettings(z.strictObject({})),
    entities: [Vote],
    personal: [{ entity: Vote, persons: [], words: [] }],
    migrations: [
      {
        name: '0001-vote',
        up: () => [
          'CREATE TABLE poll_vote (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, owner TEXT, choice TEXT NOT NULL)',
        ],
      },
    ],
    commands: {
      open: handle(commands.open, async (ctx, { id: ballot, roll, options, least, most }) => {
        const rules = least === undefined || most === undefined ? {} : { rules: { least, most } };
        await ctx.ballots.open(ballot, { roll, options, ...rules });
        ctx.emit(events.opened, { data: { id: ballot } });
        return {};
      }),
      cast: handle(commands.cast, async (ctx, { id: ballot, choices }) => {
        await knobs.before(ctx, choices[0] ?? '');
        await ctx.ballots.cast(ballot, choices);
        // An answer that would tell: the kernel passes on none.
        return { choices } as never;
      }),
      close: handle(commands.close, async (ctx, { id: ballot }) => {
        const result = await ctx.ballots.close(ballot);
        if (result.state === 'void') ctx.emit(events.voided, { data: { id: ballot, reason: result.reason } });
        else {
          const { state: _, ...counted } = result;
          ctx.emit(events.counted, { data: { id: ballot, ...counted } });
        }
        return { ...result };
      }),
      castNaively: handle(commands.castNaively, async (ctx, { id: ballot, choices }) => {
        const row = { id: ctx.id(), organisation: ctx.organisation, unit: null, owner: null };
        ctx.em.create(Vote, { ...row, choice: choices[0] ?? '' });
        ctx.emit(events.voted, { data: { id: ballot } });
        return {};
      }),
      castOpenly: handle(commands.castOpenly, async (ctx, { id: ballot, choices }) => {
        await ctx.ballots.cast(ballot, choices);
        return {};
      }),
    },
    queries: {
      turnout: answer(queries.turnout, async (ctx, { id: ballot }) => ({
        ...(await ctx.ballots.turnout(ballot)),
        standing: await ctx.ballots.standing(ballot),
      })),
    },
    locales,
  });
  return { mechanism, commands, queries, events, knobs };
}
