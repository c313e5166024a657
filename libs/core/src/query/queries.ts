import { Refusal, type AnyMechanism, type QueryType } from '@heli/sdk';
import { permit, type Actor, type Permit } from '../access/actor.js';
import type { Activation } from '../activation/activation.js';
import type { Clock } from '../clock/clock.js';
import type { ChineseWorkClock } from '../clock/work-clock.js';
import { parseInput } from '../command/parse.js';
import { plain } from '../command/plain.js';
import type { Database } from '../database/database.js';
import { applyScope } from '../database/row-filter.js';
import { MechanismFault, type FaultBook } from '../fault/faults.js';
import { limited } from '../fault/limits.js';
import { directoryOf } from '../organisation/directory.js';
import type { OrganisationTree } from '../organisation/tree.js';
import { localName, ownerOf, type Registry } from '../registry/registry.js';
import { openReadSide, readContext } from './read-context.js';

/** Permits, parses and answers queries, on the reader. */
export class Queries {
  constructor(
    private readonly registry: Registry,
    private readonly tree: OrganisationTree,
    private readonly activation: Activation,
    private readonly clock: Clock,
    private readonly workClock: ChineseWorkClock,
    private readonly database: Database,
    private readonly faults: FaultBook,
  ) {}

  /** @throws Refusal or MechanismFault */
  async ask(actor: Actor, organisation: string, name: string, input: unknown): Promise<unknown> {
    const query = this.registry.query(name);
    if (!query) throw new Refusal('not-found', 'core.refusal.unknownQuery', { name });
    return this.answer(actor, organisation, query, input);
  }

  async answer(actor: Actor, organisation: string, query: QueryType, input: unknown): Promise<unknown> {
    const granted = permit(
      actor,
      query.permission,
      organisation,
      this.tree,
      this.workClock.dayOf(this.clock.now()),
    );
    return this.answerAs(actor, granted, organisation, query, parseInput(query.input, input));
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
  ): Promise<unknown> {
    const mechanism = this.active(query, organisation);
    if (!mechanism) return query.whenAbsent;
    const em = this.database.reading();
    applyScope(em, granted.rows);
    const side = openReadSide({
      organisation,
      actorId: actor.id,
      permit: granted,
      now: this.clock.now(),
      clock: this.workClock,
      inForce: this.activation.settingsOf(mechanism.id, organisation),
      directory: directoryOf(
        this.database.sql.reader,
        this.tree,
        organisation,
        this.workClock.dayOf(this.clock.now()),
      ),
      ask: (other, otherInput) => this.answer(actor, organisation, other, otherInput),
    });
    try {
      const context = readContext(side, em);
      const { answer } = mechanism.queries[localName(query.name)]!;
      return query.output.parse(plain(await limited(() => answer(context, input as never))));
    } catch (error) {
      if (error instanceof Refusal) throw error;
      const fault = new MechanismFault(mechanism.id, 'query', error);
      this.faults.record(fault, this.clock.now());
      throw fault;
    }
  }

  /** The mechanism that answers a query at an organisation, if one is active. */
  active(query: QueryType, organisation: string): AnyMechanism | undefined {
    return this.registry
      .implementing(ownerOf(query.name))
      .find(({ id }) => id === 'core' || this.activation.isActive(id, organisation));
  }
}
