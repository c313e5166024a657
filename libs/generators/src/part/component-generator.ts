import type { Tree } from '@nx/devkit';
import { formsOf } from '../names.js';
import { called, MechanismPackage, type PartOptions } from './package.js';
import { addImport, addTo, hasEntry } from './source.js';

export interface ComponentOptions extends PartOptions {
  readonly feed: string;
  readonly scene?: string;
}

const index = 'src/ui/index.ts';

/**
 * A tile that a component of the mechanism's own draws, on a further scene; and the component, which draws a feed's rows
 * in the wall's colours and sizes.
 * @throws Error with a sentence where the contract has no such live query
 */
export default async function componentGenerator(tree: Tree, options: ComponentOptions): Promise<void> {
  const own = MechanismPackage.of(tree, options.mechanism);
  const name = formsOf(options.name, 'component');
  const { camel: feed } = formsOf(options.feed, 'query');
  const scene = formsOf(options.scene ?? name.camel, 'scene');
  if (!hasEntry(own.read('src/contract/queries.ts'), 'queries', feed))
    throw new Error(`${own.folder} has no query "${feed}": name a live one of src/contract/queries.ts.`);
  if (own.read('src/contract/tiles.ts').includes(`scene: '${scene.camel}'`))
    throw new Error(
      `The scene "${scene.camel}" has a tile already: name another scene, and move the tile by hand.`,
    );
  own.create(`src/ui/${name.kebab}.tsx`, component(name.pascal));
  if (own.read(index) === '')
    own.create(
      index,
      `import type { TileComponents } from '@heli/sdk/ui';

       /** What walls draw with: they bring React, and load nothing else. */
       const components = {} satisfies TileComponents;
       export default components;
      `,
    );
  own.change(index, (source) =>
    addTo(addImport(source, name.pascal, `./${name.kebab}.js`), 'components', `${name.pascal},`),
  );
  own.change('src/contract/tiles.ts', (source) =>
    addTo(
      source,
      'tiles',
      `{
         kind: 'custom',
         scene: '${scene.camel}',
         at: { x: 0, y: 0, w: 12, h: 6 },
         title: '${own.id}.tile.${name.camel}',
         feed: '${feed}',
         component: '${name.pascal}',
       },`,
    ),
  );
  const words = called(options, name);
  own.say({ [`scene.${scene.camel}`]: words, [`tile.${name.camel}`]: words });
  own.draw('./dist/ui/index.js');
  await own.format();
}

const component = (name: string): string => `import type { CSSProperties } from 'react';
  import type { TileProps, TileRow } from '@heli/sdk/ui';

  const grid: CSSProperties = {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(24vmin, 1fr))',
    gap: '1vmin',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  };
  const card: CSSProperties = {
    padding: '1vmin',
    overflow: 'hidden',
    color: 'var(--ink)',
    borderTop: 'var(--tile-rule) solid currentColor',
    fontSize: 'var(--t-name)',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  };

  /** What a row is called: by its title, or by the first text that it has. */
  const nameOf = (row: TileRow): string =>
    String(row['title'] ?? Object.values(row).find((value) => typeof value === 'string') ?? '—');

  /** Every row as a card of its own. */
  export function ${name}({ rows, word }: TileProps) {
    if (rows?.length === 0) return <p>{word('ui.empty')}</p>;
    return (
      <ul style={grid}>
        {(rows ?? []).map((row, index) => (
          <li key={String(row['id'] ?? index)} style={card}>
            {nameOf(row)}
          </li>
        ))}
      </ul>
    );
  }
`;
