import type { Tree } from '@nx/devkit';
import { formsOf } from '../names.js';
import { called, MechanismPackage, type PartOptions } from './package.js';
import { addTo, hasEntry } from './source.js';

export interface TileOptions extends Omit<PartOptions, 'name'> {
  readonly metric: string;
  readonly scene?: string;
}

/**
 * A tile that shows a metric large, on a further scene of its own: there nothing stands in its way.
 * @throws Error with a sentence where the contract has no such metric
 */
export default async function tileGenerator(tree: Tree, options: TileOptions): Promise<void> {
  const own = MechanismPackage.of(tree, options.mechanism);
  const { camel: metric } = formsOf(options.metric, 'metric');
  const scene = formsOf(options.scene ?? metric, 'scene');
  if (!hasEntry(own.read('src/contract/metrics.ts'), 'metrics', metric))
    throw new Error(`${own.folder} has no metric "${metric}": name one of src/contract/metrics.ts.`);
  if (own.read('src/contract/tiles.ts').includes(`scene: '${scene.camel}'`))
    throw new Error(
      `The scene "${scene.camel}" has a tile already: name another scene, and move the tile by hand.`,
    );
  own.change('src/contract/tiles.ts', (source) =>
    addTo(
      source,
      'tiles',
      `{
         kind: 'number',
         scene: '${scene.camel}',
         at: { x: 0, y: 0, w: 6, h: 3 },
         metric: '${metric}',
         period: 'month',
         trend: { grain: 'month', length: 12 },
       },`,
    ),
  );
  own.say({ [`scene.${scene.camel}`]: called(options, scene) });
  await own.format();
}
