import { minBaseOf, type Metric, type Side } from '@heli/sdk';
import { rangeOf, type CellState, type DayRange } from '@heli/protocol';
import type { Sql } from '../database/sql.js';
import type { MetricInContract, Registry } from '../registry/registry.js';
import type { Derivation } from './derivation.js';
import { bucketRows, keysSql } from './bucket-rows.js';
import { quantile } from './spread.js';

/** A metric read for one organisation, period and key, before masks. */
export interface Reading {
  readonly n: number | null;
  readonly d: number | null;
  readonly base: number | null;
  readonly value: number | null;
  readonly quantiles: Readonly<Record<string, number>> | undefined;
  readonly version: number;
  readonly changedAt: string | null;
  readonly state: Extract<CellState, 'live' | 'no-base' | 'small-base' | 'restated'>;
  readonly published: Published | undefined;
}
export interface Published {
  readonly n: number;
  readonly d: number | null;
  readonly value: number | null;
  readonly asOf: string;
}

interface Sums {
  n: number;
  d: number;
  version: number;
  changedAt: string | null;
}

/** Half-up to one decimal, for both signs, free of binary dust. */
export const oneDecimal = (value: number): number =>
  (Math.sign(value) * Math.floor(Math.abs(value) * 10 + 0.5 + 1e-9)) / 10;

/** Reads cells from the stored buckets: a cell is merged from few rows, whatever the period. */
export class CellReader {
  constructor(
    private readonly stored: Sql,
    private readonly registry: Registry,
    private readonly derivation: Derivation,
  ) {}

  /** Answers undefined if the text names no period. */
  async read(
    metric: MetricInContract,
    organisation: string,
    period: string,
    key: string,
    today: string,
  ): Promise<Reading | undefined> {
    const range = rangeOf(period, today);
    if (!range) return undefined;
    const reading = await this.#readRange(metric, organisation, range, key, period, today);
    const published = await this.published(metric.id, organisation, period, key);
    const restated =
      published &&
      (published.n !== reading.n || published.d !== reading.d || published.value !== reading.value);
    return restated ? { ...reading, state: 'restated', published } : reading;
  }

  /** The keys a metric has at an organisation: those declared, or those that ever occurred. */
  async keysOf({ id, metric }: MetricInContract, organisation: string): Promise<readonly string[]> {
    if (metric.keys) return metric.keys;
    const rows = await this.stored.all<{ key: string }>(keysSql, ...[id, organisation, id, organisation]);
    return rows.length > 0 ? rows.map((row) => row.key) : [''];
  }

  async published(
    metric: string,
    organisation: string,
    period: string,
    key: string,
  ): Promise<Published | undefined> {
    if (period === 'total' || period.startsWith('P')) return undefined;
    const row = await this.stored.get<{ n: number; d: number | null; value: number | null; as_of: string }>(
      'SELECT n, d, value, as_of FROM core_published WHERE metric = ? AND organisation = ? AND key = ? AND period = ?',
      metric,
      organisation,
      key,
      period,
    );
    return row && { n: row.n, d: row.d, value: row.value, asOf: row.as_of };
  }

