import { answer, handle, type ReadContext } from '@heli/sdk';
import type { Paused } from '../fault/breakers.js';
import { activationHandlers } from './activation-handlers.js';
import { commands } from './core-contract.js';
import { mechanismQueries as queries } from './mechanism-contract.js';
import { reachOf } from './mechanism-reach.js';
import { mechanismOrRefuse, type KernelParts } from './kernel-parts.js';

export const mechanismHandlers = (parts: KernelParts) => ({
  ...activationHandlers(parts),

  tryMechanism: handle(commands.tryMechanism, async (_ctx, { mechanism: id }) => {
    const contract = mechanismOrRefuse(parts, id).implements.id;
    // The numbers are the contract's, whoever does it.
    for (const name of new Set([id, contract])) parts.guard.breakers.tryNow(name);
    return {};
  }),
});

export const mechanismAnswers = (parts: KernelParts) => ({
  mechanismReach: answer(queries.mechanismReach, async (_ctx, { mechanism }) => {
    const found = parts.registry().mechanism(mechanism);
    return found ? reachOf(parts, found) : null;
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
        cost: { ...parts.guard.costs.of(id), facts: parts.guard.costs.factsOf(contract) },
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
