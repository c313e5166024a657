import pg from 'pg';
import { clientConfig, LastingClient } from './postgres-client.js';
import type { Channel, Cluster } from './store.js';

/** Advisory locks of a log; they are the database's own, and one database holds one log. */
const locks = { log: 4_843_701, follower: 4_843_702 } as const;
const channels: readonly Channel[] = ['heli_log', 'heli_numbers'];
const retryMs = 1000;

/** Servers that share a log in PostgreSQL find each other through its locks and its notifications. */
export class PostgresCluster implements Cluster {
  /** Holds the follower's lock as long as its connection lives. */
  readonly #elector: LastingClient;

  constructor(
    private readonly url: string,
    private readonly writer: LastingClient,
  ) {
    this.#elector = new LastingClient(clientConfig(url, 'follower'));
  }

  async lockLog(): Promise<void> {
    await this.writer.query(`SELECT pg_advisory_xact_lock(${String(locks.log)})`);
  }

  /** The connection that holds the lock already is given it once more. */
  async elect(): Promise<boolean> {
    const sql = `SELECT pg_try_advisory_lock(${String(locks.follower)}) AS held`;
    const { rows } = await this.#elector.query(sql);
    return (rows[0] as { held: boolean }).held;
  }

  async announce(channel: Channel): Promise<void> {
    await this.writer.query('SELECT pg_notify($1, $2)', [channel, '']);
  }

  listen(heard: (channel: Channel) => void): () => Promise<void> {
    const listener = new Listener(this.url, heard);
    void listener.begin();
    return () => listener.end();
  }

  /** Gives the lock back at once: the server may take a while to notice that a connection has ended. */
  async close(): Promise<void> {
    await this.#elector.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await this.#elector.end();
  }
}

/** A connection that only listens, made again when it is lost. */
class Listener {
  #client: pg.Client | undefined;
  #again: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(
    private readonly url: string,
    private readonly heard: (channel: Channel) => void,
  ) {}

  async begin(): Promise<void> {
    this.#again = undefined;
    const client = new pg.Client(clientConfig(this.url, 'listener'));
    this.#client = client;
    client.on('notification', ({ channel }) => this.heard(channel as Channel));
    client.on('error', () => this.#retry());
    client.on('end', () => this.#retry());
    try {
      await client.connect();
      for (const channel of channels) await client.query(`LISTEN ${channel}`);
      // Something may have been announced while nobody listened.
      for (const channel of channels) this.heard(channel);
    } catch {
      this.#retry();
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#again);
    await this.#client?.end();
  }

  #retry(): void {
    if (!this.#ended) this.#again ??= setTimeout(() => void this.begin(), retryMs).unref();
  }
}
