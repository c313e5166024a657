import type { Size } from '../parts/fit.js';

/** How a map's places lie in the room there is. */
export interface MapLayout {
  /** Places beside each other. */
  readonly columns: number;
  /** Parts of a place beside each other; 0 where there is no room for parts, and a place is one line with its sum. */
  readonly across: number;
  /** Lengths in hundredths of the screen's shorter side. */
  readonly part: { readonly width: number; readonly height: number };
}

/** In hundredths of the screen's shorter side; a digit on a wall is at least 1.9 high. */
const gap = 1;
const partGap = 0.3;
const nameHeight = 3.4;
const leastPart = { width: 3.3, height: 2.5 };
/** Broader than this a part says no more. */
const mostPart = { width: 14, height: 9 };

/** Of all ways to lay places side by side, the one whose smallest parts are largest. */
export function layOut(counts: readonly number[], size: Size, unit: number): MapLayout {
  const most = Math.max(1, ...counts);
  const room = { width: size.width / unit, height: size.height / unit };
  let best: MapLayout | undefined;
  for (let columns = 1; columns <= counts.length; columns++) {
    const lines = Math.ceil(counts.length / columns);
    const place = {
      width: (room.width - gap * (columns - 1)) / columns,
      height: (room.height - gap * (lines - 1)) / lines - nameHeight,
    };
    for (let across = 1; across <= most; across++) {
      const part = {
        width: Math.min(mostPart.width, place.width / across - partGap),
        height: Math.min(mostPart.height, place.height / Math.ceil(most / across) - partGap),
      };
      if (part.width < leastPart.width || part.height < leastPart.height) continue;
      if (!best || areaOf(part) > areaOf(best.part)) best = { columns, across, part };
    }
  }
  return best ?? sumsOnly(counts.length, room);
}

const areaOf = ({ width, height }: MapLayout['part']): number => Math.min(width, height * 2) * height;

/** One line for each place, as many columns of them as their names leave room for. */
function sumsOnly(places: number, room: Size): MapLayout {
  const lines = Math.max(1, Math.floor((room.height + partGap) / (nameHeight + partGap)));
  const columns = Math.max(1, Math.min(Math.ceil(places / lines), Math.floor(room.width / 12)));
  return { columns, across: 0, part: { width: room.width / columns, height: nameHeight } };
}
