import { events, type CoverageState } from '@heli/contracts/leadership';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { Coverage, type CoverageItem } from '../entities/coverage.entity.js';
import { coverageLife, coveredStates } from '../life-cycles.js';
import { find, follow, situationOf, subjectOf } from '../kit.js';

const covered: readonly CoverageState[] = coveredStates;

/** Party work reaches the unit: by a branch, or by a visit that still holds (docs/decisions/0026). */
export const isWorkCovered = (item: CoverageItem, now: string): boolean =>
  !item.closed && (covered.includes(item.state) || (item.workUntil ?? '') > now);

export const coverageOf = (ctx: ReadContext, coverageId: string): Promise<CoverageItem> =>
  find(ctx, Coverage, coverageId, 'Coverage');

/**
 * Where nothing but a visit covers the unit, a deadline tells when it has grown too old. Where a branch does, or nothing,
 * no deadline is armed: it never takes back what was not counted.
 */
export function watchVisit(ctx: WriteContext, item: CoverageItem): void {
  const { id: coverageId, unit: unitId, visitedAt, workUntil: until } = item;
  const key = `work:${coverageId}`;
  if (item.closed || covered.includes(item.state) || !visitedAt || !until || until <= ctx.now) {
    ctx.forget(key);
    return;
  }
  const subject = subjectOf('coverage', item);
  ctx.remind(key, until, events.workCoverageLapsed, {
    data: { coverageId, unitId, visitedAt, until },
    organisation: subject.organisation,
    subject: { type: subject.type, id: subject.id },
  });
}

interface Moved {
  readonly item: CoverageItem;
  readonly data: {
    readonly coverageId: string;
    readonly unitId: string;
    readonly from: CoverageState;
    readonly to: CoverageState;
    readonly workBefore: boolean;
    readonly workAfter: boolean;
  };
}

/** Takes a unit to the state that follows on the verb, and says what that changes in both coverages. */
export async function moveCoverage(
  ctx: WriteContext,
  coverageId: string,
  verb: Exclude<keyof typeof coverageLife, 'check'>,
  reason?: 'membersTooFew' | 'dissolved' | 'closed',
): Promise<Moved> {
  const item = await coverageOf(ctx, coverageId);
  const from = item.state;
  const workBefore = isWorkCovered(item, ctx.now);
  item.state = follow(coverageLife, verb, {
    ...situationOf(ctx, item),
    ...(reason === undefined ? {} : { reason }),
  });
  item.closed = reason === 'closed';
  item.lastAt = ctx.now;
  watchVisit(ctx, item);
  const workAfter = isWorkCovered(item, ctx.now);
  return { item, data: { coverageId, unitId: item.unit, from, to: item.state, workBefore, workAfter } };
}
