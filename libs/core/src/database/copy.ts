import { chmodSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';

/**
 * Copies a log while it is written to: from one snapshot, on a connection of its own, so that no write makes it begin
 * again and no query waits for it.
 */
export async function copyLog(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    source.exec('BEGIN');
    source.prepare('SELECT COUNT(*) FROM core_schema').get();
    await backup(source, to);
    chmodSync(to, 0o600);
  } finally {
    source.close();
  }
}
