import type { BallotCount, BallotVoid } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import { newId } from '../clock/id.js';
import type { LogWriter } from '../command/writer.js';
import { events } from '../contract/core-contract.js';
import type { Database } from '../database/database.js';
import { sentenceOf } from '../fault/faults.js';
import type { Draft } from '../log/entry.js';
import { BallotOffice } from './ballots.js';
import { BallotKeys } from './keys.js';
import { ballotRow, clearAway, openNames } from './tables.js';
import { Turnouts } from './turnout.js';

const system = 'system:core';

export interface BallotHouseParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly onPostgresql: boolean;
  readonly writer: () => LogWriter;
  /** Tells whoever keeps the process's log that a vote is void. */
  readonly warn: (key: string, params: Readonly<Record<string, string>>) => void;
}

/** The secret ballots of an installation: boxes in the database, keys beside it, and what ends them. */
export class BallotHouse {
  readonly office: BallotOffice;
  readonly turnouts: Turnouts;
  readonly #keys: BallotKeys;
  readonly #ending = new Map<string, Promise<void>>();

  constructor(private readonly parts: BallotHouseParts) {
    this.#keys = new BallotKeys(parts.database.folder);
    this.office = new BallotOffice(this.#keys, parts.onPostgresql, (name) =>
      this.#declareVoid(name, 'keyLost'),
    );
    this.turnouts = new Turnouts(() => Date.parse(parts.clock.now()));
  }

  get database(): Database {
    return this.parts.database;
  }

  /** Destroys keys whose ballot has ended, and declares void every open ballot whose key is gone. */
  async start(): Promise<void> {
    // Where ballots are refused, another server may keep the keys.
    if (this.database.dialect === 'postgresql' && !this.parts.onPostgresql) return;
    const open = await openNames(this.database.sql.reader);
    this.#keys.keepOnly(open);
    for (const name of open) if (!this.#keys.has(name)) this.#declareVoid(name, 'keyLost');
    await Promise.all(this.#ending.values());
  }

  /** After every slip: the log on the way to the file would tell which rows were written together. */
  async cutLog(): Promise<void> {
    await this.database.traces.remove('log');
  }

  /** Once the end of a ballot is stored: nothing may be left that opens a slip. */
  async end(name: string, result: BallotCount | BallotVoid): Promise<void> {
    if (result.state === 'void') {
      this.#declareVoid(name, result.reason);
      return;
    }
    this.#keys.destroy(name);
    await this.cutLog();
  }

  /** Says so in the log and to the operator, once. */
  #declareVoid(name: string, reason: BallotVoid['reason']): void {
    if (this.#ending.has(name)) return;
    this.parts.warn('core.warning.ballotVoid', { ballot: name, reason });
    const recorded = this.#recordVoid(name, reason)
      // What can't be stored now is declared again with the next slip, or at the next start.
      .catch((error: unknown) =>
        this.parts.warn('core.warning.ballotVoid', { ballot: name, reason: sentenceOf(error) }),
      )
      .finally(() => this.#ending.delete(name));
    this.#ending.set(name, recorded);
  }

  async #recordVoid(name: string, reason: BallotVoid['reason']): Promise<void> {
    const { sql } = this.database;
    const organisation = (await ballotRow(sql.reader, name))?.organisation ?? '';
    await this.parts.writer().submit({
      contract: 'core',
      action: 'core.voidBallot',
      actorId: system,
      organisation,
      requestId: undefined,
      secret: false,
      idempotency: undefined,
      run: async (_em, now) => {
        const open = (await ballotRow(sql.writer, name))?.state === 'open';
        if (open) await clearAway(sql.writer, name, 'void');
        const drafts = open ? [voidedDraft(name, reason, organisation, now)] : [];
        const end = (): Promise<void> => {
          this.#keys.destroy(name);
          return this.cutLog();
        };
        return { output: {}, intent: { drafts, timers: [], afterwards: [end] } };
      },
    });
  }
}

function voidedDraft(name: string, reason: BallotVoid['reason'], organisation: string, now: string): Draft {
  const id = newId(now);
  return {
    id,
    type: events.ballotVoided.type,
    version: events.ballotVoided.version,
    organisation,
    occurredAt: now,
    actorId: system,
    actorRole: 'system',
    subject: undefined,
    causationId: undefined,
    correlationId: id,
    depth: 0,
    imported: false,
    data: { ballot: name, reason },
    detail: undefined,
  };
}
