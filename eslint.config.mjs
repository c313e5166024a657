import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { importRules } from './tools/lint/imports.mjs';
import { rowRules } from './tools/lint/rows.mjs';

const sources = ['**/*.ts', '**/*.tsx'];
const tests = ['**/*.test.ts', '**/*.test.tsx', 'tests/**/*.ts', 'libs/testing/src/**/*.ts'];

/** A fold must give the same answer for ever: no clock, no chance, no waiting. */
const pure = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'has no clock: take the time from the event.'],
  [
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    'has no clock: take the time from the event.',
  ],
  [
    'MemberExpression[object.name="Temporal"][property.name="Now"]',
    'has no clock: take the time from the event.',
  ],
  [
    'MemberExpression[object.name="Math"][property.name="random"]',
    'has no chance: write what was drawn into the event.',
  ],
  ['AwaitExpression', 'does not wait: ask in the mechanism and write the answer into the event.'],
].map(([selector, cure]) => ({ selector, message: `A contract ${cure}` }));

export default defineConfig(
  { ignores: ['**/node_modules/', '**/dist/', '.nx/', '.data/', 'coverage/', 'test-results/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: sources,
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      // The compiler asks for it at every index; a check that cannot fail would be the greater noise.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Nobody declares enums here, and looking for them at every assignment takes a tenth of the linter's time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['**/*.tsx'], extends: [hooks.configs.flat.recommended] },
  {
    // React code hands closures about, not methods of classes.
    files: ['libs/ui/src/**', 'apps/wall/src/**', 'apps/admin/src/**'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['libs/contracts/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...pure] },
  },
  {
    files: ['libs/council/src/**/*.ts', 'plugins/*/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...rowRules] },
  },
  ...importRules,
  {
    files: tests,
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Buffer', 'fetch', 'performance', 'AbortSignal', 'AbortController']
          .concat([
            'setTimeout',
            'clearTimeout',
            'setInterval',
            'clearInterval',
            'setImmediate',
            'structuredClone',
          ])
          .concat(['TextDecoder', 'TextEncoder', 'require', 'module', 'WebSocket', 'Temporal'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
);
