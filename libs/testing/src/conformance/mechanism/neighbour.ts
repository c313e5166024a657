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
} from '@heli/sdk';
import { z } from 'zod';

const nothing = z.strictObject({});
const events = defineEvents('neighbour', { knocked: event({ data: nothing }) });
const commands = defineCommands('neighbour', {
  knock: command({
    permission: permission('neighbour.door.knock', { office: 'subtree' }),
    input: nothing,
    output: nothing,
  }),
});
const queries = defineQueries('neighbour', {
  door: query({
    permission: permission('neighbour.door.see', { office: 'subtree' }),
    input: nothing,
    output: z.object({ open: z.boolean() }),
    whenAbsent: { open: false },
  }),
});
const words = {
  'neighbour.metric.knocks.name': 'Knocks',
  'neighbour.command.knock': 'Knock',
  'neighbour.query.door': 'Door',
};

const contract = defineContract({
  id: 'neighbour',
  version: '1.0.0',
  events,
  commands,
  queries,
  metrics: {
    knocks: count({
      unit: 'case',
      direction: 'context',
      about: 'work',
      of: flow(on(events.knocked, () => [{}])),
    }),
  },
  tiles: [],
  locales: { 'zh-CN': words, en: words },
});

/** Another mechanism in the same house, that has nothing to do with the one that is looked at. */
export const neighbour = defineMechanism({
  id: 'neighbour',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: contract,
  settings: defineSettings(nothing),
  entities: [],
  migrations: [],
  commands: {
    knock: handle(commands.knock, async (ctx) => {
      ctx.emit(events.knocked, { data: {} });
      return {};
    }),
  },
  queries: { door: answer(queries.door, async () => ({ open: true })) },
  locales: { 'zh-CN': {}, en: {} },
});
