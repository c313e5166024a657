import { MikroORM, type EntityManager, type EntitySchema } from '@mikro-orm/core';
import { Refusal } from '@heli/sdk';
import { Mutex } from './mutex.js';
import { PostgresStore } from './postgres-store.js';
import { rowFilters } from './row-filter.js';
import type { Reach } from './row-way.js';
import type { Connections, DialectName, Sql } from './sql.js';
import { SqliteStore } from './sqlite-store.js';
import type { Durability, Store } from './store.js';
import { Traces } from './traces.js';
import { writeScope } from './write-scope.js';

/**
 * The database of a log: one writing connection, shared by commands and the follower in turn, and reading ones that
 * never wait for it. MikroORM works on both.
 */
export class Database {
  /** Whoever writes takes it first: there is one writing connection, and a transaction spans awaits. */
  readonly turn = new Mutex();
  readonly traces = new Traces(this);
  #writing: MikroORM | undefined;
  #reading: MikroORM | undefined;

  private constructor(
    /** The data folder: the log itself on SQLite, and on either database what belongs beside it. */
    readonly folder: string,
    readonly store: Store,
  ) {}

  /**
   * @param url a PostgreSQL database; without it, SQLite in the data folder
   * @throws StartFault with a sentence when the database can't be used
   */
  static async open(folder: string, url?: string): Promise<Database> {
    return new Database(folder, url === undefined ? SqliteStore.open(folder) : await PostgresStore.open(url));
  }

  get sql(): Connections {
    return this.store.sql;
  }

  get dialect(): DialectName {
    return this.store.dialect;
  }

  /** Connects MikroORM once the plugins' entities are known. */
  async connect(entities: readonly EntitySchema[], reach: Reach): Promise<void> {
    const options = {
      entities: [...entities],
      filters: rowFilters(entities, reach),
      subscribers: [writeScope],
      findOneOrFailHandler: () => new Refusal('not-found', 'core.refusal.noSuchRecord'),
      ensureDatabase: false,
      discovery: { warnWhenNoEntities: false },
    };
    await this.#writing?.close();
    await this.#reading?.close();
    this.#writing = await MikroORM.init({ ...options, ...this.store.ormOptions('writer') });
    this.#reading = await MikroORM.init({ ...options, ...this.store.ormOptions('reader') });
  }

  /** A manager on the writer; use it inside {@link turn} only. */
  writing(): EntityManager {
    return managerOf(this.#writing);
  }

  /** A manager on the reader, with an identity map of its own. */
  reading(): EntityManager {
    return managerOf(this.#reading);
  }

  /**
   * Writes in one transaction, in the writer's turn; everything is undone if the work throws. `committed` is called
   * before anybody else takes a turn.
   */
  transaction<T>(
    work: (sql: Sql) => Promise<T>,
    durability: Durability = 'durable',
    committed: (result: T) => void = () => undefined,
  ): Promise<T> {
    return this.turn.run(async () => {
      const result = await this.#carryOut(work, durability);
      committed(result);
      return result;
    });
  }

  async #carryOut<T>(work: (sql: Sql) => Promise<T>, durability: Durability): Promise<T> {
    await this.store.begin(durability);
    try {
      const result = await work(this.sql.writer);
      await this.store.commit();
      return result;
    } catch (error) {
      await this.store.rollback();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.traces.close();
    await this.turn.run(async () => {
      await this.#writing?.close();
      await this.#reading?.close();
      await this.store.close();
    });
  }
}

function managerOf(orm: MikroORM | undefined): EntityManager {
  if (!orm) throw new Error('The database is used before its entities are known.');
  // Inside a command's transaction MikroORM would resolve to the writer's manager, rows, scope and connection with it.
  return orm.em.fork({ disableContextResolution: true });
}
