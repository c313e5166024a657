import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');
/** The Node that package-lock.json pins, whatever the system has. */
export const node26 = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
