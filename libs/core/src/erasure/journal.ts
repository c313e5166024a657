import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const entrySchema = z.strictObject({
  personId: z.string(),
  accountIds: z.array(z.string()),
  basis: z.string(),
  everyMention: z.boolean(),
});

/** An erasure as it is remembered: ids only. */
export type JournalEntry = z.infer<typeof entrySchema>;

/**
 * The erasures of an installation, beside its log: a backup from before one brings the person back, and the journal
 * takes them out again at the next start.
 */
export class ErasureJournal {
  readonly #file: string;

  constructor(private readonly folder: string) {
    this.#file = join(folder, 'erasures.json');
  }

  entries(): JournalEntry[] {
    if (!existsSync(this.#file)) return [];
    return z.array(entrySchema).parse(JSON.parse(readFileSync(this.#file, 'utf8')));
  }

  /** Keeps an erasure, once; on the disk for good when this returns. */
  add(entry: JournalEntry): void {
    const known = this.entries();
    if (known.some(({ personId }) => personId === entry.personId)) return;
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const draft = `${this.#file}.new`;
    const file = openSync(draft, 'w', 0o600);
    try {
      writeSync(file, `${JSON.stringify([...known, entry], null, 1)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, this.#file);
  }
}
