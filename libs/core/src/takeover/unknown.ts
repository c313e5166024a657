import { installation } from '../access/actor.js';
import type { Sql } from '../database/sql.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Stretch } from './recorders.js';

const pageSize = 500;

/** Which facts of its contract a mechanism does not know, at an organisation and below. */
export class Unknown {
  readonly #stretches = new Map<string, readonly Stretch[]>();

  constructor(
    private readonly tree: OrganisationTree,
    /** Where it takes over. */
    readonly organisation: string,
    private readonly day: string,
    private readonly stretchesAt: (organisation: string) => readonly Stretch[],
  ) {}

  has(organisation: string, seq: number): boolean {
    return this.#at(organisation).some(({ from, to }) => seq > from && seq <= to);
  }

  /** Whether there is any fact that it does not know, after one that it has taken over. */
  async any(sql: Sql, contract: string, after: number): Promise<boolean> {
    for (let at = Math.max(after, this.#first()); at < Infinity;) {
      const facts = await sql.all<{ seq: number; organisation: string }>(
        `SELECT seq, organisation FROM core_event WHERE seq > ? AND type LIKE ? ORDER BY seq LIMIT ${String(pageSize)}`,
        at,
        `${contract}.%`,
      );
      if (facts.some((fact) => this.has(fact.organisation, fact.seq))) return true;
      at = facts.length < pageSize ? Infinity : facts.at(-1)!.seq;
    }
    return false;
  }

  /** Nothing before it is unknown anywhere; Infinity where all is known. */
  #first(): number {
    const below =
      this.organisation === installation
        ? this.tree.codes()
        : this.tree.subtreeOf(this.organisation, this.day);
    return Math.min(...below.flatMap((code) => this.#at(code).map(({ from }) => from)), Infinity);
  }

  #at(organisation: string): readonly Stretch[] {
    const known = this.#stretches.get(organisation);
    if (known) return known;
    const within =
      this.organisation === installation || this.tree.isWithin(organisation, this.organisation, this.day);
    const stretches = within ? this.stretchesAt(organisation) : [];
    this.#stretches.set(organisation, stretches);
    return stretches;
  }
}
