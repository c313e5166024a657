import type { Tree } from '@nx/devkit';
import { formsOf } from '../names.js';
import type { OnEventOptions } from './metric-generator.js';
import { called, MechanismPackage } from './package.js';
import { addImport, addToDefault, hasEntry } from './source.js';

/** Where an event is declared: in the mechanism's own contract, or in one of the house's. */
function eventOf(own: MechanismPackage, event: string): { readonly name: string; readonly from: string } {
  const [contract, foreign] = event.includes('.') ? event.split('.') : [own.id, event];
  const name = formsOf(foreign ?? '', 'event').camel;
  if (contract !== own.id) return { name, from: `@heli/contracts/${contract ?? ''}` };
  if (!hasEntry(own.read('src/contract/events.ts'), 'events', name))
    throw new Error(`${own.folder} has no event "${name}": name one of src/contract/events.ts.`);
  return { name, from: '../contract/index.js' };
}

/**
 * What a mechanism does when a fact appears: here it tells the office, in both languages.
 * @throws Error with a sentence where its own contract has no such event
 */
export default async function reactionGenerator(tree: Tree, options: OnEventOptions): Promise<void> {
  const own = MechanismPackage.of(tree, options.mechanism);
  const { id } = own;
  const name = formsOf(options.name, 'reaction');
  const { camel, kebab } = name;
  const { name: event, from } = eventOf(own, options.event);
  own.create(
    `src/reactions/${kebab}.ts`,
    `import { react } from '@heli/sdk';
     import { events } from '${from}';

     /** Runs once for each fact, in order, as \`system:${id}\`. */
     export const ${camel} = react(events.${event}, async (ctx, fact) => {
       await ctx.notify({
         key: '${id}.notice.${camel}',
         params: { day: ctx.clock.dayOf(fact.occurredAt) },
         to: { roles: ['office'] },
         urgency: 'normal',
       });
     });
    `,
  );
  own.change('src/index.ts', (source) =>
    addToDefault(addImport(source, camel, `./reactions/${kebab}.js`), 'reactions', `${camel},`, '[]'),
  );
  if (from.startsWith('@heli/')) own.dependOn('@heli/contracts');
  const words = called(options, name);
  own.say({ [`notice.${camel}`]: { en: `${words.en} ({day})`, zh: `${words.zh}（{day}）` } });
  await own.format();
}
