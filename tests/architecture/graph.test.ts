import { spawnSync } from 'node:child_process';
import { layers } from '../../tools/lint/layers.mjs';
import { packages, root } from './sources.js';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
  cycle?: { name: string }[];
}
interface Report {
  modules: unknown[];
  summary: { violations: Violation[]; ruleSetUsed: { forbidden: { name: string; comment: string }[] } };
}

/** The graph of files: what a linter, which reads one file at a time, cannot see. */
function cruise(): Report {
  const config = ['--config', 'tools/lint/graph.mjs', '--output-type', 'json'];
  const bin = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...config, 'libs', 'apps', 'plugins'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!stdout) throw new Error(`dependency-cruiser did not answer: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

describe('the graph of files', () => {
  const { modules, summary } = cruise();

  test('was read', () => {
    expect(modules.length).toBeGreaterThan(50);
  });

  test('keeps to the import rules', () => {
    const because = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
    const told = summary.violations.map(({ from, to, rule, cycle }) => {
      const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
      return `${from} → ${way}: ${because.get(rule.name) ?? rule.name}`;
    });
    expect(told).toEqual([]);
  });
});

type Layer = keyof typeof layers;
const special: Record<string, Layer> = {
  'libs/council': 'plugin',
  'apps/server': 'server',
  'apps/wall': 'page',
  'apps/admin': 'page',
};

function layerOf(path: string): Layer | undefined {
  if (path.startsWith('plugins/')) return 'plugin';
  const name = special[path] ?? path.replace('libs/', '');
  return name in layers ? (name as Layer) : undefined;
}

describe('the graph of packages', () => {
  const all = packages();

  test.each(all)('$path has a layer, and declares only what its layer may use', ({ path, name, uses }) => {
    const layer = layerOf(path);
    expect(layer).toBeDefined();
    const { packages: may, types } = layers[layer!];
    const allowed = [...may, ...types].map((short) => `@heli/${short}`);
    expect(uses.filter((used) => used !== name && !allowed.includes(used))).toEqual([]);
  });

  test('has no circle', () => {
    const uses = new Map(all.map((one) => [one.name, one.uses]));
    const circles: string[] = [];
    const visit = (name: string, path: string[]): void => {
      if (path.includes(name)) circles.push([...path, name].join(' → '));
      else for (const next of uses.get(name) ?? []) visit(next, [...path, name]);
    };
    for (const { name } of all) visit(name, []);
    expect(circles).toEqual([]);
  });
});
