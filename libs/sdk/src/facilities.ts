import type { Ballots } from './ballot.js';
import type { Files } from './file.js';
import type { Notifier } from './notice.js';
import type { Numbers } from './number.js';

/** What the kernel keeps for all mechanisms, so that none has to take it from another. Gone when the handler returns. */
export interface Facilities extends Numbers, Notifier {
  readonly ballots: Ballots;
  readonly files: Files;
}
