#!/usr/bin/env node
import './lib/node-version.mjs';
import { install } from './lib/install.mjs';
import { locked } from './lib/lock.mjs';
import { at, env, pinnedNode } from './lib/paths.mjs';
import { become, capture } from './lib/run.mjs';
import { Trouble, main, say } from './lib/say.mjs';

const nx = at('node_modules/nx/dist/bin/nx.js');
/** One short command: further processes would be more than they are worth. */
const alone = { NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' };

/** Writes a mechanism, or a part of one, with the generators of libs/generators. */
main(async ([kind, ...wishes]) => {
  await locked(install);
  const built = await capture(pinnedNode, [nx, 'run', '@heli/generators:build', '--output-style=static'], {
    env: env(alone),
  });
  if (built.code !== 0) throw new Trouble(`${built.output}\nThe generators could not be built.`);
  const code = await become([nx, 'generate', `@heli/generators:${kind}`, ...wishes], alone);
  if (code !== 0 || kind !== 'mechanism') return code;
  // A new package is one of the workspace's from now on.
  say('Linking the new package …');
  const linked = await capture('npm', ['install', '--no-audit', '--no-fund'], {});
  if (linked.code !== 0) throw new Trouble(`${linked.output}\nThe new package could not be linked.`);
  return 0;
});
