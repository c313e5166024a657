import { expect } from '@jest/globals';
import type { CaseState, MetricName } from '@heli/contracts/coordination';
import type { Desk } from './desk.js';

export async function expectStates(desk: Desk, states: Readonly<Record<string, CaseState>>): Promise<void> {
  const found: Record<string, string | undefined> = {};
  for (const name of Object.keys(states)) found[name] = await desk.stateOf(name);
  expect(found).toEqual(states);
}

/** n and d of some metrics, over all time. */
export async function expectCounts(
  desk: Desk,
  counts: Readonly<Partial<Record<MetricName, readonly [n: number, d: number]>>>,
): Promise<void> {
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(counts)) found[name] = await desk.count(name as MetricName);
  expect(found).toEqual(counts);
}
