import type { ReadStream } from 'node:fs';
import { Refusal, type KeptFile } from '@heli/sdk';
import { newId } from '../clock/id.js';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import type { ContentStore } from './content-store.js';
import { cleanName } from './file-name.js';
import { bytesAt, fileRow, hashesIn, isReferenced, keptFile, type FileRow } from './file-rows.js';
import { typeOf } from './file-type.js';
import { measure, receive } from './receive.js';

/** A file that no command takes is gone after this; so is what a crash left behind. */
const waitMs = 24 * 3_600_000;
const sweepMs = 10 * 60_000;

/** Something that somebody sends in. */
export interface Upload {
  readonly organisation: string;
  readonly uploader: string;
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The files of the house: their rows in the database, their contents in the data folder. */
export class Files {
  #timer: NodeJS.Timeout | undefined;
  /** What is being removed; the next removal waits for it. */
  #removing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly contents: ContentStore,
    private readonly clock: Clock,
    /** Bytes that an organisation may keep. */
    private readonly share: number,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /**
   * Takes a file in, to wait for a command.
   * @throws Refusal, or FileTooLarge
   */
  async upload({ organisation, uploader, name, content }: Upload): Promise<KeptFile> {
    const sent = await this.contents.draft();
    const redrawn = `${sent}.redrawn`;
    try {
      await this.#refuseFull(this.database.sql.reader, organisation);
      await receive(content, sent);
      const type = await typeOf(sent);
      if (!type) throw new Refusal('invalid', 'core.refusal.fileType');
      if (type.picture) {
        // What draws pictures is large, and loaded when there is one.
        const { redraw } = await import('./picture.js');
        await redraw(sent, redrawn, type);
      }
      const draft = type.picture ? redrawn : sent;
      const { hash, size } = await measure(draft);
      const file = { hash, size, name: cleanName(name, type.extension), type: type.type };
      const row: FileRow = {
        ...{ id: newId(), ...file, organisation, uploader, uploaded_at: this.clock.now() },
        ...{ shown_by: null, shown_with: null, attached_at: null },
      };
      await this.#keep(draft, row);
      return keptFile(row);
    } finally {
      await this.contents.discard(sent, redrawn);
    }
  }

  /** Sweeps now and then; what goes wrong with it is tried again the next time. */
  start(): void {
    this.#timer = setInterval(() => this.#remove(() => this.sweep()), sweepMs).unref();
  }

  /** Settles once what was to be removed is. */
  async settled(): Promise<void> {
    await this.#removing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.settled();
  }

  row(id: string): Promise<FileRow | undefined> {
    return fileRow(this.database.sql.reader, id);
  }

  read(hash: string): ReadStream {
    return this.contents.read(hash);
  }

  /**
   * Forgets the files of a subject, inside the transaction of whoever calls; what nobody else refers to is removed
   * once that has been stored.
   */
  async erase(sql: Sql, subject: { readonly type: string; readonly id: string }): Promise<number> {
    return this.eraseWhere(sql, 'subject_type = ? AND subject_id = ?', subject.type, subject.id);
  }

  /** The same for the files that a condition on their rows holds for. */
  async eraseWhere(sql: Sql, condition: string, ...params: readonly string[]): Promise<number> {
    const gone = await sql.all<{ hash: string }>(
      `DELETE FROM core_file WHERE ${condition} RETURNING hash`,
      ...params,
    );
    // Waits for the writer's turn, and with it for the end of this transaction, whatever that is.
    this.#remove(() => this.#removeUnused(gone.map(({ hash }) => hash)));
    return gone.length;
  }

  /** Removes what no command has taken in time, and what a crash left behind. */
  async sweep(): Promise<void> {
    const before = Date.parse(this.clock.now()) - waitMs;
    const late = await this.database.transaction((sql) =>
      sql.all<{ hash: string }>(
        'DELETE FROM core_file WHERE attached_at IS NULL AND uploaded_at < ? RETURNING hash',
        new Date(before).toISOString(),
      ),
    );
    const { hashes, drafts } = await this.contents.writtenBefore(before);
    await this.contents.discard(...drafts);
    const kept = new Set(await hashesIn(this.database.sql.reader));
    await this.#removeUnused([...late.map(({ hash }) => hash), ...hashes.filter((hash) => !kept.has(hash))]);
  }

  /** Reads every content again: hashes of those that are gone or no longer what they were. */
  async verify(): Promise<{ checked: number; damaged: string[] }> {
    const hashes = await hashesIn(this.database.sql.reader);
    const damaged: string[] = [];
    for (const hash of hashes) {
      const sound =
        (await this.contents.has(hash)) && (await measure(this.contents.place(hash))).hash === hash;
      if (!sound) damaged.push(hash);
    }
    return { checked: hashes.length, damaged };
  }

  /** Together, or not at all; what another server is about to remove is brought anew. */
  async #keep(draft: string, row: FileRow): Promise<void> {
    await this.contents.settle(draft);
    await this.#alone(async (sql) => {
      await this.#refuseFull(sql, row.organisation, row.size);
      await this.#note(sql, row);
      if (!(await this.contents.has(row.hash))) await this.contents.keep(draft, row.hash);
    });
  }

  async #note(sql: Sql, row: FileRow): Promise<void> {
    const columns = [
      'id',
      'hash',
      'name',
      'type',
      'size',
      'organisation',
      'uploader',
      'uploaded_at',
    ] as const;
    await sql.insertMany('core_file', columns, [columns.map((column) => row[column])]);
  }

  async #refuseFull(sql: Sql, organisation: string, more = 0): Promise<void> {
    if ((await bytesAt(sql, organisation)) + more <= this.share) return;
    throw new Refusal('conflict', 'core.refusal.fileShareUsed', {
      most: Math.round(this.share / 1024 / 1024),
    });
  }

  #remove(work: () => Promise<void>): void {
    this.#removing = this.#removing.then(work).catch((error: unknown) => this.onFault(error));
  }

  async #removeUnused(hashes: readonly string[]): Promise<void> {
    for (const hash of new Set(hashes)) {
      await this.#alone(async (sql) => {
        if (!(await isReferenced(sql, hash))) await this.contents.remove(hash);
      });
    }
  }

  /** Contents are kept and removed by one at a time, of all servers on this log: nobody removes what another refers to. */
  #alone(work: (sql: Sql) => Promise<void>): Promise<void> {
    return this.database.transaction(async (sql) => {
      await this.database.store.cluster?.lockLog();
      await work(sql);
    });
  }
}
