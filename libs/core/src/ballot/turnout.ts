import type { BallotView } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import { fewestForSecrecy } from './tally.js';
import { turnoutOf } from './tables.js';

/** A turnout that moved with every slip would tell who has just cast. */
const holdMs = 5000;
/** Ballots whose turnout is remembered; whoever asks for more waits for nothing but the database. */
const mostRemembered = 1000;

type Turnout = Awaited<ReturnType<BallotView['turnout']>>;

/** How many have cast, as it may be shown: held for a while, and silent until three have. */
export class Turnouts {
  readonly #held = new Map<string, { until: number; turnout: Turnout }>();

  constructor(private readonly now: () => number) {}

  async of(sql: Sql, name: string): Promise<Turnout> {
    const held = this.#held.get(name);
    if (held && this.now() < held.until) return held.turnout;
    const { entitled, cast } = await turnoutOf(sql, name);
    const turnout = { entitled, cast: cast < fewestForSecrecy ? null : cast };
    this.#remember(name, turnout);
    return turnout;
  }

  #remember(name: string, turnout: Turnout): void {
    this.#held.delete(name);
    this.#held.set(name, { until: this.now() + holdMs, turnout });
    const oldest = this.#held.keys().next().value;
    if (this.#held.size > mostRemembered && oldest !== undefined) this.#held.delete(oldest);
  }
}
