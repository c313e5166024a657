import pg from 'pg';
import { LostConnection } from '../fault/faults.js';
import { Mutex } from './mutex.js';

const asWritten = (text: string): string => text;

/** Counts fit into a number; dates, times and spans are MikroORM's to read. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.DATE]: asWritten,
  [pg.types.builtins.TIMESTAMP]: asWritten,
  [pg.types.builtins.TIMESTAMPTZ]: asWritten,
  [pg.types.builtins.INTERVAL]: asWritten,
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format): ((text: string) => unknown) =>
    (format === 'binary' ? undefined : parsers[oid]) ??
    (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};

/** How every connection to the log is made. */
export const clientConfig = (url: string, name: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: `heli ${name}`,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  types,
});

const opens = /^\s*(begin|start transaction)/i;
const commits = /^\s*commit\s*$/i;
const rollsBack = /^\s*rollback\s*$/i;
const nothing: pg.QueryResult = { command: 'ROLLBACK', rowCount: 0, oid: 0, fields: [], rows: [] };

/**
 * One connection that is made anew when it was lost, but never within a transaction: half of it would be committed by
 * itself.
 */
export class LastingClient {
  #client: pg.Client | undefined;
  #connecting: Promise<pg.Client> | undefined;
  #inTransaction = false;
  /** A connection answers one question at a time. */
  readonly #inOrder = new Mutex();

  constructor(private readonly config: pg.ClientConfig) {}

  async query(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    // Whoever begins has nothing to lose, be the one before cut off in its midst.
    if (opens.test(text)) this.#inTransaction = false;
    try {
      if (rollsBack.test(text) && !this.#client) return nothing;
      const client = await this.#ready();
      if (opens.test(text)) this.#inTransaction = true;
      return await this.#ask(client, text, values);
    } finally {
      if (commits.test(text) || rollsBack.test(text)) this.#inTransaction = false;
    }
  }

  async #ask(client: pg.Client, text: string, values: unknown[]): Promise<pg.QueryResult> {
    try {
      return await this.#inOrder.run(() => client.query(text, values));
    } catch (error) {
      if (this.#client === client) throw error;
      throw new LostConnection('The connection to PostgreSQL was lost.', { cause: error });
    }
  }

  /** What Kysely takes for a pool: whoever asks gets this one connection, in turns given elsewhere. */
  asPool(): {
    connect: () => Promise<{ query: LastingClient['query']; release: () => void }>;
    end: () => Promise<void>;
    options: object;
  } {
    const connection = { query: this.query.bind(this), release: () => undefined };
    return { connect: () => Promise.resolve(connection), end: () => Promise.resolve(), options: this.config };
  }

  async end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  async #ready(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    if (this.#inTransaction) throw new LostConnection('The connection to PostgreSQL was lost.');
    // Whoever asks meanwhile waits for the same one: what a second would hold, nobody would give back.
    this.#connecting ??= this.#connect().finally(() => (this.#connecting = undefined));
    return this.#connecting;
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.config);
    const drop = (): void => {
      if (this.#client === client) this.#client = undefined;
    };
    client.on('error', drop);
    client.on('end', drop);
    await client.connect();
    this.#client = client;
    return client;
  }
}
