import type { Tree } from '@nx/devkit';
import { formsOf } from '../names.js';
import { called, MechanismPackage, type PartOptions } from './package.js';
import { addImport, addTo, addToDefault } from './source.js';

/** A command: its permission, its fact, its handler that leaves the fact, its words and a test through the door. */
export default async function commandGenerator(tree: Tree, options: PartOptions): Promise<void> {
  const own = MechanismPackage.of(tree, options.mechanism);
  const { id } = own;
  const name = formsOf(options.name, 'command');
  const { camel, kebab } = name;
  const fact = `${camel}Done`;
  const words = called(options, name);
  own.create(
    `src/commands/${kebab}.ts`,
    `import { handle } from '@heli/sdk';
     import { contract, events } from '../contract/index.js';

     export const ${camel} = handle(contract.commands.${camel}, async (ctx, { note }) => {
       ctx.emit(events.${fact}, { data: {}, detail: { note } });
       return {};
     });
    `,
  );
  own.create(
    `src/commands/${kebab}.test.ts`,
    `import { afterAll, beforeAll, expect, it } from '@jest/globals';
     import { actor, createHouse, street, type House } from '@heli/testing';
     import { contract } from '../contract/index.js';
     import mechanism from '../index.js';

     let house: House;
     beforeAll(async () => void (house = await createHouse({ mechanisms: [mechanism] })));
     afterAll(() => house.close());

     it('leaves one fact, and is the office\\u2019s alone', async () => {
       const before = house.kernel.log.head.seq;
       await house.run(contract.commands.${camel}, { note: 'x' });
       expect(house.kernel.log.head.seq).toBe(before + 1);
       const resident = actor('resident', ['resident'], street);
       await expect(house.run(contract.commands.${camel}, { note: 'x' }, resident)).rejects.toMatchObject({
         code: 'forbidden',
       });
     });
    `,
  );
  own.change('src/contract/permissions.ts', (source) =>
    addTo(source, 'may', `${camel}: permission('${id}.${id}.${camel}', { office: 'subtree' }),`),
  );
  own.change('src/contract/events.ts', (source) =>
    addTo(
      source,
      'events',
      `${fact}: event({ data: z.object({}), detail: z.object({ note: z.string() }) }),`,
    ),
  );
  own.change('src/contract/commands.ts', (source) =>
    addTo(
      source,
      'commands',
      `${camel}: command({
         permission: may.${camel},
         input: z.strictObject({ note: z.string().trim().min(1).max(500) }),
         output: z.object({}),
       }),`,
    ),
  );
  own.change('src/index.ts', (source) =>
    addToDefault(addImport(source, camel, `./commands/${kebab}.js`), 'commands', `${camel},`, '{}'),
  );
  own.say({
    [`command.${camel}`]: words,
    [`event.${fact}`]: { en: `${words.en}: done`, zh: `${words.zh}：已办` },
    'field.note': { en: 'Note', zh: '说明' },
  });
  await own.format();
}