  async #readRange(
    metric: MetricInContract,
    organisation: string,
    range: DayRange,
    key: string,
    period: string,
    today: string,
  ): Promise<Reading> {
    const definition = metric.metric;
    if (definition.kind === 'derived') return this.#derived(metric, organisation, period, key, today);
    if (definition.kind === 'spread') return this.#spread(metric.id, definition, organisation, range, key);
    const sums = await this.#sums(metric.id, definition.n.carry, organisation, range, key);
    if (definition.kind === 'count') {
      return settle(definition, { n: sums.n, d: null, base: sums.n, value: sums.n }, sums);
    }
    const below =
      definition.d.carry === definition.n.carry
        ? sums
        : await this.#sums(metric.id, definition.d.carry, organisation, range, key);
    const value = below.d > 0 ? oneDecimal((100 * sums.n) / below.d) : null;
    return settle(definition, { n: sums.n, d: below.d, base: below.d, value }, latest(sums, below));
  }

  async #derived(
    derived: MetricInContract,
    organisation: string,
    period: string,
    key: string,
    today: string,
  ): Promise<Reading> {
    const { contract } = derived;
    const definition = derived.metric as Extract<Metric, { kind: 'derived' }>;
    const parts = await Promise.all(
      definition.of.map(async (name) => {
        const part = this.registry.metric(`${contract.id}.${name}`)!;
        return { name, reading: await this.read(part, organisation, period, key, today) };
      }),
    );
    const raw = this.derivation.of(
      derived,
      parts.map(({ reading }) => reading?.value ?? null),
    );
    const value = raw === null ? null : oneDecimal(raw);
    const base = Math.min(...parts.map(({ reading }) => reading?.base ?? 0));
    const version = Math.max(0, ...parts.map(({ reading }) => reading?.version ?? 0));
    const changedAt =
      parts
        .map(({ reading }) => reading?.changedAt ?? '')
        .sort()
        .at(-1) || null;
    const reading = settle(
      definition,
      { n: value, d: null, base, value },
      { n: 0, d: 0, version, changedAt },
    );
    const small = parts.some((part) => part.reading?.state === 'small-base');
    return value !== null && small ? { ...reading, state: 'small-base' } : reading;
  }

  async #spread(
    id: string,
    metric: Extract<Metric, { kind: 'spread' }>,
    organisation: string,
    range: DayRange,
    key: string,
  ): Promise<Reading> {
    const { from, params } = bucketRows({ metric: id, organisation, key }, range, metric.n.carry);
    const bins = await this.stored.all<{ bin: number; n: number; version: number; changed_at: string }>(
      `SELECT bin, CAST(SUM(n) AS BIGINT) AS n, MAX(version) AS version, MAX(changed_at) AS changed_at
       FROM ${from} GROUP BY bin ORDER BY bin`,
      ...params,
    );
    const n = bins.reduce((sum, bin) => sum + bin.n, 0);
    const of = (share: number): number | null => {
      const at = quantile(bins, share);
      return at === null ? null : oneDecimal(at / metric.divisor);
    };
    const p90 = of(0.9);
    const sums = {
      n,
      d: 0,
      version: Math.max(0, ...bins.map((bin) => bin.version)),
      changedAt:
        bins
          .map((bin) => bin.changed_at)
          .sort()
          .at(-1) ?? null,
    };
    const reading = settle(metric, { n, d: null, base: n, value: of(0.5) }, sums);
    return p90 === null ? reading : { ...reading, quantiles: { '0.9': p90 } };
  }

  async #sums(
    id: string,
    carry: Side['carry'],
    organisation: string,
    range: DayRange,
    key: string,
  ): Promise<Sums> {
    const { from, params } = bucketRows({ metric: id, organisation, key }, range, carry);
    const row = await this.stored.get<{
      n: number | null;
      d: number | null;
      version: number | null;
      changed_at: string | null;
    }>(
      `SELECT CAST(SUM(n) AS BIGINT) AS n, CAST(SUM(d) AS BIGINT) AS d, MAX(version) AS version, MAX(changed_at) AS changed_at
       FROM ${from}`,
      ...params,
    );
    return { n: row?.n ?? 0, d: row?.d ?? 0, version: row?.version ?? 0, changedAt: row?.changed_at ?? null };
  }
}

/** A cell is as new as the newer of its sides. */
const latest = (a: Sums, b: Sums): Sums => ({
  ...a,
  version: Math.max(a.version, b.version),
  changedAt: [a.changedAt ?? '', b.changedAt ?? ''].sort().at(-1) || null,
});

type Numbers = Pick<Reading, 'n' | 'd' | 'base' | 'value'>;

function settle(metric: Metric, numbers: Numbers, { version, changedAt }: Sums): Reading {
  const noBase = numbers.value === null;
  const small = (numbers.base ?? 0) < minBaseOf(metric);
  const state = noBase ? 'no-base' : small ? 'small-base' : 'live';
  return { ...numbers, quantiles: undefined, version, changedAt, state, published: undefined };
}
