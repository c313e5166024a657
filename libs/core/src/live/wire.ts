import { cellStates, type Cell, type WireCell, type WireExtra } from '@heli/protocol';

/** Puts a cell on the wire, relative to its frame. */
export function toWire(id: number, cell: Cell, to: number, asOf: string): WireCell {
  const unchanged =
    cell.changedAt === null
      ? -1
      : Math.max(0, Math.round((Date.parse(asOf) - Date.parse(cell.changedAt)) / 1000));
  const extra = extraOf(cell);
  const behind = Math.max(0, to - cell.version);
  const wire = [id, behind, cell.n, cell.d, cell.value, unchanged, cellStates.indexOf(cell.state)] as const;
  return extra ? [...wire, extra] : wire;
}

/** What only some cells have; the base is sent where n and d do not tell it. */
function extraOf({ n, d, base, quantiles, published }: Cell): WireExtra | undefined {
  const extra = {
    ...(base !== null && base !== (d ?? n) && { base }),
    ...(quantiles && { quantiles }),
    ...(published && { published }),
  };
  return Object.keys(extra).length > 0 ? extra : undefined;
}
