const swc = {
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', tsx: false, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      verbatimModuleSyntax: true,
      react: { runtime: 'automatic' },
    },
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
};
const tsx = { ...swc, jsc: { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: true } } };

/** Sources are read as they are (condition `heli-source`), so a unit test needs no build. */
const shared = {
  rootDir: import.meta.dirname,
  resolver: '<rootDir>/tools/lib/jest-resolver.cjs',
  transform: { '\\.ts$': ['@swc/jest', swc], '\\.tsx$': ['@swc/jest', tsx] },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/\\.nx/', '<rootDir>/\\.data/'],
  haste: { enableSymlinks: false },
};

const node = {
  ...shared,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['heli-source', 'node', 'node-addons'] },
};

const dom = {
  ...shared,
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['heli-source', 'browser'] },
};

export default {
  // Ends what hangs; what is slow on a busy machine is not wrong.
  testTimeout: 300_000,
  projects: [
    {
      ...node,
      displayName: 'unit',
      roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/plugins'],
      testMatch: ['**/src/**/*.test.ts'],
    },
    {
      ...dom,
      displayName: 'dom',
      roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/plugins'],
      testMatch: ['**/src/**/*.test.tsx'],
    },
    { ...node, displayName: 'tests', roots: ['<rootDir>/tests'], testMatch: ['**/*.test.ts'] },
  ],
};
