import type { Database } from '../database/database.js';

/**
 * From which fact on a mechanism has not reacted to what happened at an organisation, since it was switched off there.
 * Those facts wait for it, as its deadlines do.
 */
export class Missed {
  readonly #from = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly mechanism: string,
  ) {}

  async load(): Promise<void> {
    const rows = await this.database.sql.reader.all<{ organisation: string; seq: number }>(
      'SELECT organisation, seq FROM core_missed WHERE mechanism = ?',
      this.mechanism,
    );
    this.#from.clear();
    for (const { organisation, seq } of rows) this.#from.set(organisation, seq);
  }

  /** Organisations at which something waits. */
  get organisations(): readonly string[] {
    return [...this.#from.keys()];
  }

  /** The first fact that waits at an organisation. */
  from(organisation: string): number | undefined {
    return this.#from.get(organisation);
  }

  /** Lets a fact wait, and with it whatever follows there. */
  async begin(organisation: string, seq: number): Promise<void> {
    if (this.#from.has(organisation)) return;
    await this.database.transaction((sql) =>
      sql.run(
        'INSERT INTO core_missed VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        this.mechanism,
        organisation,
        seq,
      ),
    );
    this.#from.set(organisation, seq);
  }

  /** Inside the transaction that reacted to a fact: the next one waits first. */
  async pass(organisation: string, seq: number): Promise<void> {
    await this.database.sql.writer.run(
      'UPDATE core_missed SET seq = ? WHERE mechanism = ? AND organisation = ?',
      seq + 1,
      this.mechanism,
      organisation,
    );
  }

  /** Once that transaction has committed. */
  passed(organisation: string, seq: number): void {
    this.#from.set(organisation, seq + 1);
  }

  /** Nothing waits at an organisation any more. */
  async end(organisation: string): Promise<void> {
    await this.database.transaction((sql) =>
      sql.run(
        'DELETE FROM core_missed WHERE mechanism = ? AND organisation = ?',
        this.mechanism,
        organisation,
      ),
    );
    this.#from.delete(organisation);
  }
}
