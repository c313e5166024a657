import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Step } from './trace.ts';

/** A file as programs see it, and as much of it as a loss of power leaves for certain. */
interface File {
  seen: Buffer;
  safe: Buffer;
}

/** A disk that knows what was synced, rebuilt step by step from a trace. */
export class Disk {
  readonly #files = new Map<string, File>();

  /** Begins with files that lie in a folder, all of them safe. */
  constructor(folder: string, names: readonly string[]) {
    for (const name of names) {
      const file = join(folder, name);
      const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
      this.#files.set(name, { seen: bytes, safe: bytes });
    }
  }

  /** Whether the step changed one of our files, or what is safe of it. */
  apply(step: Step): boolean {
    if (step.kind === 'reply') return false;
    const file = this.#files.get(basename(step.path));
    if (!file) return false;
    if (step.kind === 'sync') file.safe = file.seen;
    else if (step.kind === 'write') file.seen = written(file.seen, step.at, step.bytes);
    else if (step.kind === 'truncate') file.seen = resized(file.seen, step.size);
    else {
      // A name is gone at once or later; whoever comes back must cope with both.
      file.seen = Buffer.alloc(0);
    }
    return true;
  }

  /** Whether something of a file would be lost. */
  isAtRisk(name: string): boolean {
    const file = this.#files.get(name);
    return file !== undefined && file.seen !== file.safe;
  }

  /** Writes the files as a loss of power may leave them: of those named, what was not synced is there as well. */
  leave(folder: string, kept: readonly string[]): void {
    mkdirSync(folder, { recursive: true });
    for (const [name, { seen, safe }] of this.#files) {
      const bytes = kept.includes(name) ? seen : safe;
      if (bytes.length > 0) writeFileSync(join(folder, name), bytes);
    }
  }
}

function written(before: Buffer, at: number, bytes: Buffer): Buffer {
  const after = resized(before, Math.max(before.length, at + bytes.length));
  bytes.copy(after, at);
  return after;
}

/** Always a copy, since what is safe may share the old bytes. */
function resized(before: Buffer, size: number): Buffer {
  const after = Buffer.alloc(size);
  before.copy(after);
  return after;
}
