import type { Audience } from './access.js';

/** Where a tile stands on its scene's grid: 12 columns × 6 rows, counted from 0. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A period that moves with today; `P90D` is a window of 90 days that ends today. */
export type RelativePeriod =
  'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'total' | `P${number}D` | `P${number}M`;
/** The steps of a trend. */
export type Grain = 'day' | 'month';

interface TileBase {
  readonly at: Place;
  readonly audience?: Audience;
  /** Locale key of the title; the metric's own name if left out. */
  readonly title?: string;
}

/** One number with its status, comparison and small trend. */
export interface NumberTile extends TileBase {
  readonly kind: 'number';
  readonly metric: string;
  readonly period: RelativePeriod;
  readonly trend?: { readonly grain: Grain; readonly length: number };
  /** Further metrics, shown small below. */
  readonly beside?: readonly string[];
}
/** Lines over time, labelled at their ends, and numbers beside them. */
export interface TrendTile extends TileBase {
  readonly kind: 'trend';
  readonly metrics: readonly string[];
  readonly grain: Grain;
  readonly length: number;
  readonly period: RelativePeriod;
  readonly beside?: readonly string[];
}
/** The steps of a process: what stands in each now (rows of a feed) and what came through (a keyed metric). */
export interface FunnelTile extends TileBase {
  readonly kind: 'funnel';
  readonly feed: string;
  readonly metric: string;
  readonly period: RelativePeriod;
}
/** Rows of a live query. */
export interface FeedTile extends TileBase {
  readonly kind: 'feed';
  readonly feed: string;
  readonly columns: readonly {
    readonly field: string;
    readonly as: 'text' | 'number' | 'age' | 'countdown' | 'status' | 'word';
  }[];
  /** A metric shown beside the title. */
  readonly metric?: string;
  readonly period?: RelativePeriod;
}
/** One count per organisation below, as a heat table: parent rows, child cells. */
export interface MatrixTile extends TileBase {
  readonly kind: 'matrix';
  readonly feed: string;
}

export type Tile = NumberTile | TrendTile | FunnelTile | FeedTile | MatrixTile;
