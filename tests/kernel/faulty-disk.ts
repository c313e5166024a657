import { dirname } from 'node:path';
import { DatabaseSync, StatementSync } from 'node:sqlite';

/** What befalls the disk under one data folder. */
export interface DiskPlan {
  /** The write that fails, from 1. */
  readonly failAt: number;
  /** `dead`: nothing is written any more, as after a crash; `full`: this write is refused, the next is not. */
  readonly then: 'dead' | 'full';
  /** Writes so far. */
  writes: number;
}

const writing = /^\s*(insert|update|delete|begin immediate|commit|savepoint|release|create|alter)\b/i;
const plans = new Map<string, DiskPlan>();
const folders = new WeakMap<StatementSync, string>();

/** From now on, writes to the database in a folder are counted, and one of them fails. */
export function breakDisk(folder: string, plan: Omit<DiskPlan, 'writes'>): DiskPlan {
  const counted = { ...plan, writes: 0 };
  plans.set(folder, counted);
  return counted;
}

export const mendDisk = (folder: string): boolean => plans.delete(folder);

function write(folder: string, sql: string): void {
  const plan = plans.get(folder);
  if (!plan || !writing.test(sql)) return;
  plan.writes += 1;
  if (plan.then === 'full' ? plan.writes !== plan.failAt : plan.writes < plan.failAt) return;
  throw plan.then === 'full'
    ? Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 })
    : new Error('The process is gone.');
}

const { prepare, exec } = DatabaseSync.prototype;
const { run, get, all } = StatementSync.prototype;

/** Stands between Heli and SQLite, for all databases of this process; answers what takes it away again. */
export function watchWrites(): () => void {
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
    const statement = prepare.call(this, sql);
    folders.set(statement, dirname(this.location() ?? ''));
    return statement;
  };
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
    write(dirname(this.location() ?? ''), sql);
    exec.call(this, sql);
  };
  for (const [name, original] of Object.entries({ run, get, all }))
    Object.assign(StatementSync.prototype, {
      [name](this: StatementSync, ...params: never[]): unknown {
        write(folders.get(this) ?? '', this.sourceSQL);
        return (original as (...of: never[]) => unknown).apply(this, params);
      },
    });
  return () => {
    Object.assign(DatabaseSync.prototype, { prepare, exec });
    Object.assign(StatementSync.prototype, { run, get, all });
  };
}
