import type { DisplayReport } from '@heli/protocol';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { DisplayShown } from './display-shown.js';

/** The last report of a wall, and what it proves. */
export interface KnownReport extends Omit<DisplayReport, 'painted' | 'shown' | 'said'> {
  readonly heardAt: string;
  /** When it last proved that it paints. */
  readonly paintedAt: string | null;
}
export interface HistoryRow {
  readonly at: string;
  /** `connected`, `disconnected`, `reload`, or `fault.<code>`. */
  readonly what: string;
}
interface ReportRow {
  readonly display_id: string;
  readonly heard_at: string;
  readonly painted_at: string | null;
  readonly seq: number;
  readonly shows: string;
  readonly build: string;
  readonly faults: string;
}

/** How old the stored reports may be; a wall reports every 15 s. */
const graceMs = 5_000;
/** Entries that are kept of each wall. */
const mostKept = 50;

/** What walls tell of themselves. Reports are stored in batches, so that five hundred walls are one write in 5 s. */
export class DisplayReports {
  readonly #fresh = new Map<string, KnownReport>();
  readonly #faults = new Map<string, string>();
  readonly #said = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  readonly shown: DisplayShown;
  /** Told once of each thing that a wall says has been thrown. */
  onSaid: (displayId: string, said: string) => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.shown = new DisplayShown(database);
  }

  async note(displayId: string, { painted, shown, said, ...report }: DisplayReport): Promise<void> {
    const heardAt = this.clock.now();
    if (said !== undefined && said !== this.#said.get(displayId)) this.onSaid(displayId, said);
    if (said !== undefined) this.#said.set(displayId, said);
    this.shown.note(displayId, shown, heardAt);
    const before = this.#fresh.get(displayId)?.paintedAt ?? null;
    this.#fresh.set(displayId, { ...report, heardAt, paintedAt: painted ? heardAt : before });
    if (this.#timer === undefined) this.#timer = setTimeout(() => void this.#store(), graceMs).unref();
    const faults = report.faults.join(' ');
    if (faults === (this.#faults.get(displayId) ?? '')) return;
    const known = (this.#faults.get(displayId) ?? '').split(' ');
    this.#faults.set(displayId, faults);
    for (const fault of report.faults)
      if (!known.includes(fault)) await this.happened(displayId, `fault.${fault}`);
  }

  /** Writes down when a wall came, went or failed; the oldest entries make room. */
  async happened(displayId: string, what: string): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (sql) => {
      await sql.run(
        'INSERT INTO core_display_history (display_id, at, what) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        ...[displayId, at, what],
      );
      await sql.run(
        `DELETE FROM core_display_history WHERE display_id = ? AND at < (SELECT MIN(at) FROM
           (SELECT at FROM core_display_history WHERE display_id = ? ORDER BY at DESC LIMIT ${mostKept}) AS kept)`,
        ...[displayId, displayId],
      );
    }, 'derived');
  }

  /** The latest of every wall that ever reported, by its id. */
  async all(): Promise<ReadonlyMap<string, KnownReport>> {
    const rows = await this.database.sql.reader.all<ReportRow>('SELECT * FROM core_display_report');
    const known = new Map(rows.map((row) => [row.display_id, reportOf(row)]));
    for (const [id, fresh] of this.#fresh)
      known.set(id, { ...fresh, paintedAt: fresh.paintedAt ?? known.get(id)?.paintedAt ?? null });
    return known;
  }

  history(displayId: string): Promise<HistoryRow[]> {
    return this.database.sql.reader.all<HistoryRow>(
      'SELECT at, what FROM core_display_history WHERE display_id = ? ORDER BY at DESC, what',
      displayId,
    );
  }

  async #store(): Promise<void> {
    this.#timer = undefined;
    const batch = [...this.#fresh];
    try {
      const stored = await this.database.transaction(async (sql) => {
        for (const [id, report] of batch)
          await sql.run(
            `INSERT INTO core_display_report (display_id, heard_at, painted_at, seq, shows, build, faults)
             VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (display_id) DO UPDATE SET heard_at = excluded.heard_at,
               painted_at = COALESCE(excluded.painted_at, core_display_report.painted_at),
               seq = excluded.seq, shows = excluded.shows, build = excluded.build, faults = excluded.faults`,
            ...[id, report.heardAt, report.paintedAt, report.seq, report.shows, report.build],
            JSON.stringify(report.faults),
          );
        return this.shown.store(sql);
      }, 'derived');
      stored();
    } catch {
      // A full disk, say: the next report tries again.
      return;
    }
    for (const [id, report] of batch) if (this.#fresh.get(id) === report) this.#fresh.delete(id);
  }
}

const reportOf = (row: ReportRow): KnownReport => ({
  heardAt: row.heard_at,
  paintedAt: row.painted_at,
  seq: row.seq,
  shows: row.shows,
  build: row.build,
  faults: JSON.parse(row.faults) as KnownReport['faults'],
});
