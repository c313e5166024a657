import type { Tree } from '@nx/devkit';
import { formsOf } from '../names.js';
import { called, MechanismPackage, type PartOptions } from './package.js';
import { addTo, hasEntry } from './source.js';

export interface PageOptions extends Omit<PartOptions, 'name'> {
  readonly query: string;
}

/**
 * A page of the administration that lists the rows of a query.
 * @throws Error with a sentence where the contract has no such query
 */
export default async function pageGenerator(tree: Tree, options: PageOptions): Promise<void> {
  const own = MechanismPackage.of(tree, options.mechanism);
  const query = formsOf(options.query, 'query');
  if (!hasEntry(own.read('src/contract/queries.ts'), 'queries', query.camel))
    throw new Error(`${own.folder} has no query "${query.camel}": name one of src/contract/queries.ts.`);
  own.change('src/contract/pages.ts', (source) =>
    addTo(
      source,
      'pages',
      `{ id: '${query.camel}', list: '${query.camel}', columns: ['id'], commands: [] },`,
    ),
  );
  own.say({ [`page.${query.camel}`]: called(options, query), 'field.id': { en: 'Id', zh: '编号' } });
  await own.format();
}
