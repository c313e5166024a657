import { refuseOldNode } from './node-version.js';

refuseOldNode();
// Loaded only now: an older Node could not even parse what it imports.
const { program } = await import('./cli/program.js');
await program(process.argv);
