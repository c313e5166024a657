import type { Kernel } from '@heli/core';
import { assemble, grids, operator, street, type Cast } from './cast.js';
import { Chance } from './chance.js';
import { channelOf, drawMatter, origins, spots } from './matters.js';
import { nextStep, type OpenCase, type Step } from './next-step.js';

const pause = { least: 5000, most: 15_000 };
/** So many open cases it keeps about: more are worked off, fewer are reported anew. */
const wanted = 60;
/** A case takes about ten commands from its report to the end. */
const perCase = 10;

const steps = {
  collected: 3,
  filed: 2,
  dispatched: 3,
  inProgress: 4,
  handled: 3,
  verified: 2,
  appraised: 1,
} as const;

/**
 * Keeps the demonstration alive: one command every few seconds, each the next that some case needs.
 * @returns what stops it
 */
export function trickle(kernel: Kernel, seed: number): () => void {
  const chance = new Chance(seed ^ Date.now());
  let cast: Cast | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const tick = async (): Promise<void> => {
    cast ??= await assemble(kernel);
    await moveOn(kernel, cast, chance);
  };
  // Somebody else may have moved the case, the disk may be full, the server may be stopping: whatever it was, the
  // house has told it already, and the next command finds another case.
  const quietly = (): Promise<void> => tick().catch(() => undefined);
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => void quietly().finally(next), chance.between(pause.least, pause.most)).unref();
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Gives one command: a new report, or the next step of a case that is ready for one. */
export async function moveOn(kernel: Kernel, cast: Cast, chance: Chance): Promise<void> {
  const [open] = await kernel.cells.list(['coordination.open'], street, 'total', 'council');
  const share = (1 / perCase) * ((open?.n ?? 0) > wanted ? 0.6 : 1.4);
  let step = chance.happens(share) ? newReport(cast, chance) : undefined;
  for (let tries = 0; !step && tries < 10; tries++) step = await stepOfSome(kernel, cast, chance);
  if (!step) return;
  const idempotencyKey = `demo-live-${crypto.randomUUID()}`;
  await kernel.bus.execute({
    actor: step.actor,
    organisation: street,
    name: `coordination.${step.verb}`,
    input: step.input,
    idempotencyKey,
  });
}

async function stepOfSome(kernel: Kernel, cast: Cast, chance: Chance): Promise<Step | undefined> {
  const found = await ask<OpenCase[]>(kernel, 'cases', { step: chance.weighted(steps), limit: 200 });
  if (found.length === 0) return undefined;
  return nextStep(
    chance.pick(found),
    cast,
    chance,
    (query, input) => ask(kernel, query, input),
    kernel.clock.now(),
  );
}

const ask = async <T>(kernel: Kernel, query: string, input: object): Promise<T> =>
  (await kernel.queries.ask(operator, street, `coordination.${query}`, input)) as T;

function newReport(cast: Cast, chance: Chance): Step {
  const [grid, matter, origin] = [chance.pick(grids), drawMatter(chance), chance.weighted(origins)];
  const byGrid = origin === 'grid' || origin === 'patrol';
  return {
    verb: 'report',
    actor: byGrid ? cast.workers.get(grid.code)! : chance.pick(cast.office),
    input: {
      title: `${grid.communityName}${grid.name}${chance.pick(matter.titles)}`,
      place: `${grid.communityName}${chance.pick(spots)}`,
      ...{ category: matter.category, severity: chance.weighted({ normal: 92, urgent: 8 }), origin },
      ...{ channel: chance.pick(channelOf[origin]), organisation: grid.code },
    },
  };
}
