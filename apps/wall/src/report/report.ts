import type { DisplayReport } from '@heli/protocol';
import { saidBy } from '@heli/ui';
import { takeShown } from './shown.js';

type Fault = DisplayReport['faults'][number];
const faults = new Set<Fault>();
const paintMs = 2_000;
let said: string | undefined;

/** Remembers what went wrong on this device, until the page is loaded anew. */
export const noteFault = (fault: Fault): void => void faults.add(fault);

/** A tile that failed, and what was thrown in it: others go on, and somebody has to hear of it. */
export function noteCaught(error: unknown): void {
  noteFault('script');
  said = saidBy(error);
}

/** Hears of scripts that fail where nobody catches them. */
export function listenForFaults(): void {
  addEventListener('error', () => noteFault('script'));
  addEventListener('unhandledrejection', () => noteFault('script'));
}

/** Whether the browser paints when it is asked to: a page can live while its screen has long stopped. */
const painted = async (): Promise<boolean> =>
  new Promise((done) => {
    const late = setTimeout(() => done(false), paintMs);
    requestAnimationFrame(() => {
      clearTimeout(late);
      done(true);
    });
  });

/** What this wall tells of itself: read off the picture, not off what the picture should be. */
export async function report(build: string): Promise<DisplayReport> {
  const paints = await painted();
  const { seq = '0', shows = 'setup' } = document.querySelector<HTMLElement>('.wall')?.dataset ?? {};
  const found = [...faults, ...(paints ? [] : (['paint'] as const))];
  return {
    ...{ painted: paints, seq: Number(seq), shows, shown: takeShown(), build },
    faults: [...new Set(found)],
    said,
  };
}
