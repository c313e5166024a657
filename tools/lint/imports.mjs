import { inTests, layers } from './layers.mjs';

const ours = (type) => type in layers;
const any = (names) => `(${names.join('|') || '(?!)'})`;

/** The layer's rules as patterns of no-restricted-imports; each message names the rule and the cure. */
function patterns(name, layer, { test = false, ui = false } = {}) {
  const mine = name === 'plugin' ? [] : [name];
  const packages = [
    ...layer.packages,
    ...mine,
    ...(test ? [...inTests.packages, ...(inTests[name] ?? [])] : []),
    ...(ui ? ['ui'] : []),
  ];
  const typeOnly = layer.types.filter(ours);
  const foreignTypes = layer.types.filter((type) => !ours(type));
  const say = (rule) => `"${name}" ${rule}. ${layer.cure}`;

  const found = [
    {
      regex: '^@heli/[^/]+/(src|dist)(/|$)',
      message: 'No deep imports: import a package by its name, and let it export what others may use.',
    },
    {
      regex: `^@heli/(?!${any([...packages, ...typeOnly])}(/|$))`,
      message: say(`may import of our packages only: ${packages.join(', ') || 'none'}`),
    },
  ];
  if (typeOnly.length > 0)
    found.push({
      regex: `^@heli/${any(typeOnly)}(/|$)`,
      allowTypeImports: true,
      message: say(`may import ${typeOnly.join(', ')} by \`import type\` only`),
    });
  if (layer.only) {
    const free = [...layer.only, ...(test ? [...inTests.modules, 'node:.*'] : [])];
    found.push({
      regex: `^(?!\\.|@heli/|${any([...free, ...foreignTypes])}$)`,
      message: say(`may import from outside only: ${layer.only.join(', ')}`),
    });
    if (foreignTypes.length > 0)
      found.push({
        regex: `^${any(foreignTypes)}$`,
        allowTypeImports: true,
        message: say(`may import ${foreignTypes.join(', ')} by \`import type\` only`),
      });
  }
  if (layer.never && !test)
    found.push({ regex: `^${any(layer.never)}$`, message: say('may not import this') });
  return found;
}

const rule = (list) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns: list }] });
const tests = (globs) => globs.flatMap((glob) => [`${glob}/*.test.ts`, `${glob}/*.test.tsx`]);

/** Later entries win: the layer, its src/ui where that is another world, its tests. */
export const importRules = Object.entries(layers).flatMap(([name, layer]) => [
  {
    files: layer.files.flatMap((glob) => [`${glob}/*.ts`, `${glob}/*.tsx`]),
    rules: rule(patterns(name, layer)),
  },
  ...(name === 'plugin'
    ? [{ files: ['plugins/*/src/ui/**/*.{ts,tsx}'], rules: rule(patterns(name, layer, { ui: true })) }]
    : []),
  { files: tests(layer.files), rules: rule(patterns(name, layer, { test: true, ui: name === 'plugin' })) },
]);
