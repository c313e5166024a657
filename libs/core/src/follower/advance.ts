import type { Entry } from '../log/entry.js';
import type { Change } from '../metric/buckets.js';

/** What one commit of the follower changed. */
export interface Advance {
  readonly version: number;
  readonly seq: number;
  readonly changes: readonly Change[];
  readonly entries: readonly Entry[];
  /** A business day began: every to-date and window cell is new. */
  readonly day: string | undefined;
}
