import type { Kernel, SteppedClock } from '@heli/core';
import { Calendar, day, hour, iso, ms } from './calendar.js';
import { tellAffairs } from './affairs-story.js';
import { assemble, grids, organisations, street } from './cast.js';
import { foundCouncil } from './council-cast.js';
import { notice, tellMeeting } from './council-story.js';
import { tellCobuilding } from './cobuilding-story.js';
import { tellIncentives } from './incentives-story.js';
import { tellLeadership } from './leadership-story.js';
import { tellPersonnel } from './personnel-story.js';
import { tellServices } from './services-story.js';
import { tellCase, type Plot } from './case-story.js';
import { Chance } from './chance.js';
import { drawMatter } from './matters.js';
import { Stage, type Tally } from './stage.js';
import { Timeline } from './timeline.js';

const mark = 'demonstration';
const mechanisms = ['coordination', 'leadership', 'cobuilding', 'personnel', 'incentives', 'services'];
/** Cases are told of so many days; the council's year is longer. */
const caseDays = 100;

/** Whether the story has not been told, or not to its end. */
export const needsSeed = async (kernel: Kernel): Promise<boolean> =>
  (await kernel.database.sql.reader.get('SELECT 1 FROM core_meta WHERE name = ?', mark)) === undefined;

/**
 * Fills an empty log with some months of made-up cases up to now, all of them through commands, in the order of time.
 * The same seed tells the same story relative to the day it begins. `begins` is told each month that begins.
 */
export async function seedDemonstration(
  kernel: Kernel,
  clock: SteppedClock,
  seed: number,
  days = caseDays,
  begins?: (month: string) => void,
): Promise<Tally> {
  const end = Date.now();
  const { settle, finish } = await hurry(kernel);
  await kernel.command('installation', 'core.registerOrganisations', { organisations }, 'demo-tree');
  for (const mechanism of mechanisms)
    await kernel.command(street, 'core.activateMechanism', { mechanism }, `demo-activate-${mechanism}`);
  const timeline = new Timeline(clock);
  const calendar = new Calendar(kernel.workClock, end);
  const stage = new Stage(kernel, timeline, calendar, await assemble(kernel), settle);
  await spawnCouncil(stage, kernel, ms(clock.now()), end, seed);
  plots(stage.calendar, end - days * day, end, seed).forEach((plot, index) => {
    stage.spawn(() => tellCase(stage, plot, Chance.of(seed, index)));
  });
  await timeline.run(iso(end), begins);
  await kernel.writer.wake();
  await finish();
  await kernel.database.transaction((sql) => sql.run('INSERT INTO core_meta VALUES (?, ?)', mark, iso(end)));
  return stage.tally;
}

/** The council's year: its duties, and a meeting in the middle of each month, two of them with everybody. */
async function spawnCouncil(
  stage: Stage,
  kernel: Kernel,
  begin: number,
  end: number,
  seed: number,
): Promise<void> {
  const cast = await foundCouncil(kernel, stage.cast, (...told) => stage.tell(...told));
  const chance = Chance.of(seed, -2);
  const first = new Date(begin + 10 * day);
  tellLeadership({ stage, cast }, kernel, begin, end, chance.fork(-1));
  tellCobuilding({ stage, cast }, begin, end, chance.fork(-2));
  tellIncentives({ stage, cast }, begin, end, chance.fork(-3));
  tellPersonnel({ stage, cast }, begin, end, chance.fork(-4));
  tellAffairs({ stage, cast }, begin, end, chance.fork(-5));
  tellServices({ stage, cast }, begin, end, chance.fork(-6));
  for (let month = 0; ; month++) {
    const noon = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 12, 4);
    const start = workdayFrom(stage.calendar, noon) + 14.5 * hour;
    if (start - notice > end) return;
    if (start - notice < begin) continue;
    const plenary = new Date(start).getUTCMonth() % 6 === 2;
    const own = chance.fork(month);
    stage.spawn(() => tellMeeting({ stage, cast }, start, plenary, own));
  }
}

function workdayFrom(calendar: Calendar, at: number): number {
  let found = at;
  while (!calendar.isWorkday(found)) found += day;
  return calendar.startOfDay(found);
}

/**
 * Writes without waiting for the disk and without counting along: a story cut short is told anew from an empty log.
 * @returns what lets numbers and reactions catch up in between, and what makes the log lasting at the end
 */
async function hurry(kernel: Kernel): Promise<Record<'settle' | 'finish', () => Promise<void>>> {
  const { database, follower } = kernel;
  await follower.caughtUp();
  let follow = follower.hold();
  const relax = await database.turn.run(() => database.store.hurry());
  const catchUp = async (): Promise<void> => {
    await kernel.writer.wake();
    follow();
    for (let head = -1; head !== kernel.log.head.seq;) {
      head = kernel.log.head.seq;
      await follower.caughtUp();
      await kernel.reactions.idle();
    }
  };
  return {
    settle: async () => {
      await catchUp();
      follow = follower.hold();
    },
    finish: async () => {
      await catchUp();
      await database.turn.run(relax);
    },
  };
}

/** Reports a day: many on Mondays, few at weekends and on holidays. */
const weekly = [1.15, 1.05, 1, 0.95, 1] as const;
/** Hours of the day at which things are reported, and how often. */
const hourly = {
  7: 2,
  8: 9,
  9: 16,
  10: 14,
  11: 8,
  13: 5,
  14: 10,
  15: 12,
  16: 10,
  17: 6,
  18: 4,
  19: 3,
  20: 2,
  21: 1,
} as const;

function plots(calendar: Calendar, begin: number, end: number, seed: number): Plot[] {
  const chance = Chance.of(seed, -1);
  const found: Plot[] = [];
  for (let at = calendar.startOfDay(begin) + day; at < end; at += day) {
    const start = calendar.startOfDay(at);
    const weekday = new Date(start + day / 2).getUTCDay();
    const usual = calendar.isWorkday(start) ? 9.8 * (weekly[weekday - 1] ?? 1) : 4;
    for (let left = Math.round(usual * chance.between(0.75, 1.25)); left > 0; left--) {
      const moment = start + (Number(chance.weighted(hourly)) + chance.next()) * hour;
      found.push(plotAt(calendar.moment(moment), chance));
    }
  }
  return found.filter((plot) => ms(plot.at) < end);
}

function plotAt(at: string, chance: Chance): Plot {
  return {
    at,
    grid: chance.pick(grids),
    matter: drawMatter(chance),
    severity: chance.weighted({ normal: 87, urgent: 11.5, emergency: 1.5 }),
  };
}
