import { MikroORM, type EntityManager, type EntitySchema } from '@mikro-orm/core';
import { Mutex } from './mutex.js';
import { optionsFor } from './orm-options.js';
import type { Reach } from './row-way.js';
import type { Connections, DialectName, Sql } from './sql.js';
import { SqliteStore } from './sqlite-store.js';
import type { Durability, Store } from './store.js';
import { Traces } from './traces.js';

/** A query is ended long before. */
const readersMs = 5_000;

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
    if (url === undefined) return new Database(folder, SqliteStore.open(folder));
    // Its driver is loaded by those only who use it.
    const { PostgresStore } = await import('./postgres-store.js');
    return new Database(folder, await PostgresStore.open(url));
  }

  get sql(): Connections {
    return this.store.sql;
  }

  get dialect(): DialectName {
    return this.store.dialect;
  }

  /**
   * Connects MikroORM once the plugins' entities are known, and anew when others come. `switched` is called before
   * anybody uses the new connection.
   */
  async connect(
    entities: readonly EntitySchema[],
    reach: Reach,
    switched: () => void = () => undefined,
  ): Promise<void> {
    const options = optionsFor(entities, reach);
    const writing = await MikroORM.init({ ...options, ...this.store.ormOptions('writer') });
    const reading = await MikroORM.init({ ...options, ...this.store.ormOptions('reader') });
    const before = [this.#writing, this.#reading];
    // No command is half-way through.
    await this.turn.run(async () => {
      this.#writing = writing;
      this.#reading = reading;
      switched();
    });
    // Whoever reads with the old one reads on to their end.
    setTimeout(
      () => void Promise.all(before.flatMap((orm) => (orm ? [orm.close()] : []))),
      readersMs,
    ).unref();
  }

  /**
   * Tries whether MikroORM can make something of entities, without connecting anybody with them.
   * @throws what it says where it can't
   */
  async tryOn(entities: readonly EntitySchema[], reach: Reach): Promise<void> {
    const tried = await MikroORM.init({ ...optionsFor(entities, reach), ...this.store.ormOptions('reader') });
    await tried.close();
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
