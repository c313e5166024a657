import type { EntityManager } from '@mikro-orm/core';
import { newId } from '../clock/id.js';
import { Refusal, type AnyMechanism, type CommandType, type QueryType, type WriteContext } from '@heli/sdk';
import { installation, permit, type Actor, type Permit } from '../access/actor.js';
import type { Audit } from '../audit/audit.js';
import { noteRefused } from '../audit/note-refused.js';
import { activeFor } from '../activation/active.js';
import { keptQuiet, silenced } from '../ballot/quiet.js';
import { applyScope } from '../database/row-filter.js';
import { frozen } from '../fault/freeze.js';
import { inOrder, type Work } from '../fault/work.js';
import { directoryOf } from '../organisation/directory.js';
import type { HouseParts } from '../query/queries.js';
import { openReadSide } from '../query/read-context.js';
import { localName, ownerOf } from '../registry/registry.js';
import { idempotencyOf, type CommandCall, type CommandReply } from './call.js';
import type { OpenFacilities } from './facilities.js';
import { DryRun, tried } from './dry-run.js';
import { parseInput } from './parse.js';
import { stored } from './plain.js';
import type { LogWriter } from './writer.js';
import { openWriteContext, type Intent } from './write-context.js';

/** What running a handler needs besides the call. */
interface Handling {
  readonly mechanism: AnyMechanism;
  readonly work: Work;
  readonly actor: Actor;
  readonly permit: Permit;
  readonly organisation: string;
  readonly imported: boolean;
  readonly secret: boolean;
  readonly cause: CommandCall['cause'];
  readonly handle: (context: WriteContext) => Promise<unknown>;
}

interface BusParts extends HouseParts {
  readonly audit: Pick<Audit, 'note'>;
  readonly writer: LogWriter;
  readonly facilities: OpenFacilities;
  readonly ask: (actor: Actor, organisation: string, query: QueryType, input: unknown) => Promise<unknown>;
}

/** Permits, parses and carries out commands: the only door through which anything changes. */
export class CommandBus {
  constructor(private readonly parts: BusParts) {}

  /** @throws Refusal, MechanismPaused, MechanismFault or StorageFault */
  async execute(call: CommandCall): Promise<CommandReply> {
    const { type, input, early } = this.#admit(call);
    if (call.dry && type.secret) throw new Refusal('conflict', 'core.refusal.noDryRun', { name: call.name });
    const dry = call.dry ?? false;
    return tried(
      this.parts.writer.submit({
        contract: early.mechanism.implements.id,
        action: type.name,
        actorId: call.actor.id,
        organisation: call.organisation,
        requestId: call.requestId,
        secret: type.secret,
        // The hash of a slip is as good as the slip: a few options are soon tried.
        idempotency: type.secret || dry ? undefined : idempotencyOf(call),
        // By its turn, somebody may have moved the tree or switched the mechanism off, on this server or another.
        run: async (em, now) => {
          const done = await this.#run(em, now, this.#handlingOf(type, call, input));
          if (dry) throw new DryRun(done.output);
          return done;
        },
      }),
    );
  }

  /** What is refused here never comes to the writer, which writes down all the rest. */
  #admit(call: CommandCall): { type: CommandType; input: unknown; early: Handling } {
    try {
      const type = this.parts.registry.command(call.name);
      if (!type) throw new Refusal('not-found', 'core.refusal.unknownCommand', { name: call.name });
      this.#permitted(type, call);
      const input = frozen(this.#parse(type, call));
      const early = this.#handlingOf(type, call, input);
      // Whoever asks for what is paused is answered at once: it takes no turn at the writer.
      this.parts.guard.breakers.refusePaused(early.work);
      return { type, input, early };
    } catch (error) {
      noteRefused(this.parts, call, error);
      throw error;
    }
  }

