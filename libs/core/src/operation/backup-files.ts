import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { lay } from '../file/content-store.js';

const inFolder = (folder: string): string => join(folder, 'files');

/**
 * Puts the contents that a copied log refers to beside it, into a folder that all copies there share: what one has
 * brought, the next need not.
 * @returns hashes of contents that are not there
 */
export const backUpFiles = (dataFolder: string, backupFile: string): Promise<string[]> =>
  lay(inFolder(dataFolder), inFolder(dirname(backupFile)), hashesIn(backupFile));

/**
 * Brings the contents back that a backup refers to.
 * @returns hashes of contents that neither the data folder nor the backup's has
 */
export const restoreFiles = (dataFolder: string, backupFile: string): Promise<string[]> =>
  lay(inFolder(dirname(backupFile)), inFolder(dataFolder), hashesIn(backupFile));

function hashesIn(log: string): string[] {
  const database = new DatabaseSync(log, { readOnly: true });
  try {
    // A log from before there were files is a backup too.
    if (!database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'core_file'").get()) return [];
    return database
      .prepare('SELECT DISTINCT hash FROM core_file')
      .all()
      .map(({ hash }) => String(hash));
  } finally {
    database.close();
  }
}
