import { z } from 'zod';
import { grid } from './own-scene.js';

const placeSchema = z
  .strictObject({
    x: z.number().int().min(0).max(11),
    y: z.number().int().min(0).max(5),
    w: z.number().int().min(1).max(12),
    h: z.number().int().min(1).max(6),
  })
  .refine(({ x, y, w, h }) => x + w <= grid.columns && y + h <= grid.rows);
const metric = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*\.[a-z][a-zA-Z0-9]*$/)
  .max(100);
const isWithin = (window: string, most: number): boolean => {
  const length = Number(window.slice(1, -1));
  return length >= 1 && length <= most;
};
const periodSchema = z.union([
  z.enum(['day', 'week', 'month', 'quarter', 'half', 'year', 'total']),
  z.templateLiteral(['P', z.int(), 'D']).refine((window) => isWithin(window, 366)),
  z.templateLiteral(['P', z.int(), 'M']).refine((window) => isWithin(window, 36)),
]);
const grain = z.enum(['day', 'month']);
const length = z.number().int().min(2).max(60);
const beside = z.array(metric).max(4).optional();

/** A metric in one of three kinds, or a tile that a contract declares, wherever it stands there. Names are in full. */
export const sceneTileSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    at: placeSchema,
    metric,
    period: periodSchema,
    trend: z.strictObject({ grain, length }).optional(),
    beside,
  }),
  z.strictObject({ kind: z.literal('gauge'), at: placeSchema, metric, period: periodSchema }),
  z.strictObject({
    kind: z.literal('trend'),
    at: placeSchema,
    metrics: z.array(metric).min(1).max(4),
    grain,
    length,
    period: periodSchema,
    beside,
  }),
  /** By its {@link tileKey}. */
  z.strictObject({ kind: z.literal('declared'), at: placeSchema, tile: z.string().min(1).max(200) }),
]);
export type SceneTile = z.infer<typeof sceneTileSchema>;
/** A tile made of metrics alone. */
export type MetricTile = Exclude<SceneTile, { kind: 'declared' }>;

/** More could not be read from the back of a room. */
export const mostTiles = 24;
export const sceneTilesSchema = z.array(sceneTileSchema).max(mostTiles);
