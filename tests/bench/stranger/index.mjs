import {
  command,
  defineCommands,
  defineContract,
  defineMechanism,
  defineSettings,
  handle,
  permission,
} from '@heli/sdk';
import { z } from 'zod';

/** A mechanism that does wrong what it is asked to (R6): it never comes to an end, or not to a good one. */
const deeds = {
  throws: () => {
    throw new Error('odd');
  },
  hangs: () => new Promise(() => undefined),
  loops: () => {
    for (;;);
  },
  leaks: async () => {
    for (const held = []; ; await new Promise(setImmediate)) held.push(new Array(100_000).fill({}));
  },
  floods: (ctx) => {
    for (;;) ctx.forget('nothing');
  },
  answersNaN: () => ({ much: Number.NaN }),
  answersACircle: () => {
    const circle = {};
    circle.much = circle;
    return circle;
  },
  answersTooMuch: () => ({ much: 'x'.repeat(10_000_000) }),
  answersAPrototype: () => ({ much: JSON.parse('{ "__proto__": 1 }') }),
};

const names = Object.keys(deeds);
const contract = defineContract({
  id: 'stranger',
  version: '0.1.0',
  events: {},
  commands: defineCommands('stranger', {
    misbehave: command({
      permission: permission('stranger.stranger.misbehave', { office: 'subtree' }),
      input: z.strictObject({ how: z.enum(names) }),
      output: z.object({ much: z.json().optional() }),
    }),
  }),
  queries: {},
  metrics: {},
  tiles: [],
  locales: { 'zh-CN': {}, en: {} },
});

export default defineMechanism({
  id: 'stranger',
  version: '0.1.0',
  sdk: '^1.0.0',
  implements: contract,
  settings: defineSettings(z.object({})),
  entities: [],
  migrations: [],
  commands: { misbehave: handle(contract.commands.misbehave, async (ctx, { how }) => deeds[how](ctx)) },
  queries: {},
  locales: { 'zh-CN': {}, en: {} },
});
