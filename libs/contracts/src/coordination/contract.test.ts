import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { coordination } from './index.js';

const schema = (of: z.ZodType, io: 'input' | 'output' = 'output'): string =>
  JSON.stringify(z.toJSONSchema(of, { target: 'draft-7', io }), (key, value: unknown) =>
    key === '$schema' || key === 'pattern' ? undefined : value,
  );

/** All that others rely on, one line each, so that a change is easy to read. */
const signature = {
  events: Object.values(coordination.events).map(
    ({ type, version, data, detail }) =>
      `${type} ${version} ${schema(data)} ${detail ? schema(detail) : 'no detail'}`,
  ),
  commands: Object.values(coordination.commands).map(
    ({ name, permission, input, output }) =>
      `${name} ${JSON.stringify(permission)} ${schema(input, 'input')} ${schema(output)}`,
  ),
  queries: Object.values(coordination.queries).map(
    ({ name, permission, input, output, live }) =>
      `${name} ${JSON.stringify(permission)} ${schema(input, 'input')} ${schema(output)} ${JSON.stringify(live)}`,
  ),
  metrics: Object.entries(coordination.metrics).map(([name, metric]) =>
    [name, metric.kind, metric.unit, metric.direction, 'version' in metric ? metric.version : 1].join(' '),
  ),
};

describe('the contract of coordination', () => {
  it('changes only together with its version', () => {
    expect(signature).toMatchSnapshot(coordination.version);
  });

  it('tells of no text and no person in the lasting part of a fact', () => {
    const free = Object.values(coordination.events).filter(({ data }) =>
      /"maxLength":2000/.test(schema(data)),
    );
    expect(free.map(({ type }) => type)).toEqual([]);
  });

  it('has tiles that fill the grid', () => {
    expect(coordination.tiles.reduce((sum, { at }) => sum + at.w * at.h, 0)).toBe(12 * 6);
  });
});
