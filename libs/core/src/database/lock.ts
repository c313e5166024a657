import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFault } from '../config/start-fault.js';
import { resultCode } from '../fault/faults.js';

/** SQLite: another connection holds the lock. */
const busy = 5;

/** How another process on this machine reaches the server that holds a data folder. */
export interface Holder {
  readonly pid: number;
  readonly url: string;
  /** Known only to those who may read the data folder; valid until the server stops. */
  readonly operatorToken: string;
  /** The certificate it serves, in PEM; the only one to accept from it. */
  readonly certificate?: string | undefined;
}

/** The right to write to a data folder: an operating-system lock that dies with its process. */
export class DataLock {
  private constructor(
    private readonly lock: DatabaseSync,
    private readonly noteFile: string,
  ) {}

  /** @throws StartFault if another process holds the folder */
  static take(folder: string): DataLock {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      if (resultCode(error) !== busy) throw error;
      const holder = DataLock.holder(folder);
      const who = holder ? ` (process ${String(holder.pid)}, ${holder.url})` : '';
      throw new StartFault(`Another Heli server uses ${folder}${who}: stop it, or name another HELI_DATA.`);
    }
    return new DataLock(lock, noteIn(folder));
  }

  /** The server that holds the folder, if one runs. */
  static holder(folder: string): Holder | undefined {
    try {
      const holder = JSON.parse(readFileSync(noteIn(folder), 'utf8')) as Holder;
      process.kill(holder.pid, 0);
      return holder;
    } catch {
      // There is no note, it is half written, or its process has ended.
      return undefined;
    }
  }

  announce(holder: Holder): void {
    writeFileSync(this.noteFile, JSON.stringify(holder), { mode: 0o600 });
  }

  release(): void {
    rmSync(this.noteFile, { force: true });
    this.lock.close();
  }
}

const noteIn = (folder: string): string => join(folder, 'server.json');
