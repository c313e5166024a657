import fc from 'fast-check';
import { partsOf, type AnyMechanism, type Contribution, type Fact, type TracePart } from '@heli/sdk';
import { jsonSchemaOf } from './json-schema.js';
import { sampledAt, sampleOf } from './sample.js';

/** So many made-up facts for each fold; always the same. */
const sampling = { numRuns: 25, seed: 20_261_102 };

/** Folds that throw, are not pure, or give what no bucket can hold; with the cure. */
export function wrongFolds({ implements: contract }: AnyMechanism): string[] {
  return Object.entries(contract.metrics).flatMap(([name, metric]) => {
    if (metric.kind === 'derived')
      return wrongDerivation(`${contract.id}.${name}`, metric.of.length, metric.read);
    return partsOf(contract.metrics, name).flatMap((part) =>
      wrongFold(`${contract.id}.${name}`, metric.kind, part),
    );
  });
}

function wrongFold(metric: string, kind: string, { source }: TracePart): string[] {
  const { type, version, data } = source.event;
  const arbitrary = fc.record({ data: sampleOf(jsonSchemaOf(data, 'output')), imported: fc.boolean() });
  for (const sample of fc.sample(arbitrary, sampling)) {
    const fact: Fact = deepFrozen({
      ...{ id: 'sample', seq: 1, type, version, organisation: '370704003', actorId: 'sample' },
      ...{ occurredAt: sampledAt, recordedAt: sampledAt },
      ...sample,
    });
    const said = `${metric} folds ${type} ${JSON.stringify(sample.data)}`;
    const wrong = faultOf(kind, source, fact);
    if (wrong !== undefined) return [`${said}: ${wrong}`];
  }
  return [];
}

function faultOf(kind: string, { fold }: TracePart['source'], fact: Fact): string | undefined {
  try {
    const first = fold(fact.data as never, fact as Fact<never>);
    const second = fold(fact.data as never, fact as Fact<never>);
    if (JSON.stringify(first) !== JSON.stringify(second))
      return 'twice, to different ends. Look at the event and nothing else.';
    return first.map((piece) => faultIn(kind, piece)).find((wrong) => wrong !== undefined);
  } catch (error) {
    return `it throws ${String(error)}. Give no contribution where there is none.`;
  }
}

function faultIn(
  kind: string,
  { add = 1, value, at = sampledAt, key = '' }: Contribution,
): string | undefined {
  if (!Number.isSafeInteger(add)) return `it adds ${String(add)}. Add whole numbers.`;
  if (kind === 'spread' && !Number.isSafeInteger(value))
    return `it observes ${String(value)}. Observe whole numbers.`;
  if (at > sampledAt)
    return `it counts for ${at}, after it happened. Book what falls due by an event at the due moment.`;
  if (key.length > 200) return 'its key is longer than 200 characters. Use an id.';
  return undefined;
}

function wrongDerivation(
  metric: string,
  sides: number,
  read: (values: readonly (number | null)[]) => number | null,
): string[] {
  const values = fc.array(fc.option(fc.double({ min: 0, max: 1000, noNaN: true })), {
    minLength: sides,
    maxLength: sides,
  });
  for (const sample of fc.sample(values, sampling)) {
    const answer = read(Object.freeze(sample));
    if (answer !== null && !Number.isFinite(answer))
      return [
        `${metric} reads ${String(answer)} from ${JSON.stringify(sample)}: answer null where there is no number.`,
      ];
  }
  return [];
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFrozen(inner);
  return Object.freeze(value);
}
