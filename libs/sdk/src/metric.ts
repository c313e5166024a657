import type { Audience } from './access.js';
import type { AnyEventType, EventData, EventType, Fact } from './event.js';

/**
 * One signed contribution of an event to a metric. Every contribution has an inverse, so a later fact takes an
 * earlier one back by adding its negative at the same `at` and `key`.
 */
export interface Contribution {
  /** Integer; 1 if left out. */
  readonly add?: number;
  /** For a spread: the observed whole number, in the metric's unit of storage. */
  readonly value?: number;
  /** The moment it counts for, never later than the event's `occurredAt`; that moment if left out. */
  readonly at?: string;
  /** Splits the metric (a step, a unit); never a person. */
  readonly key?: string;
}

/** Maps the events of one type to contributions: pure, no clock, no randomness, no await. */
export interface Source {
  readonly event: AnyEventType;
  readonly fold: (data: never, fact: Fact<never>) => readonly Contribution[];
}

export const on = <E extends EventType>(
  event: E,
  fold: (data: EventData<E>, fact: Fact<EventData<E>>) => readonly Contribution[],
): Source => ({ event, fold });

/** `flow` adds up within a period; `level` is the running total at the period's end. */
export interface Side {
  readonly carry: 'flow' | 'level';
  readonly sources: readonly Source[];
}

export const flow = (...sources: Source[]): Side => ({ carry: 'flow', sources });
export const level = (...sources: Source[]): Side => ({ carry: 'level', sources });

/** Bounds of ● and ▲; for `band` the good values lie between low and high. */
export type Bands =
  { readonly green: number; readonly amber: number } | { readonly low: number; readonly high: number };

export interface MetricMeta {
  /** `%`, `case`, `h`, `d`, `point` …; shown by the locale word `unit.<unit>`. */
  readonly unit: string;
  readonly direction: 'up' | 'down' | 'band' | 'context';
  readonly bands?: Bands;
  /** Under this base no status is given and n/d is shown; 5 for ratios and spreads, 0 otherwise. */
  readonly minBase?: number;
  /** Figures about people are masked outside the confidential audience. */
  readonly about: 'people' | 'work';
  readonly audience?: Audience;
  /** The query that lists the records behind a value. */
  readonly trace?: string;
  /** Locale key of the legal basis or the practice the rule comes from. */
  readonly basis?: string;
  /** Raised when the formula changes; a new version is built beside the old one. */
  readonly version?: number;
  /** The keys a keyed metric may have, in order of display; open-ended if left out. */
  readonly keys?: readonly string[];
}

export interface CountMetric extends MetricMeta {
  readonly kind: 'count';
  readonly n: Side;
}
export interface RatioMetric extends MetricMeta {
  readonly kind: 'ratio';
  readonly n: Side;
  readonly d: Side;
}
/** Quantiles from integer log-spaced bins 1 % wide: mergeable, retractable, shown as ≈. */
export interface SpreadMetric extends MetricMeta {
  readonly kind: 'spread';
  readonly n: Side;
  /** Stored whole numbers are divided by this for display (minutes → hours: 60). */
  readonly divisor: number;
}
/** A pure function of other metrics' values for the same organisation, period and key. */
export interface DerivedMetric extends MetricMeta {
  readonly kind: 'derived';
  readonly of: readonly string[];
  readonly read: (values: readonly (number | null)[]) => number | null;
}
export type Metric = CountMetric | RatioMetric | SpreadMetric | DerivedMetric;

/** Counts or sums contributions within a period (or, for a `level`, up to its end). */
export const count = (spec: MetricMeta & { of: Side }): CountMetric => {
  const { of, ...meta } = spec;
  return { ...meta, kind: 'count', n: of };
};
/** 100 × n ÷ d; no base when d = 0 (domain.md, section 0). */
export const ratio = (spec: MetricMeta & { n: Side; d: Side }): RatioMetric => ({ ...spec, kind: 'ratio' });
export const spread = (spec: MetricMeta & { of: Side; divisor?: number }): SpreadMetric => {
  const { of, divisor = 1, ...meta } = spec;
  return { ...meta, kind: 'spread', n: of, divisor };
};
export const derived = (spec: Omit<DerivedMetric, 'kind'>): DerivedMetric => ({ ...spec, kind: 'derived' });

export const minBaseOf = (metric: Metric): number =>
  metric.minBase ?? (metric.kind === 'ratio' || metric.kind === 'spread' ? 5 : 0);
