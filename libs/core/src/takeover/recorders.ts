import { installation } from '../access/actor.js';
import type { Sql } from '../database/sql.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Registry } from '../registry/registry.js';

interface Switched {
  readonly seq: number;
  readonly type: string;
  readonly organisation: string;
  readonly recorded_at: string;
  readonly data: string;
}

/** From a fact on, a mechanism was active or not at an organisation. */
interface Turn {
  readonly seq: number;
  readonly day: string;
  readonly organisation: string;
  readonly mechanism: string;
  readonly active: boolean;
}

/** Facts after `from`, up to `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Which mechanisms recorded the facts of a contract, where and when: the log tells, since every switching on and off is
 * a fact too. A command goes to the mechanism that is active where it is addressed: where the fact lies, or above.
 */
export class Recorders {
  private constructor(
    private readonly turns: readonly Turn[],
    private readonly tree: OrganisationTree,
  ) {}

  static async of(
    contract: string,
    sql: Sql,
    registry: Registry,
    tree: OrganisationTree,
    dayOf: (instant: string) => string,
  ): Promise<Recorders> {
    const rows = await sql.all<Switched>(
      `SELECT seq, type, organisation, recorded_at, data FROM core_event WHERE subject_type = 'core.mechanism' ORDER BY seq`,
    );
    const turns = rows.flatMap(({ seq, type, organisation, recorded_at, data }): Turn[] => {
      const told = JSON.parse(data) as { mechanism: string; contract?: string };
      const of = told.contract ?? registry.mechanism(told.mechanism)?.implements.id;
      const active = type === 'core.mechanismActivated';
      if (of !== contract || (!active && type !== 'core.mechanismDeactivated')) return [];
      return [{ seq, day: dayOf(recorded_at), organisation, mechanism: told.mechanism, active }];
    });
    return new Recorders(turns, tree);
  }

  /**
   * Where a mechanism does not know the facts that were recorded at an organisation: others recorded them after it was
   * last switched on there. Whoever is switched on has taken over all that lies before.
   */
  unknownTo(mechanism: string, organisation: string): Stretch[] {
    const states = new Map<string, boolean>();
    let stretches: Stretch[] = [];
    let recorder: string | undefined;
    let since = 0;
    const close = (to: number): void => {
      if (recorder !== undefined && recorder !== mechanism && to > since) stretches.push({ from: since, to });
    };
    for (const turn of this.turns) {
      const line = [...this.tree.lineOf(organisation, turn.day), installation];
      if (!line.includes(turn.organisation)) continue;
      close(turn.seq);
      since = turn.seq;
      states.set(`${turn.organisation} ${turn.mechanism}`, turn.active);
      recorder = this.#recorderIn(states, line);
      if (turn.active && turn.mechanism === mechanism) stretches = [];
    }
    close(Infinity);
    return stretches;
  }

  /** The active mechanism of the organisation, or of the nearest above that has one. */
  #recorderIn(states: ReadonlyMap<string, boolean>, line: readonly string[]): string | undefined {
    const mechanisms = [...new Set(this.turns.map(({ mechanism }) => mechanism))];
    for (let below = 0; below < line.length; below++) {
      const rest = line.slice(below);
      const active = mechanisms.find(
        (each) =>
          rest.map((code) => states.get(`${code} ${each}`)).find((state) => state !== undefined) === true,
      );
      if (active !== undefined) return active;
    }
    return undefined;
  }
}
