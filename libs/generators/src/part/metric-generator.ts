import type { Tree } from '@nx/devkit';
import { formsOf } from '../names.js';
import { called, MechanismPackage, type PartOptions } from './package.js';
import { addTo, hasEntry } from './source.js';

export interface OnEventOptions extends PartOptions {
  readonly event: string;
}

/**
 * A metric that counts an event of the contract, with its words.
 * @throws Error with a sentence where the contract has no such event
 */
export default async function metricGenerator(tree: Tree, options: OnEventOptions): Promise<void> {
  const own = MechanismPackage.of(tree, options.mechanism);
  const name = formsOf(options.name, 'metric');
  const { camel } = name;
  const { event } = options;
  if (!hasEntry(own.read('src/contract/events.ts'), 'events', event))
    throw new Error(`${own.folder} has no event "${event}": name one of src/contract/events.ts.`);
  own.change('src/contract/metrics.ts', (source) =>
    addTo(
      source,
      'metrics',
      `${camel}: count({
         unit: 'item',
         direction: 'context',
         about: 'work',
         of: flow(on(events.${event}, () => [{ add: 1 }])),
       }),`,
    ),
  );
  const words = called(options, name);
  own.say({
    [`metric.${camel}.name`]: words,
    [`metric.${camel}.description`]: { en: `${words.en} in the period`, zh: `本期${words.zh}` },
    [`metric.${camel}.formula`]: { en: `Count of the event ${event}`, zh: `事件 ${event} 的次数` },
  });
  await own.format();
}
