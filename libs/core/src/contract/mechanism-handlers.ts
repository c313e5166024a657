import { answer, handle, Refusal, type ReadContext } from '@heli/sdk';
import { parseInput } from '../command/parse.js';
import type { Paused } from '../fault/breakers.js';
import { activationHandlers } from './activation-handlers.js';
import { commands, events, queries } from './core-contract.js';
import { mechanismOrRefuse, type KernelParts } from './kernel-parts.js';

export const mechanismHandlers = (parts: KernelParts) => ({
  ...activationHandlers(parts),

  tryMechanism: handle(commands.tryMechanism, async (_ctx, { mechanism: id }) => {
    const contract = mechanismOrRefuse(parts, id).implements.id;
    // The numbers are the contract's, whoever does it.
    for (const name of new Set([id, contract])) parts.guard.breakers.tryNow(name);
    return {};
  }),

  changeSettings: handle(commands.changeSettings, async (ctx, input) => {
    const mechanism = mechanismOrRefuse(parts, input.mechanism);
    const value = parseInput(mechanism.settings.schema, input.settings);
    const today = ctx.clock.dayOf(ctx.now);
    const effectiveFrom = input.effectiveFrom ?? today;
    if (effectiveFrom < today)
      throw new Refusal('invalid', 'core.refusal.settingsInThePast', { day: effectiveFrom }, 'effectiveFrom');
    const { writer } = parts.database.sql;
    const last = await writer.get<{ version: number }>(
      'SELECT MAX(version) AS version FROM core_settings WHERE mechanism = ?',
      input.mechanism,
    );
    const version = (last?.version ?? 0) + 1;
    await writer.run(
      'INSERT INTO core_settings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ctx.organisation,
      input.mechanism,
      version,
      effectiveFrom,
      JSON.stringify(value),
      ctx.actorId,
      input.reason,
      input.legalBasis ?? null,
      ctx.now,
    );
    ctx.emit(events.settingsChanged, {
      data: { mechanism: input.mechanism, version, effectiveFrom },
      detail: { reason: input.reason },
    });
    return { version };
  }),
});

export const mechanismAnswers = (parts: KernelParts) => ({
  settings: answer(queries.settings, async (ctx, { mechanism: id }) => {
    const mechanism = mechanismOrRefuse(parts, id);
    const inForce = parts.activation.settingsOf(id, ctx.organisation);
    return {
      version: inForce.version,
      value: JSON.parse(JSON.stringify(inForce.read(mechanism.settings))) as never,
    };
  }),

  mechanismStates: answer(queries.mechanismStates, async (ctx) => {
    const rows = await parts.database.sql.reader.all<{ name: string; seq: number }>(
      'SELECT name, seq FROM core_cursor',
    );
    const cursors = new Map(rows.map((row) => [row.name, row.seq]));
    const mechanisms = parts.registry().mechanisms.filter(({ id }) => id !== 'core');
    const paused = await pausedWithin(parts, ctx);
    return mechanisms.map(({ id, implements: { id: contract } }) => {
      const cursor = cursors.get(contract) ?? 0;
      const concerned = (mechanism: string): boolean => mechanism === id || mechanism === contract;
      return {
        mechanism: id,
        active: parts.activation.isActive(id, ctx.organisation),
        always: parts.activation.isAlwaysActive(id),
        reason: reasonOf(parts, ctx, id, contract),
        cursor,
        lag: parts.head() - cursor,
        faults: parts.guard.book
          .list()
          .filter((fault) => concerned(fault.mechanism))
          .map(({ phase, at, message, count }) => ({ phase, at, message, count })),
        paused: paused
          .filter((work) => concerned(work.mechanism))
          .map(({ mechanism: _mechanism, organisation: _organisation, ...rest }) => rest),
      };
    });
  }),
});

/** Why a mechanism does not work here, or not yet. */
function reasonOf(
  { activation }: KernelParts,
  { organisation }: ReadContext,
  mechanism: string,
  contract: string,
): string | null {
  if (activation.takenOverBy(contract, organisation) === mechanism) return 'core.pause.takingOver';
  if (activation.isActive(mechanism, organisation)) return null;
  return activation.pauseOf(mechanism, organisation)?.reason ?? null;
}

/** What is paused everywhere, or at an organisation that the one who asks addresses. */
async function pausedWithin(parts: KernelParts, ctx: ReadContext): Promise<Paused[]> {
  const paused = parts.guard.breakers.list();
  if (paused.length === 0) return paused;
  const codes = new Set(['', (await ctx.directory.organisations()).map(({ code }) => code)].flat());
  return paused.filter(({ organisation }) => codes.has(organisation));
}
