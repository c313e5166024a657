import { Refusal } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { Param } from '../database/sql.js';

/** Somebody unknown: whoever has not signed in. */
export const unknownActor = 'unknown';

/** What somebody did or was refused, beside the commands that reach the log: those are written down with it. */
export interface Noted {
  readonly actorId: string;
  /** A command's name, or `core.route.<name>` for what has a door of its own, such as signing in. */
  readonly action: string;
  readonly organisation: string;
  /** What it was refused with; left out where it was done. */
  readonly error?: unknown;
  readonly requestId?: string | undefined;
}

/** Most lines that wait to be written: a flood is not allowed to fill memory. */
const mostWaiting = 10_000;

/** Writes down who did what outside of commands, and how often somebody was sent away. */
export class Audit {
  #waiting: Param[][] = [];
  #writing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is noted together is written together; a full disk keeps nobody from what they were doing. */
  note({ actorId, action, organisation, error, requestId }: Noted): void {
    if (this.#waiting.length >= mostWaiting) return;
    const outcome = error === undefined ? 'done' : 'refused';
    const refusal = error === undefined ? null : error instanceof Refusal ? error.key : keyOf(error);
    this.#waiting.push([
      this.clock.now(),
      actorId,
      action,
      organisation,
      outcome,
      refusal,
      requestId ?? null,
    ]);
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
  }

  /** Until all that was noted is written. */
  async idle(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** Forgets lines older than so many days; answers how many. */
  async forgetOlderThan(days: number): Promise<number> {
    const before = new Date(Date.parse(this.clock.now()) - days * 86_400_000).toISOString();
    return this.database.transaction(
      (sql) => sql.run('DELETE FROM core_audit WHERE at < ?', before),
      'derived',
    );
  }

  async #write(): Promise<void> {
    // Whatever arrives before the writer's turn goes with it.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      try {
        await this.database.transaction((sql) => {
          const rows = this.#waiting;
          this.#waiting = [];
          return sql.insertMany('core_audit', columns, rows);
        }, 'derived');
      } catch {
        // The disk's fault, which every command is answered with too.
        return;
      }
    }
  }
}

const columns = ['at', 'actor_id', 'action', 'organisation', 'outcome', 'refusal', 'request_id'];

/** Errors at the door that are no refusals of a handler have a key too. */
const keyOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'key' in error && typeof error.key === 'string'
    ? error.key
    : 'fault';
