import { expect, test } from '@jest/globals';
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
} from './index.js';

const events = defineEvents('lamp', { lampLit: event({ data: z.object({ lamp: z.number().int() }) }) });
const held = permission('lamp.lamp.light', { office: 'subtree' });
const commands = defineCommands('lamp', {
  light: command({
    permission: held,
    input: z.object({ lamp: z.number() }),
    output: z.object({ lit: z.boolean() }),
  }),
  dim: command({ permission: held, input: z.object({}), output: z.object({}) }),
});
const queries = defineQueries('lamp', {
  lamps: query({ permission: held, input: z.object({}), output: z.array(z.number()), whenAbsent: [] }),
});
const locales = { 'zh-CN': {}, en: {} };
const lamp = defineContract({
  id: 'lamp',
  version: '1.0.0',
  events,
  commands,
  queries,
  metrics: {},
  tiles: [],
  locales,
});

const light = handle(commands.light, async (ctx, input) => {
  ctx.emit(events.lampLit, { data: { lamp: input.lamp } });
  return { lit: true };
});
const dim = handle(commands.dim, async () => ({}));
const lamps = answer(queries.lamps, async () => [1]);
const rest = {
  id: 'lamp',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: lamp,
  settings: defineSettings(z.object({})),
  entities: [],
  migrations: [],
  locales,
};

/** The compiler is the test here: `npm run typecheck` fails where an expected error does not come. */
test('wrong or missing handlers do not compile', () => {
  expect(defineMechanism({ ...rest, commands: { light, dim }, queries: { lamps } }).id).toBe('lamp');

  // @ts-expect-error the command `dim` has no handler
  defineMechanism({ ...rest, commands: { light }, queries: { lamps } });
  // @ts-expect-error the query `lamps` has no answer
  defineMechanism({ ...rest, commands: { light, dim }, queries: {} });
  expect(() => {
    // @ts-expect-error the handler of another command stands under `light`
    defineMechanism({ ...rest, commands: { light: dim, dim }, queries: { lamps } });
  }).toThrow('"light" is bound to the handler of "lamp.dim"');
  // @ts-expect-error the output lacks `lit`
  handle(commands.light, async () => ({}));
  // @ts-expect-error the answer is no list of numbers
  answer(queries.lamps, async () => ['one']);
  answer(queries.lamps, async (ctx) => {
    // @ts-expect-error a query can't emit
    expect(ctx.emit).toBeUndefined();
    return [];
  });
  handle(commands.light, async (ctx) => {
    // @ts-expect-error the event's data lacks `lamp`
    ctx.emit(events.lampLit, { data: {} });
    return { lit: true };
  });
});

test('a contract whose names do not hang together is refused with a sentence', () => {
  const spec = { id: 'lamp', version: '1.0.0', events, commands, queries, metrics: {}, tiles: [], locales };
  expect(() => defineContract({ ...spec, id: 'torch' })).toThrow(
    'Contract "torch": "lamp.lampLit" must begin with "torch.".',
  );
  expect(() => defineContract({ ...spec, version: 'one' })).toThrow('is not a semantic version');
  expect(() =>
    defineContract({ ...spec, tiles: [{ kind: 'matrix', feed: 'lamps', at: { x: 0, y: 0, w: 1, h: 1 } }] }),
  ).toThrow('a matrix tile needs the live query "lamps"');
});
