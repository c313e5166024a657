import type { Tree } from '@nx/devkit';
import { formsOf } from '../names.js';
import { called, MechanismPackage, type PartOptions } from './package.js';
import { addImport, addTo, addToDefault } from './source.js';

/** A query: its permission, its answer from the rows that the mechanism keeps, its words and a test through the door. */
export default async function queryGenerator(tree: Tree, options: PartOptions): Promise<void> {
  const own = MechanismPackage.of(tree, options.mechanism);
  const { id } = own;
  const name = formsOf(options.name, 'query');
  const { camel, kebab, pascal } = name;
  const entity = own.entity();
  own.create(
    `src/queries/${kebab}.ts`,
    `import { answer } from '@heli/sdk';
     import { contract } from '../contract/index.js';
     import { ${entity.pascal} } from '../${entity.kebab}.entity.js';

     export const ${camel} = answer(contract.queries.${camel}, async (ctx, { offset, limit }) => {
       const found = await ctx.em.find(${entity.pascal}, {}, { orderBy: { id: 'desc' }, offset, limit });
       return found.map(({ id }) => ({ id }));
     });
    `,
  );
  own.create(
    `src/queries/${kebab}.test.ts`,
    `import { afterAll, beforeAll, expect, it } from '@jest/globals';
     import { actor, createHouse, street, type House } from '@heli/testing';
     import { contract } from '../contract/index.js';
     import mechanism from '../index.js';

     let house: House;
     beforeAll(async () => void (house = await createHouse({ mechanisms: [mechanism] })));
     afterAll(() => house.close());

     it('answers the office, and nobody else', async () => {
       expect(await house.ask(contract.queries.${camel}, {})).toEqual([]);
       const resident = actor('resident', ['resident'], street);
       await expect(house.ask(contract.queries.${camel}, {}, resident)).rejects.toMatchObject({ code: 'forbidden' });
     });
    `,
  );
  own.change('src/contract/permissions.ts', (source) =>
    addTo(source, 'may', `see${pascal}: permission('${id}.${id}.see${pascal}', { office: 'subtree' }),`),
  );
  own.change('src/contract/queries.ts', (source) =>
    addTo(
      source,
      'queries',
      `${camel}: query({
         permission: may.see${pascal},
         input: z.strictObject({
           offset: z.number().int().min(0).default(0),
           limit: z.number().int().min(1).max(100).default(50),
         }),
         output: z.array(z.object({ id })),
         whenAbsent: [],
       }),`,
    ),
  );
  own.change('src/index.ts', (source) =>
    addToDefault(addImport(source, camel, `./queries/${kebab}.js`), 'queries', `${camel},`, '{}'),
  );
  own.say({ [`query.${camel}`]: called(options, name) });
  await own.format();
}
