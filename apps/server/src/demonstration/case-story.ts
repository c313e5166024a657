import { hour, ms } from './calendar.js';
import { leadOf, type Grid } from './cast.js';
import { handle, type Dispatched } from './handling-story.js';
import { channelOf, origins, spots, type Matter } from './matters.js';
import type { Stage } from './stage.js';
import { Thread } from './stage.js';
import type { Chance } from './chance.js';

/** What one case is about. */
export interface Plot {
  readonly at: string;
  readonly grid: Grid;
  readonly matter: Matter;
  readonly severity: 'normal' | 'urgent' | 'emergency';
}

/** The whole life of one case, from the report to the archive. */
export async function tellCase(stage: Stage, plot: Plot, chance: Chance): Promise<void> {
  const thread = new Thread(stage, chance);
  await stage.timeline.until(plot.at);
  if (!(await takeIn(thread, plot))) return;
  for (let cycle = 1; ; cycle++) {
    await handle(thread, () => dispatch(thread, plot), plot);
    const closedAt = thread.now;
    const reopened = await appraise(thread, cycle);
    if (reopened) continue;
    await thread.wait({ hours: [15 * 24, 24 * 24] });
    if (thread.now > closedAt + 15 * 24 * hour) await thread.act(thread.office, 'archive');
    return;
  }
}

/** Steps 1 and 2: reported, looked at, filed. False if it ends there. */
async function takeIn(thread: Thread, { grid, matter, severity }: Plot): Promise<boolean> {
  const { chance, stage } = thread;
  const worker = stage.cast.workers.get(grid.code)!;
  const origin = chance.weighted(origins);
  const reporter = origin === 'grid' || origin === 'patrol' ? worker : thread.office;
  const title = `${grid.communityName}${grid.name}${chance.pick(matter.titles)}`;
  const place = `${grid.communityName}${chance.pick(spots)}`;
  const channel = chance.pick(channelOf[origin]);
  const told = {
    title,
    place,
    category: matter.category,
    severity,
    origin,
    channel,
    organisation: grid.code,
  };
  const { caseId } = await stage.send<{ caseId: string }>(reporter, 'report', told);
  thread.caseId = caseId;
  stage.tally.cases += 1;
  const calm = severity === 'normal';
  if (calm) await thread.wait({ hours: [0.1, 3] });
  if (chance.happens(0.02))
    return end(thread, 'reject', { reason: chance.pick(['outOfDuty', 'noFacts', 'legalRoute']) });
  await thread.act(worker, 'verify');
  const before = stage.recent.get(grid.communityCode);
  if (before !== undefined && chance.happens(0.02)) return end(thread, 'merge', { into: before });
  if (calm) await thread.wait({ hours: [0.1, 2] });
  await thread.act(calm ? stage.cast.secretaries.get(grid.communityCode)! : thread.office, 'file');
  stage.recent.set(grid.communityCode, caseId);
  return true;
}

async function end(thread: Thread, verb: 'reject' | 'merge', input: object): Promise<false> {
  await thread.act(thread.office, verb, input);
  return false;
}

/** Step 3: sent to a unit; sometimes to a wrong one, which sends it back. */
async function dispatch(thread: Thread, { grid, matter, severity }: Plot): Promise<Dispatched> {
  const { chance } = thread;
  for (let hop = 1, verb: 'dispatch' | 'arbitrate' = 'dispatch'; ; hop++) {
    if (severity === 'normal') await thread.wait({ hours: [0.1, 2] });
    const lead = leadOf(matter, grid.code, chance);
    const wrong = verb === 'dispatch' && severity === 'normal' && chance.happens(hop === 1 ? 0.045 : 0.15);
    const key = wrong ? chance.pick(['enforcement', 'services', 'roads', 'safety']) : lead;
    const { unitId, handlers } = thread.unit(key);
    const { due } = await thread.act<{ due: string }>(thread.office, verb, { leadUnitId: unitId });
    const handler = chance.pick(handlers);
    if (!wrong) return { due: ms(due), at: thread.now, unitId, handler };
    await thread.wait({ hours: [0.3, 2] });
    const { state } = await thread.act<{ state: string }>(handler, 'sendBack', {
      reason: chance.pick(['wrongUnit', 'outOfDuty', 'needsOthers']),
    });
    verb = state === 'arbitration' ? 'arbitrate' : 'dispatch';
  }
}

/** Step 7: asked whether it is solved. True if it begins anew. */
async function appraise(thread: Thread, cycle: number): Promise<boolean> {
  const { chance } = thread;
  await thread.wait({ hours: [3, 60] });
  if (chance.happens(0.05)) {
    await thread.act(thread.office, 'followUp', { contacted: false });
    return false;
  }
  const solved = chance.weighted({ yes: 93, partly: 4, no: 3 });
  const satisfied =
    solved === 'yes'
      ? chance.weighted({ satisfied: 72, mostly: 22, fair: 3, dissatisfied: 1, none: 2 })
      : chance.weighted({ satisfied: 2, mostly: 35, fair: 35, dissatisfied: 28 });
  await thread.act(thread.office, 'followUp', { contacted: true, solved, satisfied });
  if (solved !== 'no' || cycle > 1 || !chance.happens(0.6)) return false;
  await thread.wait({ hours: [1, 30] });
  await thread.act(thread.office, 'reopen');
  return true;
}
