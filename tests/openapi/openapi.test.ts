import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { coordination } from '@heli/contracts/coordination';
import { createHouse, street, type House } from '@heli/testing';
import coordinationPlugin from '../../plugins/coordination/src/index.js';
import { program } from './program.js';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Record<string, unknown>[];
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Route {
  readonly method: string;
  readonly path: string;
  readonly rule: unknown;
}

let house: House;
let url: string;
let routes: readonly Route[];
let text: string;
let document: Document;
beforeAll(async () => {
  house = await createHouse({ mechanisms: [coordinationPlugin] });
  const { url: at, app } = await house.listen();
  url = at;
  routes = (app.getHttpAdapter().getInstance() as unknown as { declaredRoutes: Route[] }).declaredRoutes;
  text = await (await read('/api/openapi.json', 'en')).text();
  document = JSON.parse(text) as Document;
});
afterAll(() => house.close());

const read = (path: string, language: string): Promise<Response> =>
  fetch(url + path, { headers: { 'Accept-Language': language } });
const operations = (of: Document): Operation[] =>
  Object.values(of.paths).flatMap((item) => Object.values(item));

test('the document is OpenAPI 3.1 by somebody else’s measure', async () => {
  const rules = [
    'struct',
    'no-unresolved-refs',
    'operation-operationId-unique',
    'operation-parameters-unique',
    'operation-tag-defined',
    'operation-summary',
    'path-parameters-defined',
    'security-defined',
    'no-identical-paths',
    'no-enum-type-mismatch',
    'operation-4xx-response',
  ];
  const config = await createConfig({
    rules: Object.fromEntries(rules.map((rule) => [rule, 'error' as const])),
  });
  const problems = await lintFromString({ source: text, config });
  expect(
    problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`),
  ).toEqual([]);
  // The measure finds what is wrong.
  const broken = text.replace('"#/components/schemas/Problem"', '"#/components/schemas/Nobody"');
  expect((await lintFromString({ source: broken, config })).map(({ ruleId }) => ruleId)).toContain(
    'no-unresolved-refs',
  );
});

test('every route of the router is in it, and it has no other', () => {
  const documented = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = routes.filter(
    ({ method, path, rule }) => method !== 'HEAD' && path.startsWith('/api/') && rule !== 'operator',
  );
  const patterns = known.map(
    ({ method, path }) => new RegExp(`^${method} ${path.replaceAll(/:\w+/g, '[^/]+')}$`),
  );
  expect(known.length).toBeGreaterThan(15);
  const missing = known.filter((_route, i) => !documented.some((place) => patterns[i]!.test(place)));
  expect(
    missing.map(({ method, path }) => `${method} ${path}: describe its handler with @Documented`),
  ).toEqual([]);
  expect(documented.filter((place) => !patterns.some((pattern) => pattern.test(place)))).toEqual([]);
});

test('every command and query of a plugin is in it, in the reader’s words and with its refusals', async () => {
  const { commands, queries } = coordination;
  const names = [...Object.values(commands), ...Object.values(queries)].map(({ name }) => name);
  const byName = new Map(operations(document).map((operation) => [operation.operationId, operation]));
  for (const name of names) {
    const operation = byName.get(name);
    expect([name, operation?.tags]).toEqual([name, ['coordination']]);
    expect(Object.keys(operation!.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409', '429', '500', '507']),
    );
    expect(operation!.security.map((way) => Object.keys(way))).toContainEqual(['bearer']);
  }
  expect(text).toContain('coordination.refusal.verifierIsHandler');
  const chinese = JSON.parse(await (await read('/api/openapi.json', 'zh-CN')).text()) as Document;
  for (const [language, of] of [
    ['en', document],
    ['zh-CN', chinese],
  ] as const)
    for (const { operationId, summary, description } of operations(of)) {
      expect([operationId, /[\u4e00-\u9fff]/.test(summary)]).toEqual([operationId, language === 'zh-CN']);
      expect(`${summary} ${description}`).not.toMatch(/core\.(api|route|role)\.|\{\w+\}/);
    }
});

test('a page shows all of it to people, in their language, without a script', async () => {
  const page = async (language: string, query = ''): Promise<string> => {
    const response = await read(`/api/reference${query}`, language);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    return response.text();
  };
  const english = await page('en');
  for (const { operationId } of operations(document)) expect(english).toContain(`id="op-${operationId}"`);
  expect(english).not.toMatch(/<script|<style|style=|onclick|undefined|\[object|core\.api\./);
  expect(await page('zh-CN')).toContain('<html lang="zh-CN">');
  expect(await page('zh-CN', '?language=en')).toBe(english);
  expect(await page('en', '?language=<script>')).toBe(english);
  const style = await read('/api/reference.css', 'en');
  expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
});

test('a generated client compiles where it is right, does not where it is wrong, and works', async () => {
  // Where packages are found, and where nobody keeps anything.
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'heli-client-'));
  const lay = (name: string, content: string): void => writeFileSync(join(folder, name), content);
  const node = (...args: string[]): Promise<{ stdout: string }> =>
    run(process.execPath, args, { cwd: folder, env: { PATH: process.env['PATH'] } }).catch(
      (error: unknown) => {
        throw new Error(String((error as { stdout?: string }).stdout) + String(error));
      },
    );
  try {
    lay('openapi.json', text);
    lay('program.ts', program);
    lay('package.json', '{ "type": "module" }');
    lay(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          ...{ target: 'es2024', module: 'nodenext', lib: ['es2024', 'dom'], types: ['node'] },
          ...{ strict: true, noUncheckedIndexedAccess: true, skipLibCheck: true, outDir: 'out' },
        },
        files: ['program.ts'],
      }),
    );
    await node(join(root, 'node_modules/openapi-typescript/bin/cli.js'), 'openapi.json', '-o', 'schema.d.ts');
    await node(join(root, 'node_modules/typescript-native/bin/tsc'), '-p', '.');

    const { accounts } = house.kernel;
    const accountId = await accounts.create('program', undefined, [
      { role: 'office', organisation: street, unitId: undefined },
    ]);
    const { token } = await accounts.issueToken({ kind: 'api', label: 'program', accountId });
    const { stdout } = await node('out/program.js', url, token, street);
    expect(JSON.parse(stdout)).toEqual({
      caseId: expect.stringMatching(/^\w{26}$/),
      seq: expect.any(Number),
      alive: 'live',
      value: expect.any(Number),
      verified: 'verified',
      again: 'coordination.refusal.illegalTransition',
      said: expect.stringMatching(/[\u4e00-\u9fff]/),
      states: 409,
      numbers: expect.any(Number),
      detail: 200,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
