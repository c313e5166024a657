import { mayRead, Refusal, type Audience } from '@heli/sdk';
import { addDays, rangeOf, type Cell, type CellState } from '@heli/protocol';
import type { Activation } from '../activation/activation.js';
import { activeFor } from '../activation/active.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { MetricInContract, Registry } from '../registry/registry.js';
import type { CellReader } from './cell-reader.js';
import { isMasked, masked, needsMask, type MaskedReading } from './mask.js';

/** What the follower says about itself. */
export interface Watermark {
  readonly asOf: string;
  /** Whether a contract's numbers stand still, or are being built anew. */
  stateOf(contract: string): 'following' | 'failed' | 'rebuilding';
}

/** Cells as someone of an audience may see them: the one place that HTTP, walls, exports and minutes read from. */
export class Cells {
  constructor(
    private readonly reader: CellReader,
    private readonly registry: Registry,
    private readonly activation: Activation,
    private readonly tree: OrganisationTree,
    private readonly today: () => string,
    private readonly watermark: Watermark,
  ) {}

  /** @throws Refusal not-found for an unknown metric (or one for another audience), invalid for an unknown period */
  async list(
    ids: readonly string[],
    organisation: string,
    period: string,
    audience: Audience,
  ): Promise<Cell[]> {
    const metrics = ids.map((id) => this.#metricFor(id, audience));
    const cells = metrics.map(async (metric) => {
      const keys = await this.reader.keysOf(metric, organisation);
      return Promise.all(keys.map((key) => this.read(metric, organisation, period, key, audience)));
    });
    return (await Promise.all(cells)).flat();
  }

  #metricFor(id: string, audience: Audience): MetricInContract {
    const metric = this.registry.metric(id);
    if (metric && mayRead(audience, metric.metric.audience ?? 'public')) return metric;
    throw new Refusal('not-found', 'core.refusal.unknownMetric', { metric: id }, 'metrics');
  }

  async read(
    metric: MetricInContract,
    organisation: string,
    period: string,
    key: string,
    audience: Audience,
  ): Promise<Cell> {
    const reading = await this.#masked(metric, organisation, period, key, audience);
    if (!reading) throw new Refusal('invalid', 'core.refusal.unknownPeriod', { period }, 'period');
    const { n, d, base, value, changedAt, version, quantiles, published } = reading;
    const cell: Cell = {
      metric: metric.id,
      organisation,
      period,
      key,
      n,
      d,
      base,
      value,
      asOf: this.watermark.asOf,
      changedAt,
      version,
      state: this.#stateOf(metric, organisation, reading.state),
      definition: metric.metric.version ?? 1,
    };
    return { ...cell, ...(quantiles && { quantiles }), ...(published && { published }) };
  }

  #stateOf(metric: MetricInContract, organisation: string, state: CellState): CellState {
    const { id } = metric.contract;
    const following = this.watermark.stateOf(id);
    if (following === 'rebuilding') return 'rebuilding';
    const active = activeFor(this.registry, this.activation, id, organisation);
    return following === 'failed' || !active ? 'paused' : state;
  }

  async #masked(
    metric: MetricInContract,
    organisation: string,
    period: string,
    key: string,
    audience: Audience,
  ): Promise<MaskedReading | undefined> {
    const today = this.today();
    if (!needsMask(metric.metric.about, audience))
      return this.reader.read(metric, organisation, period, key, today);
    // Nothing finer than the last closed day: the day that runs is left out.
    const closed = addDays(today, -1);
    const range = rangeOf(period, today);
    const own = range && (await this.reader.read(metric, organisation, period, key, closed));
    if (!own) return undefined;
    if (range.first !== undefined && range.first > closed) return masked(own);
    const parent = this.tree.parentOf(organisation, today);
    const siblings = parent === undefined ? [organisation] : this.tree.childrenOf(parent, today);
    const bases = await Promise.all(
      siblings.map(async (code) => ({
        organisation: code,
        base: (await this.reader.read(metric, code, period, key, closed))?.base ?? 0,
      })),
    );
    return isMasked(organisation, bases) ? masked(own) : own;
  }
}
