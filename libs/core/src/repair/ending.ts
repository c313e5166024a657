import type { z } from 'zod';
import { Refusal, type endingOutput, type ReadContext } from '@heli/sdk';
import { MechanismFault, MechanismPaused } from '../fault/faults.js';
import type { Registry } from '../registry/registry.js';
import type { Repair } from './repair.js';

const dayMs = 86_400_000;
/** So long before it ends somebody is reminded: a meeting that can adopt the next lies in between. */
const leadDays = 30;

/** Rules and the like that end soon, as the contracts of the house tell of them; what cannot answer now is left out. */
export async function endingSoon(ctx: ReadContext, registry: Registry, today: string): Promise<Repair[]> {
  const until = new Date(Date.parse(`${today}T00:00:00Z`) + leadDays * dayMs).toISOString().slice(0, 10);
  const found: Repair[] = [];
  for (const contract of registry.contracts) {
    const query = contract.ending === undefined ? undefined : contract.queries[contract.ending];
    if (!query) continue;
    try {
      const ending = (await ctx.ask(query, {})) as z.output<typeof endingOutput>;
      for (const { id, title, lastDay, page } of ending.filter((one) => one.lastDay <= until))
        found.push({
          ...{ id: `ruleEnds ${contract.id} ${id}`, kind: 'ruleEnds', severity: 'warn', since: null },
          params: { title, day: lastDay },
          remedy: { kind: 'page', path: `/records/${contract.id}/${page}` },
        });
    } catch (error) {
      const isTheirs = error instanceof MechanismFault || error instanceof MechanismPaused;
      if (!(error instanceof Refusal || isTheirs)) throw error;
    }
  }
  return found;
}
