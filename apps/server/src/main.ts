import { refuseOldNode } from './node-version.js';

refuseOldNode();
// Loaded only now: an older Node could not even parse what it imports.
const { main, fail } = await import('./start.js');
main().catch(fail);
