import type { Tile } from '@heli/sdk';

/** The council's scene. */
export const tiles = [] as const satisfies readonly Tile[];
