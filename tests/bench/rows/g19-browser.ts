import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession } from 'playwright-core';
import { launchFor } from '../../lib/chromium.ts';
import { deviceCode, openHouse } from '../house.ts';
import { inTurn } from '../rounds.ts';
import type { Row } from '../row.ts';

const rounds = 9;
const seconds = { quick: 4, whole: 12 };
/** A page that has just come is busy with itself. */
const settleMs = 5_000;

interface Watched {
  readonly browser: Browser;
  readonly session: CDPSession;
}

export const browser: Row = {
  id: 'G19',
  what: 'the wall’s processor time in Chromium, all its processes, in percent of a core',
  floor: 'a blank page in a Chromium of its own',
  unitOfWork: 'second',
  async measure({ folder, main, quick }) {
    const house = await openHouse({ folder, main }, 1);
    const wall = await watch(
      `${house.server.url}/wall?scene=coordination#code=${await deviceCode(house.door)}`,
    );
    const blank = await watch('about:blank');
    await sleep(settleMs);
    const long = quick ? seconds.quick : seconds.whole;
    const still = await inTurn(
      rounds,
      () => usedBy(wall, long),
      () => usedBy(blank, long),
    );
    const moving = await inTurn(
      rounds,
      () => usedBy(wall, long, () => house.report()),
      () => usedBy(blank, long),
    );
    await Promise.all([wall.browser.close(), blank.browser.close()]);
    await house.close();
    const told = { unit: '% of a core', compare: 'difference' } as const;
    return [
      { ...told, name: 'nothing changes', goal: { most: 2 }, rounds: still },
      { ...told, name: 'a change a second', goal: { most: 5 }, rounds: moving },
    ];
  },
};

async function watch(address: string): Promise<Watched> {
  const opened = await chromium.launch(launchFor('wall'));
  const page = await opened.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(address);
  if (address !== 'about:blank') await page.waitForSelector('.wall[data-status="live"]');
  return { browser: opened, session: await opened.newBrowserCDPSession() };
}

/** Processor seconds of all processes of a browser since it began. */
async function spent({ session }: Watched): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Percent of a core over some seconds, with something done in each. */
async function usedBy(watched: Watched, long: number, each?: () => Promise<unknown>): Promise<number> {
  const [before, start] = [await spent(watched), performance.now()];
  for (let second = 1; second <= long; second++) {
    await each?.();
    await sleep(Math.max(0, start + second * 1_000 - performance.now()));
  }
  return (((await spent(watched)) - before) / ((performance.now() - start) / 1_000)) * 100;
}