  #permitted(type: CommandType, call: CommandCall): Permit {
    const today = this.parts.workClock.dayOf(this.parts.clock.now());
    return permit(call.actor, type.permission, call.organisation, this.parts.tree, today);
  }

  /** @throws Refusal unless the call is permitted and has an active mechanism */
  #handlingOf(type: CommandType, call: CommandCall, input: unknown): Handling {
    const granted = this.#permitted(type, call);
    const mechanism = this.#activeFor(type, call.organisation);
    const handler = mechanism.commands[localName(type.name)];
    // One of an older minor of the contract knows fewer commands than the newest.
    if (!handler) throw new Refusal('not-found', 'core.refusal.unknownCommand', { name: type.name });
    return {
      mechanism,
      work: workOf(mechanism.id, call),
      actor: call.actor,
      permit: granted,
      organisation: call.organisation,
      imported: type.importing,
      secret: type.secret,
      cause: call.cause,
      handle: type.secret
        ? (context) => keptQuiet(() => handler.handle(context, input as never))
        : async (context) => stored(type.output, await handler.handle(context, input as never)),
    };
  }

  /** Runs a reaction as the mechanism itself; `also` is written in the same transaction, such as its cursor. */
  async react(
    mechanism: AnyMechanism,
    actor: Actor,
    organisation: string,
    cause: CommandCall['cause'],
    handle: (context: WriteContext) => Promise<void>,
    also: () => Promise<void>,
  ): Promise<void> {
    const everything: Permit = { role: 'administrator', scope: 'subtree', rows: {}, unitIds: [] };
    const handling: Handling = {
      mechanism,
      work: inOrder(mechanism.id, 'reaction'),
      actor,
      permit: everything,
      organisation,
      imported: false,
      secret: false,
      cause,
      handle,
    };
    await this.parts.writer.submit({
      contract: mechanism.implements.id,
      action: `${mechanism.id}.react`,
      actorId: actor.id,
      organisation,
      requestId: undefined,
      secret: false,
      idempotency: undefined,
      run: async (em, now) => {
        const result = await this.#run(em, now, handling);
        await also();
        return result;
      },
    });
  }

  /** A contract's schemas are a plugin's code too. */
  #parse(type: CommandType, call: CommandCall): unknown {
    try {
      return parseInput(type.input, call.input);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw this.parts.guard.attribute(workOf(ownerOf(type.name), call), type.secret ? silenced : error);
    }
  }

  #activeFor(type: CommandType, organisation: string): AnyMechanism {
    const contract = ownerOf(type.name);
    const { registry, activation } = this.parts;
    const mechanism = activation.takenOverBy(contract, organisation);
    if (mechanism !== undefined)
      throw new Refusal('conflict', 'core.refusal.mechanismTakingOver', { mechanism, organisation });
    const active = activeFor(registry, activation, contract, organisation);
    if (active) return active;
    throw new Refusal('conflict', 'core.refusal.mechanismInactive', { mechanism: contract, organisation });
  }

  async #run(
    em: EntityManager,
    now: string,
    handling: Handling,
  ): Promise<{ output: unknown; intent: Intent }> {
    const { mechanism, actor, organisation, cause, secret } = handling;
    applyScope(em, handling.permit.rows);
    const today = this.parts.workClock.dayOf(now);
    const read = openReadSide({
      organisation,
      actor,
      permit: handling.permit,
      now,
      clock: this.parts.workClock.forHandlers,
      inForce: this.parts.activation.settingsOf(mechanism.id, organisation),
      directory: directoryOf(this.parts.database.sql.writer, this.parts.tree, actor, organisation, today),
      outlook: this.parts.outlook(this.parts.database.sql.writer, actor, organisation, today),
      ask: (query, input) => this.parts.ask(actor, organisation, query, input),
    });
    const within = (code: string): void => this.#refuseForeign(code, organisation, now);
    const { context, intent, revoke } = openWriteContext({
      read,
      em,
      owner: mechanism.implements.id,
      origin: {
        actorId: actor.id,
        role: handling.permit.role,
        causationId: cause?.id,
        correlationId: cause?.correlationId ?? newId(now),
        depth: cause ? cause.depth + 1 : 0,
        causedAt: cause?.occurredAt,
        imported: handling.imported,
      },
      within,
      secret,
      facilities: ({ afterwards }) =>
        this.parts.facilities({
          mechanism: mechanism.id,
          owner: mechanism.implements.id,
          organisation,
          actorId: actor.id,
          now,
          clock: this.parts.workClock.forHandlers,
          within,
          secret,
          afterwards: (work) => void afterwards.push(work),
        }),
    });
    try {
      const output = await this.parts.guard.run(handling.work, async () => {
        const answer = await handling.handle(context);
        await em.flush();
        return answer;
      });
      return { output, intent };
    } finally {
      revoke();
    }
  }

  #refuseForeign(code: string, addressed: string, now: string): void {
    if (code === addressed || addressed === installation) return;
    if (this.parts.tree.isWithin(code, addressed, this.parts.workClock.dayOf(now))) return;
    throw new Refusal('not-found', 'core.refusal.unknownOrganisation', { organisation: code });
  }
}

const workOf = (mechanism: string, { name, organisation }: CommandCall): Work => ({
  mechanism,
  phase: 'command',
  handler: name,
  organisation,
});
