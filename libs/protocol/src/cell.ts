import { z } from 'zod';
import { cellStates } from './cell-states.js';

/** What a period said when it closed, kept when later facts change it. */
export const publishedSchema = z.object({
  n: z.number(),
  d: z.number().nullable(),
  value: z.number().nullable(),
  asOf: z.iso.datetime(),
});

/** A metric's value for one organisation, period and key, as HTTP gives it. */
export const cellSchema = z.object({
  metric: z.string(),
  organisation: z.string(),
  period: z.string(),
  key: z.string(),
  n: z.number().nullable(),
  d: z.number().nullable(),
  /** What "small base" looks at: d of a ratio, observations of a spread, the count itself. */
  base: z.number().nullable(),
  /** Rounded half-up to one decimal; null where there is no base or it is masked. */
  value: z.number().nullable(),
  /** The follower's watermark: true as of this moment. */
  asOf: z.iso.datetime(),
  /** When the value last moved; null if it never did. */
  changedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
  state: z.enum(cellStates),
  /** Version of the metric's definition. */
  definition: z.number().int(),
  /** Further quantiles of a spread by their share: `{ "0.9": 105.5 }`. */
  quantiles: z.record(z.string(), z.number()).optional(),
  published: publishedSchema.optional(),
});
export type Cell = z.infer<typeof cellSchema>;

/** Names a cell within one answer or connection: `[id, metric, organisation, period, key]`. */
export type CellName = readonly [
  id: number,
  metric: string,
  organisation: string,
  period: string,
  key: string,
];

/**
 * A cell on the wire, absolute: `[id, behind, n, d, value, unchanged, state, extra?]` where `behind` is how far its
 * version lies behind the frame's `to`, `unchanged` how many seconds before `asOf` it last moved (-1: never), and
 * `state` an index into {@link cellStates}. `[id]` alone is a tombstone: the cell is gone.
 */
export type WireCell =
  | readonly [
      id: number,
      behind: number,
      n: number | null,
      d: number | null,
      value: number | null,
      unchanged: number,
      state: number,
      extra?: WireExtra,
    ]
  | readonly [id: number];

export interface WireExtra {
  readonly base?: number;
  readonly quantiles?: Readonly<Record<string, number>>;
  readonly published?: z.infer<typeof publishedSchema>;
}

/** The rows of a live query for one organisation: absolute, cut to what the audience may see. */
export interface Feed {
  /** `<contract>.<query>` */
  readonly name: string;
  readonly organisation: string;
  readonly version: number;
  readonly state: 'live' | 'paused';
  readonly rows: readonly FeedRow[];
}
export type FeedRow = Readonly<Record<string, string | number | boolean | null>>;
