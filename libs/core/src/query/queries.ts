import { Refusal, type AnyMechanism, type QueryType } from '@heli/sdk';
import { permit, type Actor, type Permit } from '../access/actor.js';
import { readingOf, type Activation, type ActiveSettings } from '../activation/activation.js';
import { activeFor } from '../activation/active.js';
import { viewBallots } from '../ballot/facility.js';
import type { BallotHouse } from '../ballot/house.js';
import type { Clock } from '../clock/clock.js';
import type { ChineseWorkClock } from '../clock/work-clock.js';
import { parseInput } from '../command/parse.js';
import { manageMechanisms } from '../contract/mechanism-names.js';
import { plain, stored } from '../command/plain.js';
import type { Database } from '../database/database.js';
import { viewFiles } from '../file/open-files.js';
import { retire } from '../database/own-manager.js';
import { applyScope } from '../database/row-filter.js';
import { frozen } from '../fault/freeze.js';
import type { Guard } from '../fault/guard.js';
import type { Work } from '../fault/work.js';
import { directoryOf } from '../organisation/directory.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { OpenOutlook } from '../outlook/outlook.js';
import { localName, ownerOf, type Registry } from '../registry/registry.js';
import { openReadSide, readContext } from './read-context.js';

/** What asking and commanding both stand on. */
export interface HouseParts {
  readonly registry: Registry;
  readonly tree: OrganisationTree;
  readonly activation: Activation;
  readonly clock: Clock;
  readonly workClock: ChineseWorkClock;
  readonly database: Database;
  readonly guard: Guard;
  readonly outlook: OpenOutlook;
}

/** Settings that one mechanism's answers are read under instead of those in force. */
export interface Trial extends Pick<ActiveSettings, 'read'> {
  readonly mechanism: string;
}

/** Permits, parses and answers queries, on the reader. */
export class Queries {
  constructor(private readonly parts: HouseParts & { readonly ballots: BallotHouse }) {}

  /** @throws Refusal, MechanismPaused or MechanismFault */
  async ask(actor: Actor, organisation: string, name: string, input: unknown): Promise<unknown> {
    const query = this.parts.registry.query(name);
    if (!query) throw new Refusal('not-found', 'core.refusal.unknownQuery', { name });
    return this.answer(actor, organisation, query, input);
  }

  /**
   * The answer as it would be if the draft of the mechanism's settings at this organisation were in force; for whoever may
   * change them.
   * @throws Refusal conflict where there is no draft
   */
  async askUnderDraft(actor: Actor, organisation: string, name: string, input: unknown): Promise<unknown> {
    const query = this.parts.registry.query(name);
    if (!query) throw new Refusal('not-found', 'core.refusal.unknownQuery', { name });
    const { tree, workClock, clock } = this.parts;
    permit(actor, manageMechanisms, organisation, tree, workClock.dayOf(clock.now()));
    const mechanism = this.active(query, organisation)?.id ?? ownerOf(name);
    const trial = await this.trialOf(mechanism, organisation);
    if (!trial) throw new Refusal('conflict', 'core.refusal.noSettingsDraft', { mechanism });
    return this.answer(actor, organisation, query, input, trial);
  }

  /** The draft of a mechanism's settings at an organisation, to be read under; undefined where there is none. */
  async trialOf(mechanism: string, organisation: string): Promise<Trial | undefined> {
    const draft = await this.parts.database.sql.reader.get<{ value: string }>(
      'SELECT value FROM core_settings_draft WHERE organisation = ? AND mechanism = ?',
      organisation,
      mechanism,
    );
    return draft && { mechanism, ...readingOf(draft.value) };
  }

  async answer(
    actor: Actor,
    organisation: string,
    query: QueryType,
    input: unknown,
    trial?: Trial,
  ): Promise<unknown> {
    const granted = permit(
      actor,
      query.permission,
      organisation,
      this.parts.tree,
      this.parts.workClock.dayOf(this.parts.clock.now()),
    );
    const parsed = this.#parse(query, organisation, input);
    return this.answerAs(actor, granted, organisation, query, parsed, 'query', trial);
  }

  /**
   * Answers for someone whose right was checked already, such as a room of displays. What the answer asks further is
   * asked for the same actor, by the asked query's own permission: nobody sees through another query what they may
   * not ask themselves.
   */
  async answerAs(
    actor: Actor,
    granted: Permit,
    organisation: string,
    query: QueryType,
    input: unknown,
    phase: 'query' | 'feed' = 'query',
    trial?: Trial,
  ): Promise<unknown> {
    const mechanism = this.active(query, organisation);
    const answering = mechanism?.queries[localName(query.name)];
    // Everybody is given a copy: nobody changes another's answer.
    if (!mechanism || !answering) return plain(query.whenAbsent);
    const em = this.parts.database.reading();
    applyScope(em, granted.rows);
    const today = this.parts.workClock.dayOf(this.parts.clock.now());
    const side = openReadSide({
      organisation,
      actor,
      permit: granted,
      now: this.parts.clock.now(),
      clock: this.parts.workClock.forHandlers,
      inForce: this.#settingsOf(mechanism.id, organisation, trial),
      directory: directoryOf(this.parts.database.sql.reader, this.parts.tree, actor, organisation, today),
      outlook: this.parts.outlook(this.parts.database.sql.reader, actor, organisation, today),
      ask: (other, otherInput) => this.answer(actor, organisation, other, otherInput, trial),
    });
    const owner = mechanism.implements.id;
    const { reader } = this.parts.database.sql;
    const context = readContext(side, em, {
      ballots: viewBallots(this.parts.ballots, reader, { owner, actorId: actor.id }),
      files: viewFiles(reader, owner),
    });
    try {
      return await this.parts.guard.run(workOf(mechanism.id, phase, query, organisation), async () =>
        stored(query.output, await answering.answer(context, frozen(input) as never)),
      );
    } finally {
      retire(em);
      side.revoke();
    }
  }

  #settingsOf(mechanism: string, organisation: string, trial: Trial | undefined): ActiveSettings {
    const inForce = this.parts.activation.settingsOf(mechanism, organisation);
    return trial?.mechanism === mechanism ? { version: inForce.version, read: trial.read } : inForce;
  }

  /** A contract's schemas are a plugin's code too. */
  #parse(query: QueryType, organisation: string, input: unknown): unknown {
    try {
      return parseInput(query.input, input);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw this.parts.guard.attribute(workOf(ownerOf(query.name), 'query', query, organisation), error);
    }
  }

  /** The mechanism that answers a query at an organisation, if one is active. */
  active(query: QueryType, organisation: string): AnyMechanism | undefined {
    return activeFor(this.parts.registry, this.parts.activation, ownerOf(query.name), organisation);
  }
}

const workOf = (
  mechanism: string,
  phase: 'query' | 'feed',
  { name }: QueryType,
  organisation: string,
): Work => ({ mechanism, phase, handler: name, organisation });
