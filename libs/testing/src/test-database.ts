import { hash } from 'node:crypto';
import type pg from 'pg';

/** A PostgreSQL server on which houses stand instead of on SQLite, each in a database of its own. */
const server = process.env['HELI_TEST_POSTGRES'];

/** Whether houses stand on SQLite: some tests look into its files. */
export const onSqlite = server === undefined;

const nameOf = (folder: string): string => `heli_${hash('sha256', folder).slice(0, 20)}`;

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { default: postgres } = await import('pg');
  const client = new postgres.Client(server);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The database of the house with this data folder, made if it is not there; undefined where houses stand on SQLite. */
export async function testDatabase(folder: string): Promise<string | undefined> {
  if (server === undefined) return undefined;
  const name = nameOf(folder);
  await onServer(async (client) => {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  });
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

export async function dropTestDatabase(folder: string): Promise<void> {
  if (server === undefined) return;
  await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${nameOf(folder)} WITH (FORCE)`));
}
