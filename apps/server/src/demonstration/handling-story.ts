import type { Actor } from '@heli/core';
import { day, hour, iso } from './calendar.js';
import type { Plot } from './case-story.js';
import { outcomes } from './matters.js';
import type { Thread } from './stage.js';
import { whistle } from './whistle-story.js';

/** A case in the hands of its lead unit. */
export interface Dispatched {
  readonly at: number;
  readonly due: number;
  readonly unitId: string;
  readonly handler: Actor;
}

const lateShare = 0.068;
const rushed = 0.02;

/** Steps 3 to 6: dispatched, signed, worked on, handled, and closed by somebody else. */
export async function handle(thread: Thread, dispatch: () => Promise<Dispatched>, plot: Plot): Promise<void> {
  const given = await dispatch();
  await begin(thread, given, plot);
  const due = await workOn(thread, given, plot);
  const late = thread.chance.happens(lateShare);
  await finish(thread, given, due, late, plot);
}

/** Signed, and whoever reported it is called back; nearly always in time. */
async function begin(thread: Thread, { at, handler }: Dispatched, { severity }: Plot): Promise<void> {
  const { chance } = thread;
  const calm = severity === 'normal';
  const forgotten = chance.happens(rushed);
  const soon = at + 20 * hour;
  await thread.wait(
    calm ? { hours: [0.2, 2.5], before: soon } : { hours: [0.05, 0.2], office: false, urgent: true },
  );
  await thread.act(handler, 'sign');
  if (forgotten) await thread.wait({ hours: calm ? [25, 34] : [2.2, 3], office: false });
  else if (calm) await thread.wait({ hours: [0.2, 3], before: soon });
  await thread.act(handler, 'contact');
}

/** What may come in between; answers when the case is due after it. */
async function workOn(thread: Thread, { due, unitId }: Dispatched, plot: Plot): Promise<number> {
  const { chance } = thread;
  const calm = plot.severity === 'normal' && due - thread.now > 3 * day;
  if (chance.happens(plot.severity === 'normal' ? 0.045 : 0.2)) await whistle(thread, unitId, plot);
  if (calm && chance.happens(0.04)) {
    await thread.wait({ hours: [12, 40] });
    const later = Math.round(due + chance.between(2, 5) * day);
    if (thread.now < due)
      await thread.act(thread.office, 'extend', { due: iso(later), note: '需要等待材料，同意延期' });
    return later;
  }
  if (calm && chance.happens(0.03)) {
    await thread.wait({ hours: [6, 30] });
    const from = thread.now;
    await thread.act(thread.office, 'suspend', {
      reviewAt: iso(from + 7 * day),
      note: '需配合管网改造，暂时挂账',
    });
    await thread.wait({ hours: [40, 160] });
    await thread.act(thread.office, 'resume');
    return from < due ? due + (thread.now - from) : due;
  }
  return due;
}

/** Handled and verified, before it is due or after. */
async function finish(
  thread: Thread,
  { handler }: Dispatched,
  due: number,
  late: boolean,
  { grid, matter }: Plot,
): Promise<void> {
  const { chance, stage } = thread;
  const left = Math.max(0, due - thread.now) / hour;
  const over = chance.pick([24, 100, 260]);
  const done = late
    ? { hours: [left + 1, left + over] as const }
    : { hours: [left * 0.12, left * 0.6] as const, before: due - (left / 3) * hour };
  await thread.wait(done);
  const outcome = chance.weighted(outcomes);
  await thread.act(handler, 'submit', { outcome });
  const verifier = chance.happens(0.8)
    ? stage.cast.workers.get(grid.code)!
    : stage.cast.secretaries.get(grid.communityCode)!;
  if (chance.happens(0.035)) {
    await thread.wait({ hours: [1, 10], ...(late ? {} : { before: due - (left / 5) * hour }) });
    await thread.act(verifier, 'rework', { note: `${matter.titles[0]!}仍未解决，请继续办理` });
    await thread.wait({ hours: [2, 20], ...(late ? {} : { before: due - (left / 8) * hour }) });
    await thread.act(handler, 'submit', { outcome });
  }
  await thread.wait({ hours: [1, 20], ...(late ? {} : { before: due - 0.2 * hour }) });
  await thread.act(verifier, 'confirm');
}
