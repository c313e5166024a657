import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = new URL('../..', import.meta.url);
const module = (path: string): string => JSON.stringify(new URL(path, root).href);

/**
 * A plugin as a stranger would ship it, that leaves behind what fails when nobody waits for it any more: what it is told
 * to do is the name of its one fact.
 */
const source = `
import { z } from ${module('node_modules/zod/index.js')};
import * as sdk from ${module('libs/sdk/dist/index.js')};

const id = 'rogue';
const may = sdk.permission('rogue.thing.do', { office: 'subtree' });
const events = sdk.defineEvents(id, { done: sdk.event({ data: z.object({ what: z.string() }) }) });
const commands = sdk.defineCommands(id, {
  act: sdk.command({ permission: may, input: z.strictObject({ what: z.string() }), output: z.object({}) }),
});
const queries = sdk.defineQueries(id, {
  look: sdk.query({ permission: may, input: z.strictObject({}), output: z.array(z.object({})), whenAbsent: [] }),
});
const later = (run) => setTimeout(run, 5);
const misdeeds = {
  rejects: () => void later(() => Promise.reject(new Error('a promise that nobody waits for'))),
  throws: () => void later(() => { throw new Error('a timer that throws'); }),
  throwsNothing: () => void later(() => { throw undefined; }),
  ticks: () => void process.nextTick(() => { throw new Error('a tick that throws'); }),
};
const metrics = {
  done: sdk.count({
    unit: 'case', direction: 'context', about: 'work',
    of: sdk.flow(sdk.on(events.done, ({ what }) => {
      if (what === 'folds') misdeeds.rejects();
      return [{ add: 1 }];
    })),
  }),
};
const words = { 'zh-CN': {}, en: {} };
const contract = sdk.defineContract({ id, version: '1.0.0', events, commands, queries, metrics, tiles: [], locales: words });
export default sdk.defineMechanism({
  id, version: '1.0.0', sdk: '^1.0.0', implements: contract, settings: sdk.defineSettings(z.strictObject({})),
  entities: [], migrations: [], locales: words,
  commands: { act: sdk.handle(commands.act, async (ctx, { what }) => {
    misdeeds[what]?.();
    if (what === 'keeps') later(() => ctx.em.flush());
    ctx.emit(events.done, { data: { what } });
    return {};
  }) },
  queries: { look: sdk.answer(queries.look, async () => { misdeeds.rejects(); return []; }) },
  reactions: [sdk.react(events.done, async (ctx, { data }) => { if (data.what === 'reacts') misdeeds.throws(); })],
});
`;

/** Puts the plugin into a folder of plugins; answers that folder, for \`HELI_PLUGINS\`. */
export function writeRoguePlugin(folder: string): string {
  const home = join(folder, 'plugins', 'rogue');
  mkdirSync(home, { recursive: true });
  const manifest = { name: 'rogue', version: '1.0.0', type: 'module', heli: { mechanism: './index.js' } };
  writeFileSync(join(home, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(home, 'index.js'), source);
  return join(folder, 'plugins');
}

/** Loaded into a server, it fails of its own after a while. */
export const ownFault = (folder: string): string => {
  const file = join(folder, 'own-fault.mjs');
  writeFileSync(file, 'process.on("SIGUSR2", () => setTimeout(() => { throw new Error("our own"); }, 1));');
  return pathToFileURL(file).href;
};
