import { afterEach, beforeEach, expect, test } from '@jest/globals';
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
  query,
  react,
  type ReadContext,
  type WriteContext,
} from '@heli/sdk';
import { actor, communities, createHouse, grid, office, street, type House } from '@heli/testing';

const may = permission('lookout.thing.use', { office: 'subtree', liaison: 'subtree' });
const events = defineEvents('lookout', {
  seen: event({ data: z.object({ subjectId: z.string(), times: z.number().int() }) }),
  read: event({ data: z.object({ value: z.number().int() }) }),
});
const commands = defineCommands('lookout', {
  see: command({ permission: may, input: z.strictObject({ times: z.number().int() }), output: z.object({}) }),
});
const queries = defineQueries('lookout', {
  view: query({ permission: may, input: z.strictObject({}), output: z.json(), whenAbsent: null }),
});
const contract = defineContract({
  id: 'lookout',
  version: '1.0.0',
  events,
  commands,
  queries,
  metrics: {
    times: count({
      unit: 'case',
      direction: 'up',
      about: 'work',
      of: flow(on(events.seen, ({ times }) => [{ add: times }])),
    }),
    secret: count({
      unit: 'case',
      direction: 'up',
      about: 'work',
      audience: 'confidential',
      of: flow(on(events.seen, () => [{}])),
    }),
  },
  tiles: [],
  suggests: [
    { on: 'lookout.seen', for: 'agendaItem', title: 'lookout.suggestion.seen', subject: 'subjectId' },
  ],
  locales: { 'zh-CN': {}, en: {} },
});

/** Set by a test: what the query answers. */
let look: (ctx: ReadContext) => Promise<unknown>;
const readWhenCounted = async (ctx: WriteContext): Promise<void> => {
  const [figure] = await ctx.figures({ metrics: ['lookout.times'], period: 'total' });
  ctx.emit(events.read, { data: { value: figure!.value! } });
};
const lookout = defineMechanism({
  id: 'lookout',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: contract,
  settings: defineSettings(z.strictObject({})),
  entities: [],
  migrations: [],
  commands: {
    see: handle(commands.see, async (ctx, { times }) => {
      ctx.emit(events.seen, { data: { subjectId: 'gate', times } });
      return {};
    }),
  },
  queries: { view: answer(queries.view, async (ctx) => (await look(ctx)) as never) },
  reactions: [react(events.seen, readWhenCounted, { afterNumbers: true })],
  locales: contract.locales,
});

let house: House;
beforeEach(async () => void (house = await createHouse({ builtIn: [lookout] })));
afterEach(() => house.close());

const see = async (times: number, at = street): Promise<void> => {
  await house.run(commands.see, { times }, office, at);
  await house.kernel.follower.caughtUp();
  await house.kernel.reactions.idle();
  // What the reactions told is followed too.
  await house.kernel.follower.caughtUp();
};
const view = async <T>(
  wanted: (ctx: ReadContext) => Promise<T> | T,
  as = office,
  at = street,
): Promise<T> => {
  look = async (ctx) => wanted(ctx);
  return (await house.ask(queries.view, {}, as, at)) as T;
};

test('figures come with all that evidence quotes, of any organisation within reach', async () => {
  await see(2, communities[0]);
  await see(3, communities[1]);
  const [whole] = await view((ctx) => ctx.figures({ metrics: ['lookout.times'], period: 'total' }));
  expect(whole).toEqual({
    ...{ metric: 'lookout.times', organisation: street, period: 'total', key: '' },
    ...{ n: 5, d: null, base: 5, value: 5, state: 'live', definition: 1, minBase: 0, direction: 'up' },
    asOf: house.clock.now(),
    seq: house.kernel.follower.seq,
  });
  const part = { metrics: ['lookout.times'], period: '2026-11', organisation: communities[0] };
  expect((await view((ctx) => ctx.figures(part)))[0]).toMatchObject({
    value: 2,
    organisation: communities[0],
  });
  const above = view((ctx) => ctx.figures({ ...part, organisation: street }), office, communities[0]);
  await expect(above).rejects.toMatchObject({ code: 'not-found', key: 'core.refusal.unknownOrganisation' });
  const resident = actor('resident', ['resident']);
  await expect(view((ctx) => ctx.figures(part), resident)).rejects.toMatchObject({ code: 'forbidden' });
  for (const metric of ['lookout.secret', 'lookout.none'])
    await expect(view((ctx) => ctx.figures({ ...part, metrics: [metric] }))).rejects.toMatchObject({
      key: 'core.refusal.unknownMetric',
    });
});

test('a reaction that reads the numbers waits until they count its fact', async () => {
  for (const times of [1, 2, 4]) await see(times);
  const rows = await house.kernel.database.sql.reader.all<{ data: string }>(
    "SELECT data FROM core_event WHERE type = 'lookout.read' ORDER BY seq",
  );
  expect(rows.map(({ data }) => JSON.parse(data) as unknown)).toEqual([
    { value: 1 },
    { value: 3 },
    { value: 7 },
  ]);
});

test('while numbers are held back, such a reaction waits for them, and keeps nothing from closing', async () => {
  const release = house.kernel.follower.hold();
  await house.run(commands.see, { times: 3 });
  const idle = house.kernel.reactions.idle();
  const first = await Promise.race([
    idle.then(() => 'idle'),
    new Promise((r) => setTimeout(r, 100, 'waits')),
  ]);
  expect(first).toBe('waits');
  release();
  await idle;
  house.kernel.follower.hold();
  await house.run(commands.see, { times: 3 });
});

test('suggestions stand in the log, the newest first, of the organisation and below', async () => {
  await see(1, grid);
  await see(2, communities[1]);
  const all = await view((ctx) => ctx.suggestions('agendaItem'));
  expect(all.map(({ params, organisation }) => [params['times'], organisation])).toEqual([
    [2, communities[1]],
    [1, grid],
  ]);
  expect(all[0]).toMatchObject({ contract: 'lookout', title: 'lookout.suggestion.seen', subject: 'gate' });
  const below = await view((ctx) => ctx.suggestions('agendaItem'), office, communities[0]);
  expect(below.map(({ id }) => id)).toEqual([all[1]!.id]);
  expect(await view((ctx) => ctx.suggestions('points'))).toEqual([]);
});

test('a handler knows the person who acts, the log’s head, and a text’s digest', async () => {
  await see(1);
  const known = await view(
    ({ actorPersonId, logHead, digest }) => ({ actorPersonId, logHead, digest: digest('合力') }),
    actor('li', ['liaison'], street, undefined, 'person-li'),
  );
  expect(known).toEqual({
    actorPersonId: 'person-li',
    logHead: house.kernel.log.head,
    digest: '2147c17a4d802c8c2a8d5d760b7fbb15dd95c65c8d7459994aa560a61012a575',
  });
});

test('what is built in is active without anybody’s doing, and nobody switches it off', async () => {
  const off = house.kernel.command(street, 'core.deactivateMechanism', { mechanism: 'lookout', reason: 'x' });
  await expect(off).rejects.toMatchObject({ code: 'conflict', key: 'core.refusal.alwaysActive' });
  await see(1);
  expect(await house.cell('lookout.times')).toMatchObject({ value: 1, state: 'live' });
});
