import type { Metric } from '@heli/sdk';
import type { Guard } from '../fault/guard.js';
import { attributed } from '../fault/limits.js';
import { inOrder } from '../fault/work.js';
import type { MetricInContract } from '../registry/registry.js';

/**
 * Calls the functions of derived metrics. They run wherever a cell is read, also in the midst of others' cells: one
 * that throws, or answers with what is no number, has no value, and stops nobody.
 */
export class Derivation {
  readonly #failing = new Set<string>();

  constructor(private readonly guard: Guard) {}

  of(of: MetricInContract, values: readonly (number | null)[]): number | null {
    const { read } = of.metric as Extract<Metric, { kind: 'derived' }>;
    try {
      const value = attributed(inOrder(of.contract.id, 'fold'), () => read(values));
      if (value !== null && !Number.isFinite(value))
        throw new Error(`${of.id} answers ${String(value)}, which is no number.`);
      this.#failing.delete(of.id);
      return value;
    } catch (error) {
      // A wall reads it ten times a second: its fault is told when it begins.
      if (!this.#failing.has(of.id)) this.guard.note(inOrder(of.contract.id, 'fold'), error);
      this.#failing.add(of.id);
      return null;
    }
  }
}
