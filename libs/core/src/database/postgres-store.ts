import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { StartFault } from '../config/start-fault.js';
import { refuseLate } from '../fault/limits.js';
import { clientConfig, LastingClient } from './postgres-client.js';
import { PostgresCluster } from './postgres-cluster.js';
import { PostgresSql } from './postgres-sql.js';
import type { Connections } from './sql.js';
import type { Durability, OrmOptions, Store } from './store.js';

const readers = 8;

/** A log in PostgreSQL, which several servers may share. */
export class PostgresStore implements Store {
  readonly dialect = 'postgresql';
  readonly cluster: PostgresCluster;
  readonly sql: Connections;
  readonly #writer: LastingClient;
  readonly #reader: pg.Pool;

  private constructor(private readonly url: string) {
    this.#writer = new LastingClient(clientConfig(url, 'writer'));
    this.cluster = new PostgresCluster(url, this.#writer);
    this.#reader = new pg.Pool({
      ...clientConfig(url, 'reader'),
      max: readers,
      options: '-c default_transaction_read_only=on',
    });
    // An idle connection that is lost is replaced when somebody asks.
    this.#reader.on('error', () => undefined);
    this.sql = { writer: new PostgresSql(this.#writer), reader: new PostgresSql(this.#reader) };
  }

  /** @throws StartFault with a sentence when the database can't be reached or is too old */
  static async open(url: string): Promise<PostgresStore> {
    const store = new PostgresStore(url);
    try {
      const sql = "SELECT current_setting('server_version_num') AS version";
      refuseOld(Number((await store.sql.writer.get<{ version: string }>(sql))?.version));
      return store;
    } catch (error) {
      await store.close();
      if (error instanceof StartFault) throw error;
      const why = error instanceof Error && error.message !== '' ? error.message : 'no answer';
      throw new StartFault(`PostgreSQL at ${withoutSecret(url)} can't be used: ${why}.`, { cause: error });
    }
  }

  async begin(durability: Durability): Promise<void> {
    await this.#writer.query('BEGIN');
    if (durability === 'derived') await this.#writer.query('SET LOCAL synchronous_commit = off');
  }

  async commit(): Promise<void> {
    await this.#writer.query('COMMIT');
  }

  async rollback(): Promise<void> {
    await this.#writer.query('ROLLBACK');
  }

  /** Old versions of rows stay in the files until they are overwritten: nothing can be promised. */
  scrub(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** The server checks its own pages, where it was made with checksums. */
  integrity(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  async hurry(): Promise<() => Promise<void>> {
    await this.#writer.query('SET synchronous_commit = off');
    return async () => {
      await this.#writer.query('RESET synchronous_commit');
    };
  }

  ormOptions(side: keyof Connections): OrmOptions {
    const pool = side === 'writer' ? this.#writer.asPool() : this.#reader;
    return {
      driver: PostgreSqlDriver,
      dbName: new URL(this.url).pathname.slice(1) || 'postgres',
      driverOptions: new PostgresDialect({ pool: guarded(pool as unknown as PostgresPool) }),
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#writer.end(), this.cluster.close(), this.#reader.end()]);
  }
}

/** Cuts a handler that has ended off from the database; and MikroORM does not close what the store owns. */
const guarded = (pool: PostgresPool): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect();
    return new Proxy(client, {
      get: (target, name) => {
        if (name === 'query') refuseLate();
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  },
  end: () => Promise.resolve(),
  options: pool.options,
});

function refuseOld(version: number): void {
  if (version < 140_000)
    throw new StartFault(
      `PostgreSQL ${String(Math.floor(version / 10_000))} is too old: Heli needs 14 or later.`,
    );
}

function withoutSecret(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
