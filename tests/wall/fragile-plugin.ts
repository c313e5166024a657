import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url);
const module = (path: string): string => JSON.stringify(new URL(path, root).href);

/** A plugin with a number and a list, whose list or fold fails as long as a file says so. */
const source = (folder: string): string => `
import { existsSync } from 'node:fs';
import { z } from ${module('node_modules/zod/index.js')};
import * as sdk from ${module('libs/sdk/dist/index.js')};

const id = 'lamps';
const failIf = (what) => {
  if (existsSync(${JSON.stringify(folder)} + '/' + what)) throw new Error('The ' + what + ' is broken.');
};
const may = sdk.permission('lamps.lamp.light', { office: 'subtree' });
const events = sdk.defineEvents(id, { lit: sdk.event({ data: z.object({ name: z.string().max(40) }) }) });
const commands = sdk.defineCommands(id, {
  light: sdk.command({ permission: may, input: z.strictObject({ name: z.string().max(40) }), output: z.object({}) }),
});
const queries = sdk.defineQueries(id, {
  board: sdk.query({
    permission: may, input: z.strictObject({}), output: z.array(z.object({ name: z.string() })), whenAbsent: [],
    live: { on: [events.lit.type], limit: 5, everyMs: 100, fields: { public: ['name'], council: ['name'], confidential: ['name'] } },
  }),
});
const metrics = {
  lit: sdk.count({
    unit: 'case', direction: 'context', about: 'work',
    of: sdk.flow(sdk.on(events.lit, () => { failIf('fold'); return [{ add: 1 }]; })),
  }),
};
const tiles = [
  { kind: 'number', at: { x: 0, y: 0, w: 6, h: 3 }, metric: 'lit', period: 'total' },
  { kind: 'feed', at: { x: 6, y: 0, w: 6, h: 3 }, feed: 'board', columns: [{ field: 'name', as: 'text' }], title: 'lamps.tile.board' },
];
const words = { 'lamps.name': 'Lamps', 'lamps.metric.lit.name': 'Lamps lit', 'lamps.tile.board': 'Lit last' };
const contract = sdk.defineContract({
  id, version: '1.0.0', events, commands, queries, metrics, tiles, locales: { 'zh-CN': words, en: words },
});
const names = [];
export default sdk.defineMechanism({
  id, version: '1.0.0', sdk: '^1.0.0', implements: contract, settings: sdk.defineSettings(z.strictObject({})),
  entities: [], migrations: [], locales: { 'zh-CN': {}, en: {} },
  commands: { light: sdk.handle(commands.light, async (ctx, { name }) => {
    names.unshift({ name });
    ctx.emit(events.lit, { data: { name } });
    return {};
  }) },
  queries: { board: sdk.answer(queries.board, async () => { failIf('list'); return names.slice(0, 5); }) },
});
`;

export interface FragilePlugin {
  /** For `HELI_PLUGINS`. */
  readonly folder: string;
  /** From now on it fails there. */
  break(part: 'list' | 'fold'): void;
  mend(part: 'list' | 'fold'): void;
}

export function writeFragilePlugin(folder: string): FragilePlugin {
  const home = join(folder, 'plugins', 'lamps');
  mkdirSync(home, { recursive: true });
  const manifest = { name: 'lamps', version: '1.0.0', type: 'module', heli: { mechanism: './index.js' } };
  writeFileSync(join(home, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(home, 'index.js'), source(folder));
  return {
    folder: join(folder, 'plugins'),
    break: (part) => writeFileSync(join(folder, part), ''),
    mend: (part) => rmSync(join(folder, part)),
  };
}
