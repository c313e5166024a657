import { randomFillSync } from 'node:crypto';

/** Drawn in bulk: asking the system for a few bytes at a time costs more than the rest of a command's bookkeeping. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** The next bytes of chance, fit for secrets; they are given once and kept nowhere. */
export function drawn(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}
