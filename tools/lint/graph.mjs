import { layers } from './layers.mjs';

/** The folder of a package, as the graph of files names it. */
const folder = (name) =>
  ({ plugin: '(libs/council|plugins/[^/]+)', server: 'apps/server', page: 'apps/(wall|admin)' })[name] ??
  `libs/${name}`;

const rules = Object.entries(layers).map(([name, layer]) => {
  const may = [
    ...layer.packages,
    ...layer.types.filter((type) => type in layers),
    ...(name === 'plugin' ? [] : [name]),
  ];
  return {
    name: `layer-${name}`,
    comment: `"${name}" may import of our packages only: ${may.join(', ') || 'none'}. ${layer.cure}`,
    severity: 'error',
    from: { path: `^${folder(name)}/src/`, pathNot: '\\.test\\.tsx?$|^plugins/[^/]+/src/ui/' },
    to: { path: '^(libs|apps|plugins)/', pathNot: `^(${may.map(folder).join('|') || '-'})/` },
  };
});

/** For dependency-cruiser: what a linter of single files cannot see. */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'Files that import each other in a circle fail only in the built bundle: move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-way-round',
      comment:
        'A relative path leaves its package: import the other package by its name, or move the test that needs both into tests/.',
      severity: 'error',
      from: { path: '^((?:libs|apps|plugins)/[^/]+)/' },
      to: { path: '^(libs|apps|plugins)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'known-only',
      comment: 'This cannot be found: correct the name, or put it into the dependencies of the package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-only',
      comment:
        'Found only because another package installs it: put it into the dependencies of this package.json.',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|^(libs|apps|plugins)/[^/]+/test/|/vite\\.config\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    ...rules.filter(({ name }) => name !== 'layer-plugin'),
    {
      ...rules.find(({ name }) => name === 'layer-plugin'),
      from: { path: '^(libs/council|plugins/[^/]+)/src/', pathNot: '\\.test\\.tsx?$|/src/ui/' },
      to: { path: '^(libs|apps|plugins)/', pathNot: '^(libs/(sdk|contracts)|$1)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/|/node_modules/.*\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['heli-source', 'import', 'node', 'default', 'types'],
    },
  },
};
