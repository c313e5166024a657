import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../config/environment.js';
import { StartFault } from '../config/start-fault.js';
import { DataLock } from '../database/lock.js';

/**
 * Puts a backup in the log's place, keeping what was there. Displays notice by the new epoch and take a snapshot.
 * @returns where the log that stood before was put, if there was one
 * @throws StartFault if a server runs or the file is no sound backup
 */
export function restore(dataFolder: string, backupFile: string, stamp: string): string | undefined {
  if (!existsSync(backupFile)) throw new StartFault(`There is no backup ${backupFile}.`);
  refuseUnsound(backupFile);
  const lock = DataLock.take(dataFolder);
  try {
    const file = join(dataFolder, databaseFile);
    const kept = existsSync(file)
      ? join(dataFolder, 'backups', `replaced-${stamp.replace(/[:.]/g, '')}.sqlite`)
      : undefined;
    const incoming = `${file}.incoming`;
    copyFileSync(backupFile, incoming);
    forgetEpoch(incoming);
    if (kept !== undefined) {
      mkdirSync(join(dataFolder, 'backups'), { recursive: true, mode: 0o700 });
      settleWal(file);
      renameSync(file, kept);
    }
    for (const rest of ['-wal', '-shm']) rmSync(file + rest, { force: true });
    renameSync(incoming, file);
    return kept;
  } finally {
    lock.release();
  }
}

function refuseUnsound(file: string): void {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
    database.prepare('SELECT COUNT(*) FROM core_event').get();
    database.close();
    if (found !== 'ok') throw new Error(found);
  } catch (error) {
    throw new StartFault(
      `${file} is no sound backup of a Heli log: ${error instanceof Error ? error.message : 'unknown fault'}.`,
      { cause: error },
    );
  }
}

/** The restored log is another history to whoever watched: a new epoch is given at the next start. */
function forgetEpoch(file: string): void {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = DELETE; DELETE FROM core_meta WHERE name = 'epoch'");
  database.close();
}

function settleWal(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}
