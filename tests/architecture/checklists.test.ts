import { readdirSync } from 'node:fs';
import { read, root } from './sources.js';

/**
 * Each file in docs/checklists holds a contract against the domain model: `leadership.md` is about
 * `@heli/contracts/leadership`. The rows of its tables that name an exported list of states are compared with it.
 */
const checklists = readdirSync(`${root}docs/checklists`)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ contract: name.slice(0, -'.md'.length), path: `docs/checklists/${name}` }));

interface Entry {
  readonly entity: string;
  readonly states: readonly string[];
  readonly list: string;
}

/** Rows of four: the entity, its states, the name of the exported list, where. */
function entriesOf(path: string): Entry[] {
  const cells = read(path)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return cells.flatMap(([entity = '', states = '', list = '', ...rest]) => {
    const name = /^`(\w+)`$/.exec(list)?.[1];
    if (name === undefined || rest.length !== 1) return [];
    return [{ entity, states: states.split(', ').map((state) => state.replaceAll('_', '')), list: name }];
  });
}

const modelOf = (contract: string): Promise<Record<string, unknown>> =>
  import(`../../libs/contracts/src/${contract}/index.ts`) as Promise<Record<string, unknown>>;

test('there is something to hold contracts against', () => {
  expect(checklists.length).toBeGreaterThan(0);
});

describe.each(checklists)('the checklist of $contract', ({ contract, path }) => {
  test('names the states that the contract has, entity by entity', async () => {
    const model = await modelOf(contract);
    const entries = entriesOf(path);
    const written = entries.map(({ entity, list, states }) => ({ entity, list, states }));
    const exported = entries.map(({ entity, list }) => ({ entity, list, states: model[list] }));
    expect(written).toEqual(exported);
  });

  test('leaves out no list of states', async () => {
    const lists = Object.keys(await modelOf(contract)).filter((name) => /States$/.test(name));
    expect(
      entriesOf(path)
        .map(({ list }) => list)
        .sort(),
    ).toEqual(lists.sort());
  });
});
