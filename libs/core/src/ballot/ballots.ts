import { Refusal, type BallotCount, type BallotOpening, type BallotVoid } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import { checkChoices, checkOpening } from './check.js';
import type { BallotKeys } from './keys.js';
import { seal, unseal } from './seal.js';
import { slipOf } from './slip.js';
import {
  ballotRow,
  clearAway,
  hasCast,
  layOut,
  markCast,
  putIn,
  slipsIn,
  turnoutOf,
  type BallotRow,
} from './tables.js';
import { tally } from './tally.js';

/** A ballot's full name: ids are the contract's own, and a mechanism that takes over finds them. */
export const ballotName = (owner: string, id: string): string => `${owner}:${id}`;

/** Opens, fills and empties the boxes, inside the transaction of whoever calls. */
export class BallotOffice {
  constructor(
    private readonly keys: BallotKeys,
    /** Whether the operator accepts that PostgreSQL keeps the order of votes, and has all servers share the keys. */
    private readonly onPostgresql: boolean,
    /** Told of an open ballot whose key is gone, for the vote to be declared void. */
    private readonly onLost: (name: string) => void,
  ) {}

  /** @throws Refusal */
  async open(sql: Sql, name: string, organisation: string, opening: BallotOpening): Promise<void> {
    this.#refusePostgresql(sql);
    const { least, most } = checkOpening(opening);
    if (await ballotRow(sql, name)) throw new Refusal('conflict', 'core.refusal.ballotExists');
    // A key that a failed transaction left behind is nobody's.
    this.keys.destroy(name);
    const row = { name, organisation, options: JSON.stringify(opening.options), least, most };
    await layOut(sql, { ...row, public_key: this.keys.create(name) }, opening.roll);
  }

  /** @throws Refusal */
  async cast(sql: Sql, name: string, voter: string, choices: readonly string[]): Promise<void> {
    const ballot = await this.#open(sql, name);
    if (!this.keys.has(name)) {
      this.onLost(name);
      throw new Refusal('conflict', 'core.refusal.ballotVoid');
    }
    const options = JSON.parse(ballot.options) as string[];
    checkChoices(ballot, options, choices);
    if (!(await markCast(sql, name, voter))) {
      if ((await hasCast(sql, name, voter)) === undefined)
        throw new Refusal('forbidden', 'core.refusal.notOnRoll');
      throw new Refusal('conflict', 'core.refusal.alreadyCast');
    }
    await putIn(sql, name, seal(ballot.public_key, name, slipOf(options, choices)));
  }

  /** Counts and clears away; the caller ends the key, or declares the vote void, once this is stored. */
  async close(sql: Sql, name: string): Promise<BallotCount | BallotVoid> {
    const ballot = await this.#open(sql, name);
    const key = this.keys.read(name);
    if (!key) return { state: 'void', reason: 'keyLost' };
    const { entitled, cast } = await turnoutOf(sql, name);
    const slips = await slipsIn(sql, name);
    if (slips.length !== cast) return { state: 'void', reason: 'boxAltered' };
    const opened = slips.map((sealed) => unseal(key, name, sealed));
    await clearAway(sql, name, 'counted');
    return { state: 'counted', entitled, ...tally(JSON.parse(ballot.options) as string[], opened) };
  }

  #refusePostgresql(sql: Sql): void {
    if (sql.dialect === 'postgresql' && !this.onPostgresql)
      throw new Refusal('forbidden', 'core.refusal.ballotsNeedSqlite');
  }

  async #open(sql: Sql, name: string): Promise<BallotRow> {
    this.#refusePostgresql(sql);
    const ballot = await ballotRow(sql, name);
    if (!ballot) throw new Refusal('not-found', 'core.refusal.noSuchBallot');
    if (ballot.state === 'void') throw new Refusal('conflict', 'core.refusal.ballotVoid');
    if (ballot.state !== 'open') throw new Refusal('conflict', 'core.refusal.ballotClosed');
    return ballot;
  }
}
