import { join } from 'node:path';
import { formatFiles, generateFiles, updateJson, type Tree } from '@nx/devkit';
import { checkId, formsOf, pluralOf } from '../names.js';

export interface MechanismOptions {
  readonly id: string;
  readonly entity?: string;
  readonly en?: string;
  readonly zh?: string;
  readonly entityZh?: string;
  readonly directory?: string;
}

const templates = join(import.meta.dirname, '../../templates');

/** Whether this is the workspace of Heli itself, whose sources stand beside the plugin. */
const isInside = (tree: Tree): boolean => tree.exists('libs/sdk/package.json');

/** Versions of what a mechanism stands on: the SDK has this package's own, the others are those it was run with. */
const versions = { sdkVersion: '0.1.0', ormVersion: '7.2.1', zodVersion: '4.6.7' };

/**
 * A mechanism of a new kind: complete, typed, translated and tested.
 * @throws Error with a sentence where a name can't be used or something stands there already
 */
export default async function mechanismGenerator(tree: Tree, options: MechanismOptions): Promise<void> {
  const id = checkId(options.id);
  const inside = isInside(tree);
  const target = options.directory ?? (inside ? `plugins/${id}` : id);
  if (tree.exists(join(target, 'package.json')))
    throw new Error(`${target} is there already: choose another id, or remove it first.`);
  const one = formsOf(options.entity ?? 'record', 'entity');
  const many = formsOf(pluralOf(one.camel), 'plural');
  const name = formsOf(id, 'id');
  const substitutions = {
    ...{ id, inside, table: `${id}_${one.snake}`, tmpl: '' },
    ...{ one: one.camel, One: one.pascal, oneKebab: one.kebab, oneEn: one.words, OneEn: one.title },
    ...{ many: many.camel, Many: many.pascal, manyKebab: many.kebab, manyEn: many.words, ManyEn: many.title },
    en: options.en ?? name.title,
    zh: options.zh ?? id,
    oneZh: options.entityZh ?? (options.entity === undefined ? '记录' : one.words),
    packageName: inside ? `@heli/plugin-${id}` : id,
    ...versions,
  };
  for (const folder of ['mechanism', inside ? 'inside' : 'outside'])
    generateFiles(tree, join(templates, folder), target, substitutions);
  if (inside)
    updateJson(tree, 'tsconfig.json', (config: { references: { path: string }[] }) => ({
      ...config,
      references: [...config.references, { path: target }],
    }));
  await formatFiles(tree);
}
