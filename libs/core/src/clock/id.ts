import { randomFillSync } from 'node:crypto';
import { ulid } from 'ulid';

/** Drawn in bulk: asking the system for one byte at a time costs more than the rest of a command's bookkeeping. */
const drawn = new Uint8Array(4096);
let used = drawn.length;

function chance(): number {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  return drawn[used++]! / 256;
}

/** A new id that sorts by its moment. */
export const newId = (at?: string): string => ulid(at === undefined ? undefined : Date.parse(at), chance);
