import type { Database } from '../database/database.js';
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

  constructor(private readonly database: Database) {
    this.#head = database.writer.get<Head>('SELECT seq, hash FROM core_event ORDER BY seq DESC LIMIT 1') ?? {
      seq: 0,
      hash: genesisHash,
    };
  }

  get head(): Head {
    return this.#head;
  }

  /**
   * Appends inside the caller's transaction; call {@link Appended.commit} once that has committed. Until then the head
   * stays where it was, so a failed transaction needs no undoing.
   */
  append(drafts: readonly Draft[], recordedAt: string): Appended {
    const entries: Entry[] = [];
    const details: StoredDetail[] = [];
    let prev: Head = this.#head;
    for (const draft of drafts) {
      const sealed = seal(draft, prev, recordedAt);
      entries.push(sealed.entry);
      if (sealed.detail) details.push(sealed.detail);
      prev = sealed.entry;
    }
    const { writer } = this.database;
    writer.insertMany(
      'core_event',
      entryColumns,
      entries.map((entry) => entryColumns.map((column) => entry[column])),
    );
    writer.insertMany(
      'core_event_detail',
      ['seq', 'salt', 'detail'],
      details.map((d) => [d.seq, d.salt, d.detail]),
    );
    const head = { seq: prev.seq, hash: prev.hash };
    const commit = (): void => {
      this.#head = head;
      this.#tail = [...this.#tail, ...entries].slice(-tailLength);
    };
    return { entries, commit };
  }

  /** The next events after `seq`, in order. */
  read(after: number, limit: number): Entry[] {
    const skipped = after + 1 - (this.#tail[0]?.seq ?? Infinity);
    return skipped >= 0 ? this.#tail.slice(skipped, skipped + limit) : this.#stored(after, limit);
  }

  /** The detail of an event, unless it was erased. */
  detailOf(seq: number): unknown {
    const row = this.database.reader.get<{ detail: string }>(
      'SELECT detail FROM core_event_detail WHERE seq = ?',
      seq,
    );
    return row && JSON.parse(row.detail);
  }

  /** Checks every link of the chain and every detail that is left. Answers the first wrong sequence number, if any. */
  verify(): { checked: number; brokenAt: number | undefined } {
    let prev: Head = { seq: 0, hash: genesisHash };
    const { reader } = this.database;
    for (;;) {
      const entries = this.#stored(prev.seq, 1000);
      if (entries.length === 0) return { checked: prev.seq, brokenAt: undefined };
      for (const entry of entries) {
        const { hash, ...body } = entry;
        const detail = reader.get<StoredDetail>('SELECT * FROM core_event_detail WHERE seq = ?', entry.seq);
        const intact =
          entry.seq === prev.seq + 1 &&
          entry.prev_hash === prev.hash &&
          hashOf(body) === hash &&
          (detail === undefined || macOf(detail.salt, detail.detail) === entry.detail_mac);
        if (!intact) return { checked: prev.seq, brokenAt: entry.seq };
        prev = entry;
      }
    }
  }

  #stored(after: number, limit: number): Entry[] {
    const sql = 'SELECT * FROM core_event WHERE seq > ? ORDER BY seq LIMIT ?';
    return this.database.reader.all<Entry>(sql, after, limit);
  }
}

export interface Appended {
  readonly entries: readonly Entry[];
  /** Moves the head to the last of the entries. */
  commit(): void;
}
