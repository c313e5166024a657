import { describe, expect, it } from '@jest/globals';
import type { Contract, Tile } from '@heli/sdk';
import { z } from 'zod';

const schema = (of: z.ZodType, io: 'input' | 'output' = 'output'): string =>
  JSON.stringify(z.toJSONSchema(of, { target: 'draft-7', io }), (key, value: unknown) =>
    key === '$schema' || key === 'pattern' ? undefined : value,
  );

/** All that others rely on, one line each, so that a change is easy to read. */
const signatureOf = ({ events, commands, queries, metrics }: Contract) => ({
  events: Object.values(events).map(
    ({ type, version, data, detail }) =>
      `${type} ${version} ${schema(data)} ${detail ? schema(detail) : 'no detail'}`,
  ),
  commands: Object.values(commands).map(
    ({ name, permission, input, output }) =>
      `${name} ${JSON.stringify(permission)} ${schema(input, 'input')} ${schema(output)}`,
  ),
  queries: Object.values(queries).map(
    ({ name, permission, input, output, live }) =>
      `${name} ${JSON.stringify(permission)} ${schema(input, 'input')} ${schema(output)} ${JSON.stringify(live)}`,
  ),
  metrics: Object.entries(metrics).map(([name, metric]) =>
    [name, metric.kind, metric.unit, metric.direction, metric.version ?? 1].join(' '),
  ),
});

/** What every contract keeps to; its snapshot lies beside the test that calls this. */
export function describeContract(contract: Contract): void {
  describe(`the contract of ${contract.id}`, () => {
    it('changes only together with its version', () => {
      expect(signatureOf(contract)).toMatchSnapshot(contract.version);
    });

    it('tells of no text and no person in the lasting part of a fact', () => {
      const free = Object.values(contract.events).filter(({ data }) =>
        /"maxLength":20000?\b/.test(schema(data)),
      );
      expect(free.map(({ type }) => type)).toEqual([]);
    });

    it('bounds every text and list that comes in', () => {
      for (const { name, input } of Object.values(contract.commands)) {
        const text = schema(input, 'input');
        const open = [...text.matchAll(/\{[^{}]*"type":"(string|array)"[^{}]*\}/g)]
          .map(([part]) => part)
          .filter((part) => !/maxLength|maxItems|"enum"|"const"|"format":"date"/.test(part));
        expect({ name, open }).toEqual({ name, open: [] });
      }
    });

    it('has tiles that stand side by side on the grid, scene by scene', () => {
      const scenes = Map.groupBy(contract.tiles, ({ scene }: Tile) => scene);
      for (const tiles of scenes.values()) {
        const taken = new Set<string>();
        for (const { at } of tiles)
          for (let x = at.x; x < at.x + at.w; x++)
            for (let y = at.y; y < at.y + at.h; y++) {
              expect([x < 12, y < 6, taken.has(`${x},${y}`)]).toEqual([true, true, false]);
              taken.add(`${x},${y}`);
            }
        expect(taken.size).toBe(72);
      }
    });
  });
}
