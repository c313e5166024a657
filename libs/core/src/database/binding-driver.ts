import type {
  AnyEntity,
  Configuration,
  Dictionary,
  EntityData,
  LoggingOptions,
  QueryResult,
  Transaction,
} from '@mikro-orm/core';
import { AbstractSqlDriver, BaseSqliteConnection, NativeQueryBuilder, SqlitePlatform } from '@mikro-orm/sql';
import { CompiledQuery, type ControlledTransaction } from 'kysely';
import { bind } from './bind.js';

type Query = Parameters<BaseSqliteConnection['execute']>[0];
type Rows = QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[];

/**
 * MikroORM's connection to SQLite, but values go beside the statement, not into its text: so that a statement which
 * comes again is already prepared. Written out, hardly one comes twice, and preparing them was a sixth of a command.
 */
class BindingConnection extends BaseSqliteConnection {
  override async execute<T extends Rows = EntityData<AnyEntity>[]>(
    query: Query,
    params: readonly unknown[] | Dictionary = [],
    method: 'all' | 'get' | 'run' = 'all',
    transaction?: Transaction<ControlledTransaction<unknown>>,
    logging?: LoggingOptions,
  ): Promise<T> {
    const raw = query instanceof NativeQueryBuilder ? query.toRaw() : query;
    const [sql, given] = typeof raw === 'string' ? [raw, params] : [raw.sql, raw.params];
    if (!Array.isArray(given)) throw new Error('Parameters by name are not known here: give them in order.');
    const { text, values } = bind(this.platform, sql, given);
    await this.ensureConnection();
    const run = async (): Promise<T> => {
      const rows = await (transaction ?? this.getClient()).executeQuery(CompiledQuery.raw(text, [...values]));
      return this.transformRawResult<T>(rows, method);
    };
    return this.executeQuery(text, run, logging);
  }
}

/** SQLite through Kysely's dialect, as MikroORM's own driver has it, with values bound. */
export class BindingDriver extends AbstractSqlDriver<BindingConnection> {
  constructor(config: Configuration) {
    super(config, new SqlitePlatform(), BindingConnection, ['kysely']);
  }
}
