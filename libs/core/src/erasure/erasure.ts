import type { EntityManager } from '@mikro-orm/core';
import type { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import type { Files } from '../file/files.js';
import type { Entry } from '../log/entry.js';
import type { Registry } from '../registry/registry.js';
import { ErasureJournal, type JournalEntry } from './journal.js';
import { eraseAccounts, eraseDetails, eraseMentions, erasePersonRow, tieAccount } from './kernel-words.js';
import { erasePluginWords } from './plugin-words.js';
import { contains, pattern, type Erased } from './request.js';

/** Marks a log whose file still holds what was erased from its tables. */
const untidy = 'untidy';

export const erasedType = 'core.personErased';

/** How much an erasure took. */
export interface Taken {
  readonly details: number;
  readonly words: number;
  readonly files: number;
}

export interface ErasureParts {
  readonly database: Database;
  readonly registry: () => Registry;
  readonly files: Files;
}

/** Takes a person out of the house: names and words go, facts and their chain stay. */
export class Erasure {
  readonly #journal: ErasureJournal;

  constructor(private readonly parts: ErasureParts) {
    this.#journal = new ErasureJournal(parts.database.folder);
  }

  /** Inside the command's own transaction. */
  async carryOut(sql: Sql, em: EntityManager, who: Erased): Promise<Taken> {
    const details = await eraseDetails(sql, who);
    const words = await erasePluginWords(sql, em, this.parts.registry().mechanisms, who);
    const files = await this.#eraseFiles(sql, who);
    await erasePersonRow(sql, who);
    await eraseAccounts(sql, who);
    await eraseMentions(sql, who);
    await sql.run(`INSERT INTO core_meta VALUES (?, 'file') ON CONFLICT (name) DO NOTHING`, untidy);
    return { details, words, files };
  }

  /**
   * Once erasures are stored, before anybody is answered: they are noted for a restored backup, and what was deleted is
   * removed from the files too.
   */
  async finish(entries: readonly Entry[]): Promise<void> {
    const stored = entries.filter(({ type }) => type === erasedType);
    if (stored.length === 0) return;
    for (const entry of stored) this.#journal.add(journalEntryOf(entry));
    // The command brought the name along, and its idempotency hash with it.
    await this.parts.database.sql.writer.run(
      "DELETE FROM core_idempotency WHERE command = 'core.erasePerson'",
    );
    await this.#tidy();
  }

  /** Finishes what the last stop of the server cut short. */
  tidyUp(): Promise<void> {
    return this.parts.database.turn.run(() => this.#tidy());
  }

  async #tidy(): Promise<void> {
    const { sql, traces } = this.parts.database;
    const left = await sql.writer.get('SELECT 1 FROM core_meta WHERE name = ?', untidy);
    if (left === undefined || !(await traces.remove('file'))) return;
    await sql.writer.run('DELETE FROM core_meta WHERE name = ?', untidy);
  }

  /** What has to be erased again, since a backup from before brought it back. */
  async broughtBack(): Promise<(JournalEntry & { readonly name: string })[]> {
    const { database } = this.parts;
    const stored = await database.sql.reader.all<Entry>(
      'SELECT * FROM core_event WHERE type = ?',
      erasedType,
    );
    // Noted here where the server stopped between the two, or where another server carried it out.
    for (const entry of stored) this.#journal.add(journalEntryOf(entry));
    const back = [];
    for (const entry of this.#journal.entries()) {
      const person = await database.sql.reader.get<{ name: string }>(
        "SELECT name FROM core_person WHERE id = ? AND state <> 'erased'",
        entry.personId,
      );
      if (!person) continue;
      // An account that the backup knows as nobody's is theirs.
      await database.transaction(async (sql) => {
        for (const id of entry.accountIds) await tieAccount(sql, entry.personId, id);
      });
      back.push({ ...entry, name: person.name });
    }
    return back;
  }

  /** Files about the person, and those whose name mentions them. */
  async #eraseFiles(sql: Sql, { personId, mentioned }: Erased): Promise<number> {
    const { files } = this.parts;
    const erased = await files.erase(sql, { type: 'core.person', id: personId });
    if (mentioned === undefined) return erased;
    return erased + (await files.eraseWhere(sql, contains('name'), pattern(mentioned)));
  }
}

const journalEntryOf = (entry: Entry): JournalEntry => JSON.parse(entry.data) as JournalEntry;
