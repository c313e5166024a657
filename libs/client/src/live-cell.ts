import {
  cellStates,
  type CellName,
  type CellState,
  type Feed,
  type WireCell,
  type WireExtra,
} from '@heli/protocol';

/** A cell as the store keeps it: decoded, moments as epoch milliseconds. */
export interface LiveCell {
  readonly metric: string;
  readonly organisation: string;
  readonly period: string;
  readonly key: string;
  readonly n: number | null;
  readonly d: number | null;
  readonly base: number | null;
  readonly value: number | null;
  readonly changedAt: number | null;
  readonly version: number;
  readonly state: CellState;
  readonly quantiles?: WireExtra['quantiles'];
  readonly published?: WireExtra['published'];
}

/** What a cell is subscribed by. */
export const cellKey = (metric: string, organisation: string, period: string, key = ''): string =>
  `cell\n${metric}\n${organisation}\n${period}\n${key}`;
export const feedKey = (name: string, organisation: string): string => `feed\n${name}\n${organisation}`;
export const keyOfCell = (cell: LiveCell): string =>
  cellKey(cell.metric, cell.organisation, cell.period, cell.key);
export const keyOfFeed = (feed: Feed): string => feedKey(feed.name, feed.organisation);

/** Decodes a wire cell; undefined for a tombstone. */
export function decode(wire: WireCell, name: CellName, to: number, asOf: number): LiveCell | undefined {
  if (wire.length === 1) return undefined;
  const [, behind, n, d, value, unchanged, state, extra = {}] = wire;
  const [, metric, organisation, period, key] = name;
  return {
    metric,
    organisation,
    period,
    key,
    n,
    d,
    base: extra.base ?? d ?? n,
    value,
    changedAt: unchanged < 0 ? null : asOf - unchanged * 1_000,
    version: to - behind,
    state: cellStates[state] ?? 'live',
    ...(extra.quantiles && { quantiles: extra.quantiles }),
    ...(extra.published && { published: extra.published }),
  };
}
