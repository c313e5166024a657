import { SteppedClock, type Kernel } from '@heli/core';
import { communities, street } from '../../lib/street.ts';
import { openKernel } from '../kernel.ts';
import { Author, eventsPerDay } from './author.ts';

const dayMs = 86_400_000;

/**
 * Writes a log of at least so many events that ends now: the tree by commands, days by the core's own deadline, cases
 * in bulk by the log itself, so that the chain holds; then lets the follower count it. The same events make the same
 * log but for its dates.
 */
export async function writeLog(folder: string, events: number): Promise<void> {
  // Whose cases have only begun tell less: two days more make up for the last ones.
  const days = Math.ceil(events / eventsPerDay) + 2;
  const end = Date.now();
  const begin = end - days * dayMs;
  const clock = new SteppedClock(new Date(begin).toISOString());
  const kernel = await openKernel(folder, clock);
  const carefully = await kernel.database.store.hurry();
  await kernel.start();
  await new Author({ kernel, clock, units: await cast(kernel), begin, end }).tellAll(days);
  // Only now, so that the mechanism's reactions take what was written as history.
  await kernel.command(street, 'core.activateMechanism', { mechanism: 'coordination' });
  await kernel.follower.caughtUp();
  await kernel.reactions.idle();
  await carefully();
  await kernel.close();
}

/** Registers the tree and some units; answers the units' ids. */
async function cast(kernel: Kernel): Promise<string[]> {
  const below = communities.map((code, i) => ({
    code,
    name: `第${i + 1}社区`,
    level: 'community',
    parentCode: street,
  }));
  const organisations = [{ code: street, name: '凤凰街道', level: 'street', parentCode: null }, ...below];
  await kernel.command('installation', 'core.registerOrganisations', { organisations });
  const units: string[] = [];
  for (let i = 1; i <= 20; i++) {
    const unit = { name: `第${i}单位`, kind: 'department' };
    units.push(((await kernel.command(street, 'core.registerUnit', unit)) as { unitId: string }).unitId);
  }
  return units;
}
