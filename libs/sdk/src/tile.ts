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
  /** The contract's further scene on which it stands (`<contract>.scene.<scene>` in words); its own if left out. */
  readonly scene?: string;
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
    /** `progress`: how much of the way is done, 0 … 100; the field `pace` beside it says how much should be. */
    readonly as: 'text' | 'number' | 'age' | 'date' | 'countdown' | 'status' | 'word' | 'progress';
  }[];
  /** A metric shown beside the title. */
  readonly metric?: string;
  readonly period?: RelativePeriod;
}
/** One count per organisation below, as a heat table: parent rows, child cells. */
export interface MatrixTile extends TileBase {
  readonly kind: 'matrix';
  readonly feed: string;
  /** The same columns in every row, named at the top (`cellLabel`), rows in the feed's order; no value is a dash. */
  readonly columns?: true;
}
/**
 * One count per organisation below, each in its parent's place: a schematic map, in which a place stays where it is
 * whatever happens in it. The feed's rows are a matrix's: `row`, `rowLabel`, `cell`, `cellLabel`, `value`.
 */
export interface MapTile extends TileBase {
  readonly kind: 'map';
  readonly feed: string;
}
/** A ratio as a bar of its whole, held against its target. */
export interface GaugeTile extends TileBase {
  readonly kind: 'gauge';
  readonly metric: string;
  readonly period: RelativePeriod;
}
/** A feed's rows as bars, in the feed's order. Of organisations and units, never of persons. */
export interface RankingTile extends TileBase {
  readonly kind: 'ranking';
  readonly feed: string;
  readonly label: string;
  readonly value: string;
  /** A part of the value that is set apart, such as what is overdue. */
  readonly part?: string;
}
/** A feed's rows along the days: what was due in the last `back` days, what will be in the next `ahead` days. */
export interface TimelineTile extends TileBase {
  readonly kind: 'timeline';
  readonly feed: string;
  /** Field of an instant. */
  readonly moment: string;
  readonly label: string;
  /** Field of `ok`, `warn` or `bad`. */
  readonly status: string;
  readonly back: number;
  readonly ahead: number;
}
/** The first row of a feed in large letters. */
export interface TextTile extends TileBase {
  readonly kind: 'text';
  readonly feed: string;
  readonly text: string;
  /** Field of an instant: since when it is said. */
  readonly since?: string;
}
/** How long until the next of a feed's rows, and what it is. */
export interface CountdownTile extends TileBase {
  readonly kind: 'countdown';
  readonly feed: string;
  /** Field of an instant. */
  readonly to: string;
  readonly labels: readonly string[];
}

/** A feed's rows as a component of the plugin's own browser code draws them (`heli.ui` in its package.json). */
export interface CustomTile extends TileBase {
  readonly kind: 'custom';
  readonly feed: string;
  /** Name of the component in what that module exports by default. */
  readonly component: string;
}

export type Tile =
  | NumberTile
  | TrendTile
  | FunnelTile
  | FeedTile
  | MatrixTile
  | MapTile
  | GaugeTile
  | RankingTile
  | TimelineTile
  | TextTile
  | CountdownTile
  | CustomTile;
