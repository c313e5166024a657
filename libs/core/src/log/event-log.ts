import { setImmediate as othersGo } from 'node:timers/promises';
import type { Database } from '../database/database.js';
import type { PersonIndex } from '../erasure/person-index.js';
import type { SuggestionIndex } from '../outlook/suggestion-index.js';
import {
  entryColumns,
  genesisHash,
  hashOf,
  macOf,
  seal,
  type Draft,
  type Entry,
  type StoredDetail,
} from './entry.js';

const headSql = 'SELECT seq, hash FROM core_event ORDER BY seq DESC LIMIT 1';

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** So many of the newest entries are kept in memory: whoever follows closely need not ask the database. */
const tailLength = 512;

/** The append-only, hash-chained log: the one truth from which all figures follow. */
export class EventLog {
  #head: Head;
  #tail: readonly Entry[] = [];

  private constructor(
    private readonly database: Database,
    private readonly persons: PersonIndex,
    private readonly suggestions: SuggestionIndex,
    head: Head | undefined,
  ) {
    this.#head = head ?? { seq: 0, hash: genesisHash };
  }

  static async open(
    database: Database,
    persons: PersonIndex,
    suggestions: SuggestionIndex,
  ): Promise<EventLog> {
    return new EventLog(database, persons, suggestions, await database.sql.writer.get<Head>(headSql));
  }

  get head(): Head {
    return this.#head;
  }

  /**
   * Takes over what other servers have appended, on the writer's connection; while they are locked out, this server's
   * next facts follow theirs.
   */
  async takeOver(): Promise<readonly Entry[]> {
    const { writer } = this.database.sql;
    const stored = await writer.get<Head>(headSql);
    if (!stored || stored.seq <= this.#head.seq) return [];
    const entries = await writer.all<Entry>(
      'SELECT * FROM core_event WHERE seq > ? ORDER BY seq',
      this.#head.seq,
    );
    this.#keep(entries);
    return entries;
  }

  /**
   * Appends inside the caller's transaction; call {@link Appended.commit} once that has committed. Until then the head
   * stays where it was, so a failed transaction needs no undoing.
   */
  async append(drafts: readonly Draft[], recordedAt: string): Promise<Appended> {
    const entries: Entry[] = [];
    const details: StoredDetail[] = [];
    let prev: Head = this.#head;
    for (const draft of drafts) {
      const sealed = seal(draft, prev, recordedAt);
      entries.push(sealed.entry);
      if (sealed.detail) details.push(sealed.detail);
      prev = sealed.entry;
    }
    const { writer } = this.database.sql;
    await writer.insertMany(
      'core_event',
      entryColumns,
      entries.map((entry) => entryColumns.map((column) => entry[column])),
    );
    await writer.insertMany(
      'core_event_detail',
      ['seq', 'salt', 'detail'],
      details.map((d) => [d.seq, d.salt, d.detail]),
    );
    await this.persons.keep(writer, drafts, entries);
    await this.suggestions.keep(writer, entries);
    return { entries, commit: () => this.#keep(entries) };
  }

  /** The next events after `seq`, in order. */
  async read(after: number, limit: number): Promise<readonly Entry[]> {
    const skipped = after + 1 - (this.#tail[0]?.seq ?? Infinity);
    return skipped >= 0 ? this.#tail.slice(skipped, skipped + limit) : this.#stored(after, limit);
  }

  /** The detail of an event, unless it was erased. */
  async detailOf(seq: number): Promise<unknown> {
    const row = await this.database.sql.reader.get<{ detail: string }>(
      'SELECT detail FROM core_event_detail WHERE seq = ?',
      seq,
    );
    return row && JSON.parse(row.detail);
  }

  /** Checks every link of the chain and every detail that is left. Answers the first wrong sequence number, if any. */
  async verify(): Promise<{ checked: number; brokenAt: number | undefined }> {
    let prev: Head = { seq: 0, hash: genesisHash };
    for (;;) {
      const rows = await this.database.sql.reader.all<Checked>(checkSql, prev.seq, 1000);
      if (rows.length === 0) return { checked: prev.seq, brokenAt: undefined };
      for (const row of rows) {
        if (!follows(row, prev)) return { checked: prev.seq, brokenAt: row.seq };
        prev = row;
      }
      // SQLite answers without a pause: this is the one in which requests are read.
      await othersGo();
    }
  }

  #keep(entries: readonly Entry[]): void {
    const last = entries.at(-1);
    if (!last) return;
    this.#head = { seq: last.seq, hash: last.hash };
    this.#tail = [...this.#tail, ...entries].slice(-tailLength);
  }

  #stored(after: number, limit: number): Promise<Entry[]> {
    const sql = 'SELECT * FROM core_event WHERE seq > ? ORDER BY seq LIMIT ?';
    return this.database.sql.reader.all<Entry>(sql, after, limit);
  }
}

type Checked = Entry & { readonly salt: string | null; readonly detail: string | null };

const checkSql = `SELECT e.*, d.salt, d.detail FROM core_event e LEFT JOIN core_event_detail d ON d.seq = e.seq
  WHERE e.seq > ? ORDER BY e.seq LIMIT ?`;

/** Whether an event is the one that was sealed after another. A detail that is gone was erased. */
function follows({ salt, detail, hash, ...body }: Checked, prev: Head): boolean {
  return (
    body.seq === prev.seq + 1 &&
    body.prev_hash === prev.hash &&
    hashOf(body) === hash &&
    (salt === null || detail === null || macOf(salt, detail) === body.detail_mac)
  );
}

export interface Appended {
  readonly entries: readonly Entry[];
  /** Moves the head to the last of the entries. */
  commit(): void;
}
