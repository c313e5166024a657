import type { CSSProperties } from 'react';
import type { Place } from '@heli/sdk';

/** Where something stands on a scene's grid. Upright a quarter becomes a half, and what is wider has the whole width. */
export function placeOf({ x, y, w, h }: Place): CSSProperties {
  const upright = { '--up': w <= 3 ? 3 : 6, '--fold': Math.ceil(w / 6) };
  return { '--x': x, '--y': y, '--w': w, '--h': h, ...upright } as CSSProperties;
}
