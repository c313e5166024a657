import { describe, expect, it } from '@jest/globals';
import { asSchema } from '../form/schema.js';
import type { Catalogue, MechanismEntry } from '@heli/protocol';
import { commandsOf, commandsOfPage, filledBy, pagesOf } from './pages.js';
import { sourceOf } from './choices.js';

const object = (names: readonly string[], required: readonly string[] = []) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  required,
});
const list = { type: 'array', items: object(['id', 'boatId', 'name']) };

/** A contract that nobody has ever seen. */
const harbour = {
  id: 'harbour-north',
  contract: 'harbour',
  state: 'migrated',
  pages: [{ id: 'boats', list: 'boats', columns: ['name'], commands: ['moor', 'sink', 'gone'] }],
  commands: [
    {
      name: 'harbour.moor',
      permission: 'p',
      input: object(['name', 'crewId'], ['name', 'crewId']),
      output: {},
    },
    { name: 'harbour.sink', permission: 'p', input: object(['boatId', 'why'], ['boatId']), output: {} },
  ],
  queries: [
    { name: 'harbour.boats', permission: 'p', input: object(['limit']), output: list, live: false },
    { name: 'harbour.quays', permission: 'p', input: object(['at'], ['at']), output: list, live: false },
  ],
} as unknown as MechanismEntry;

const names = (commands: readonly { name: string }[]): string[] => commands.map(({ name }) => name);

describe('pages from the catalogue', () => {
  const of = { mechanism: harbour, page: harbour.pages[0]! };

  it('lists a contract once, however many implement it', () => {
    const twice = { mechanisms: [harbour, { ...harbour, id: 'harbour-south' }] } as unknown as Catalogue;
    expect(pagesOf(twice).map(({ mechanism, page }) => `${mechanism.id}/${page.id}`)).toEqual([
      'harbour-north/boats',
    ]);
  });

  it('puts the kernel’s own last: whoever looks for records looks for cases first', () => {
    const core = { ...harbour, id: 'core', contract: 'core' };
    const both = { mechanisms: [core, harbour] } as unknown as Catalogue;
    expect(pagesOf(both).map(({ mechanism }) => mechanism.id)).toEqual(['harbour-north', 'core']);
  });

  it('offers what needs no row on the page, and what a row fills at the row', () => {
    const all = commandsOf(of);
    expect(names(all)).toEqual(['moor', 'sink']);
    expect(names(commandsOfPage(all, asSchema(list)))).toEqual(['moor']);
    expect(filledBy(all[1]!, { boatId: 'b1', why: 'w' })).toEqual(['boatId']);
    expect(filledBy(all[1]!, { boatId: null })).toEqual([]);
  });

  it('finds the list a field is chosen from by its name', () => {
    expect(sourceOf('boatId', harbour)).toEqual({ query: 'harbour.boats', input: { limit: 200 } });
    expect([sourceOf('quay', harbour), sourceOf('name', harbour)]).toEqual([undefined, undefined]);
    for (const field of ['unit', 'unitId', 'leadUnitId', 'coUnitIds'])
      expect(sourceOf(field, harbour)?.query).toBe('core.units');
    for (const field of ['personId', 'deputyPersonId', 'holderId'])
      expect(sourceOf(field, harbour)?.query).toBe('core.persons');
    expect(sourceOf('opportunity', harbour)).toBeUndefined();
  });
});
