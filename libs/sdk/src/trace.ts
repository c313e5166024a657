import type { Fact } from './event.js';
import type { Contribution, Metric, Side, Source } from './metric.js';

/** A fact as a mechanism keeps it in a table of its own, for its history and for the records behind a number. */
export interface KeptFact {
  readonly id: string;
  readonly organisation: string;
  /** The record it is about. */
  readonly subject: string;
  /** Name of the event without its owner. */
  readonly name: string;
  readonly at: string;
  readonly actor: string;
  readonly imported: boolean;
  readonly data: unknown;
}

/** A source of one side of a metric, and how it is carried. */
export interface TracePart {
  readonly side: 'n' | 'd';
  readonly carry: Side['carry'];
  readonly source: Source;
}

/** Business days, both included; the key if only one is asked for. */
export interface TraceWindow {
  readonly first?: string | undefined;
  readonly last: string;
  readonly key?: string | undefined;
}

/** What one record was counted for. */
export interface Share {
  readonly subject: string;
  n: number;
  d: number;
  at: string;
}

const sided = (side: 'n' | 'd', { carry, sources }: Side): TracePart[] =>
  sources.map((source) => ({ side, carry, source }));

/** All sources of a metric; a derived one rests on those it is derived from. */
export function partsOf(metrics: Readonly<Record<string, Metric>>, name: string): TracePart[] {
  const metric = metrics[name];
  if (!metric) return [];
  if (metric.kind === 'derived') return metric.of.flatMap((of) => partsOf(metrics, of));
  return metric.kind === 'ratio' ? [...sided('n', metric.n), ...sided('d', metric.d)] : sided('n', metric.n);
}

const factOf = (row: KeptFact, { source }: TracePart): Fact => ({
  id: row.id,
  seq: 0,
  type: source.event.type,
  version: source.event.version,
  organisation: row.organisation,
  occurredAt: row.at,
  recordedAt: row.at,
  actorId: row.actor,
  imported: row.imported,
  data: row.data,
});

/**
 * What each record adds to a metric in a window: the contract's own folds over the kept facts, so that the trace
 * can't differ from the number.
 */
export function sharesOf(
  parts: readonly TracePart[],
  rows: Iterable<KeptFact>,
  window: TraceWindow,
  dayOf: (instant: string) => string,
): Share[] {
  const shares = new Map<string, Share>();
  const byName = Map.groupBy(parts, ({ source }) =>
    source.event.type.slice(source.event.type.indexOf('.') + 1),
  );
  for (const row of rows) {
    for (const part of byName.get(row.name) ?? []) {
      const fact = factOf(row, part);
      for (const piece of part.source.fold(fact.data as never, fact as Fact<never>))
        if (counts(piece, row, part, window, dayOf)) add(shares, row.subject, part.side, piece, row.at);
    }
  }
  return [...shares.values()].filter((share) => share.n !== 0 || share.d !== 0);
}

function counts(
  piece: Contribution,
  row: KeptFact,
  part: TracePart,
  { first, last, key }: TraceWindow,
  dayOf: (instant: string) => string,
): boolean {
  if (key !== undefined && key !== '' && piece.key !== key) return false;
  const day = dayOf(piece.at ?? row.at);
  return day <= last && (part.carry === 'level' || first === undefined || day >= first);
}

function add(
  shares: Map<string, Share>,
  subject: string,
  side: 'n' | 'd',
  piece: Contribution,
  at: string,
): void {
  const share = shares.get(subject) ?? { subject, n: 0, d: 0, at: piece.at ?? at };
  share[side] += piece.add ?? 1;
  share.at = piece.at ?? at;
  shares.set(subject, share);
}
