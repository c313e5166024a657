import { newId } from '../clock/id.js';
import { installation } from '../access/actor.js';
import type { Sql } from '../database/sql.js';
import type { Draft } from '../log/entry.js';
import type { Intent } from '../command/write-context.js';

interface DeadlineRow {
  /** The contract it belongs to, whichever mechanism armed it. */
  mechanism: string;
  key: string;
  at: string;
  organisation: string;
  type: string;
  data: string;
  subject_type: string | null;
  subject_id: string | null;
  causation_id: string | null;
  correlation_id: string;
  depth: number;
}

/** What the deadlines need to know of business days. */
export interface Days {
  dayOf(instant: string): string;
  startOf(day: string): string;
}

/** Where a deadline stands in their order. */
type Place = Pick<DeadlineRow, 'at' | 'mechanism' | 'key'>;

/** At most so many fire in one transaction. */
const batch = 500;
/** So many are looked at in one go. */
const page = 50;

/** Durable timers: at a moment, the core appends an event, exactly once. */
export class Deadlines {
  #next: string | undefined;

  constructor(
    private readonly writer: Sql,
    private readonly days: Days,
    private readonly isActive: (contract: string, organisation: string) => boolean,
  ) {}

  /** Begins the count of days on a new log: the first fires at once. */
  async begin(now: string): Promise<void> {
    const has = await this.writer.get(
      "SELECT 1 FROM core_deadline WHERE mechanism = 'core' AND key = 'dayStarted'",
    );
    if (!has) await this.#armDay(this.days.dayOf(now), newId());
    await this.look();
  }

  /** The moment of the next deadline that fires. */
  get next(): string | undefined {
    return this.#next;
  }

  /** Applies what a handler asked for, in its transaction. */
  async apply(contract: string, intent: Intent): Promise<void> {
    for (const { key, set } of intent.timers) {
      await this.#takeOut(contract, key);
      if (!set) continue;
      const { at, reminder } = set;
      await this.writer.run(
        'INSERT INTO core_deadline VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        contract,
        key,
        at,
        reminder.organisation,
        reminder.type,
        JSON.stringify(reminder.data),
        reminder.subject?.type ?? null,
        reminder.subject?.id ?? null,
        reminder.causationId ?? null,
        reminder.correlationId,
        reminder.depth,
      );
      if (this.#next === undefined || at < this.#next) this.#next = at;
    }
  }

  /** Takes out what is due, oldest first, as facts that occurred at their deadline. */
  async fire(now: string): Promise<Draft[]> {
    if (this.#next === undefined || this.#next > now) return [];
    const fired: Draft[] = [];
    let after: Place = { at: '', mechanism: '', key: '' };
    while (fired.length < batch) {
      const row = await this.#firstDue(now, after);
      if (!row) break;
      after = row;
      await this.#takeOut(row.mechanism, row.key);
      fired.push(draftOf(row, now));
      if (row.type === 'core.dayStarted') {
        await this.#armDay(nextDay((JSON.parse(row.data) as { day: string }).day), row.correlation_id);
      }
    }
    await this.look();
    return fired;
  }

  /** The first that is due and fires, after a place in their order; what just fired may have armed it. */
  async #firstDue(now: string, from: Place): Promise<DeadlineRow | undefined> {
    const sql = `SELECT * FROM core_deadline WHERE at <= ? AND (at, mechanism, key) > (?, ?, ?) ORDER BY at, mechanism, key LIMIT ${String(page)}`;
    for (let after = from; ;) {
      const due = await this.writer.all<DeadlineRow>(sql, now, after.at, after.mechanism, after.key);
      const first = due.find((row) => this.#fires(row));
      if (first || due.length < page) return first;
      after = due.at(-1)!;
    }
  }

  /** Finds the next deadline anew; after a change of activation, a failed transaction, or another server's writing. */
  async look(): Promise<void> {
    const soonest = await this.writer.all<DeadlineRow>(
      `SELECT mechanism, organisation, at FROM core_deadline ORDER BY at LIMIT ${String(page)}`,
    );
    const first = soonest.find((row) => this.#fires(row));
    this.#next = first?.at ?? (soonest.length < page ? undefined : await this.#lookFar());
  }

  async #lookFar(): Promise<string | undefined> {
    const rows = await this.writer.all<DeadlineRow>(
      'SELECT mechanism, organisation, MIN(at) AS at FROM core_deadline GROUP BY mechanism, organisation',
    );
    return rows
      .filter((row) => this.#fires(row))
      .map((row) => row.at)
      .sort()[0];
  }

  async #takeOut(contract: string, key: string): Promise<void> {
    await this.writer.run('DELETE FROM core_deadline WHERE mechanism = ? AND key = ?', contract, key);
  }

  #fires(row: Pick<DeadlineRow, 'mechanism' | 'organisation'>): boolean {
    return row.mechanism === 'core' || this.isActive(row.mechanism, row.organisation);
  }

  async #armDay(day: string, correlationId: string): Promise<void> {
    await this.#takeOut('core', 'dayStarted');
    await this.writer.run(
      'INSERT INTO core_deadline VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?, 0)',
      'core',
      'dayStarted',
      this.days.startOf(day),
      installation,
      'core.dayStarted',
      JSON.stringify({ day }),
      correlationId,
    );
  }
}

const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const draftOf = (row: DeadlineRow, now: string): Draft => ({
  id: newId(now),
  type: row.type,
  version: 1,
  organisation: row.organisation,
  occurredAt: row.at,
  actorId: `system:${row.mechanism}`,
  actorRole: 'system',
  subject:
    row.subject_type !== null && row.subject_id !== null
      ? { type: row.subject_type, id: row.subject_id }
      : undefined,
  causationId: row.causation_id ?? undefined,
  correlationId: row.correlation_id,
  depth: row.depth,
  imported: false,
  data: JSON.parse(row.data),
  detail: undefined,
});
