import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { launchFor } from '../../lib/chromium.ts';
import { deviceCode, openHouse, type House } from '../house.ts';
import { bringInClosed } from '../matters.ts';
import type { Round, Row } from '../row.ts';

const minutes = { quick: 2, whole: 60 };
/** Pairs of a report and a closed matter, as many as a wall is sent frames: it is told something each time it may be. */
const pairsPerSecond = 10;
/** wall.md, section 7. */
const valuesPerMinute = 5_000;
/** What a page needs for its first pictures has been taken by then. */
const warmUpShare = 1 / 12;
const openings = 9;
/** Slower than this a task holds up a frame so long that people see it. */
const longTaskMs = 100;

/** wall.md, section 7: a wall under steady change, and its first numbers on a cheap box. */
export const soak: Row = {
  id: 'W7',
  what: 'the wall in Chromium: first numbers on a processor four times slower; steady change for an hour (quick: 2 min)',
  floor: 'the same wall on this processor; its heap after the first twelfth of the time',
  unitOfWork: 'report',
  async measure({ folder, main, quick }) {
    const house = await openHouse({ folder, main }, 4);
    const browser = await chromium.launch(launchFor('wall'));
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${house.server.url}/wall?scene=coordination#code=${await deviceCode(house.door)}`);
    await page.waitForSelector('.wall[data-status="live"]');
    await house.report();
    const firsts = await firstNumbers(browser, house, openings);
    const { heap, tasks, perMinute } = await change(house, page, quick ? minutes.quick : minutes.whole);
    await browser.close();
    await house.close();
    const one = { fewestRounds: 1 } as const;
    return [
      {
        name: 'first numbers, 4 × slower',
        unit: 'ms',
        compare: 'value',
        goal: { most: 2_000 },
        rounds: firsts,
      },
      {
        ...one,
        name: 'heap at the end',
        unit: 'MB',
        compare: 'ratio',
        // In two minutes code is still being compiled.
        goal: quick ? {} : { least: 0.9, most: 1.1 },
        rounds: [heap],
      },
      {
        ...one,
        ...{
          name: `tasks longer than ${String(longTaskMs)} ms`,
          unit: '',
          compare: 'value',
          goal: { most: 0 },
        },
        rounds: [{ thing: tasks, floor: 1 }],
      },
      {
        ...one,
        ...{
          name: 'values that came a minute, in ten frames a second',
          unit: '',
          compare: 'value',
          goal: { least: valuesPerMinute },
        },
        rounds: [{ thing: perMinute, floor: 1 }],
      },
    ];
  },
};

/** In the page: remembers when the first number had been painted, in ms since the page was asked for. */
function watchForNumbers(): void {
  const number = '.scene [data-metric][data-value]:not([data-value=""])';
  new MutationObserver((_, observer) => {
    if (!document.querySelector(number)) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => Object.assign(globalThis, { firstNumbers: performance.now() })),
    );
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

/** From the request of the page until a number is painted, on a device that has nothing yet, slowed down and not. */
async function firstNumbers(browser: Browser, house: House, rounds: number): Promise<Round[]> {
  const opened = async (rate: number): Promise<number> => {
    const code = await deviceCode(house.door);
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    await page.addInitScript(watchForNumbers);
    await page.goto(`${house.server.url}/wall?scene=coordination#code=${code}`, { waitUntil: 'commit' });
    const painted = () => (globalThis as unknown as { firstNumbers?: number }).firstNumbers ?? 0;
    const took = await page.waitForFunction(painted).then((found) => found.jsonValue());
    await context.close();
    return took;
  };
  const found: Round[] = [];
  for (let i = 0; i < rounds; i++) found.push({ thing: await opened(4), floor: await opened(1) });
  return found;
}

/** What JavaScript holds without its garbage, in MB. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

async function change(
  house: House,
  page: Page,
  long: number,
): Promise<{ heap: Round; tasks: number; perMinute: number }> {
  const session = await page.context().newCDPSession(page);
  const whole = long * 60_000;
  const cells = countCells(page);
  await page.reload();
  await page.waitForSelector('.wall[data-status="live"]');
  await page.evaluate((most) => {
    Object.assign(globalThis, { longTasks: 0 });
    new PerformanceObserver((list) => {
      const more = list.getEntries().filter(({ duration }) => duration > most).length;
      (globalThis as unknown as { longTasks: number }).longTasks += more;
    }).observe({ type: 'longtask' });
  }, longTaskMs);
  const start = performance.now();
  let early: number | undefined;
  for (let sent = 0; performance.now() - start < whole; sent++) {
    await Promise.all([house.report(), bringInClosed(house.door, sent)]);
    await sleep(Math.max(0, start + (sent * 1_000) / pairsPerSecond - performance.now()));
    if (early === undefined && performance.now() - start > whole * warmUpShare) early = await heapOf(session);
  }
  const perMinute = cells() / ((performance.now() - start) / 60_000);
  const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number }).longTasks);
  return { heap: { thing: await heapOf(session), floor: early ?? 1 }, tasks, perMinute };
}

/** How many values its frames have brought so far, whatever they stood for. */
function countCells(page: Page): () => number {
  let count = 0;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const text = payload.toString();
      if (!text.startsWith('42["frame"')) return;
      const [, frame] = JSON.parse(text.slice(2)) as [string, { readonly cells: readonly unknown[] }];
      count += frame.cells.length;
    }),
  );
  return () => count;
}
