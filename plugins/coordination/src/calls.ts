import type { ReadContext } from '@heli/sdk';
import { unitNames } from './directory.js';
import { WhistleCall, type WhistleItem } from './whistle.entity.js';

export interface Calls {
  readonly arrived: number;
  readonly called: number;
  /** `3/4` */
  readonly arrivals: string;
  /** Names of the units that are not there yet. */
  readonly awaited: string;
}

/** How the called units of some whistles stand. */
export async function callsOf(
  ctx: ReadContext,
  whistles: readonly WhistleItem[],
): Promise<(whistleId: string) => Calls> {
  const ids = whistles.map((whistle) => whistle.id);
  const calls = await ctx.em.find(WhistleCall, { whistleId: { $in: ids } }, { orderBy: { id: 'asc' } });
  const nameOf = await unitNames(
    ctx,
    calls.map((call) => call.unit),
  );
  const byWhistle = Map.groupBy(calls, (call) => call.whistleId);
  return (whistleId) => {
    const own = byWhistle.get(whistleId) ?? [];
    const awaited = own.filter((call) => !call.arrivedAt);
    const arrived = own.length - awaited.length;
    return {
      arrived,
      called: own.length,
      arrivals: `${arrived}/${own.length}`,
      awaited: awaited.map((call) => nameOf(call.unit)).join(', '),
    };
  };
}
