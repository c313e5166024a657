import type { Options } from '@mikro-orm/core';
import type { Connections, DialectName } from './sql.js';

/** Whether a commit waits for the disk: what is derived from the log need not. */
export type Durability = 'durable' | 'derived';

/** How far a deletion goes. */
export type Scrubbed = 'log' | 'file';

/** What MikroORM needs to speak through a connection that the store owns. */
export type OrmOptions = Pick<Options, 'driver' | 'dbName' | 'driverOptions'>;

/** What servers tell each other: that the log grew, that the numbers followed. A hint only; the log is the truth. */
export type Channel = 'heli_log' | 'heli_numbers';

/** Several servers on one log. */
export interface Cluster {
  /** Keeps the other servers from appending until the writer's transaction ends. */
  lockLog(): Promise<void>;
  /** Whether this server is the one that follows the log; asked again and again, since the other may have gone. */
  elect(): Promise<boolean>;
  /** Tells every server, once the writer's transaction has committed. */
  announce(channel: Channel): Promise<void>;
  /** Calls back on every announcement, and once after each gap in listening. What it answers ends it. */
  listen(heard: (channel: Channel) => void): () => Promise<void>;
}

/** Where a log lies. One connection writes, in turns that the {@link Database} gives; others read. */
export interface Store {
  readonly dialect: DialectName;
  readonly sql: Connections;
  /** The other servers on the same log, where there may be some. */
  readonly cluster: Cluster | undefined;
  begin(durability: Durability): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /**
   * Removes for good what was deleted: from what was logged on the way to the file, or from the file too, which is
   * written anew. Only inside the turn, outside of a transaction. Answers false while a reader is in the way, and
   * always where the database gives no such promise.
   */
  scrub(what: Scrubbed): Promise<boolean>;
  /** What is wrong in the files of the log, as far as the database can tell from within; nothing, if they are whole. */
  integrity(): Promise<readonly string[]>;
  /** Commits without waiting for the disk, until what it answers is called: a log cut short in between is worthless. */
  hurry(): Promise<() => Promise<void>>;
  ormOptions(side: keyof Connections): OrmOptions;
  close(): Promise<void>;
}
