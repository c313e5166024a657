import { readdirSync } from 'node:fs';
import { nx } from './nx.mjs';
import { at } from './paths.mjs';

const check = (name, budget, args, more = {}) => ({ name, budget, args, ...more });

/** Seconds that a suite should need on two cores. */
const budgets = {
  architecture: 60,
  tools: 60,
  journey: 200,
  wall: 400,
  faults: 240,
  security: 240,
  swap: 60,
  plugins: 400,
  admin: 300,
};
/** What the tests of a folder stand on. */
const needs = (name) => ({ architecture: [], swap: [], tools: ['build'] })[name] ?? ['build', 'chromium'];
const first = Object.keys(budgets);
const rank = (name) => (first.includes(name) ? first.indexOf(name) : first.length);

const hasTests = (folder) =>
  readdirSync(folder, { recursive: true }).some((file) => file.endsWith('.test.ts'));

/** Every folder of tests/ with tests in it; the benchmarks have their own command. */
function folders() {
  return readdirSync(at('tests'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'bench' && hasTests(at('tests', entry.name)))
    .map((entry) => entry.name)
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

const jestIn = (projects, paths, ...more) => [
  '--selectProjects',
  ...projects,
  '--runInBand',
  '--testPathPatterns',
  paths,
  ...more,
];

const jestOn = (paths, ...more) => jestIn(['tests'], paths, ...more);

/** The kernel's tests that stand on its database, once more, on a real PostgreSQL; some look into SQLite's files. */
const onDatabase =
  'ballots|batching|deadlines|erasure|faults|files|live|log|notices|numbers|outlook|permissions|postgres|roles-by-posts';
/** What every mechanism keeps to, bookings at the same time and a story of points: these tests lie beside their sources. */
const conformance =
  '/(plugins/[^/]+|libs/council)/src/conformance|/plugins/cobuilding/src/bookings/|/plugins/incentives/src/story';
const kernelOnPostgres = {
  name: 'kernel-postgres',
  budget: 180,
  jest: jestIn(['tests', 'unit'], `/tests/kernel/(${onDatabase})|${conformance}`),
  needs: ['postgres'],
  // Properties were tried in numbers on SQLite; here it is the SQL that is tried.
  extra: { HELI_RUNS: '2' },
};

/** All of `npm test`, in order. */
export const suites = () => [
  check('format', 60, ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']),
  check('typecheck', 180, nx('typecheck'), { needs: ['build'] }),
  // One process for each package: the largest takes 2 GB, all of them in one ran out of memory.
  check('lint', 300, nx('lint')),
  { name: 'unit', budget: 300, jest: ['--selectProjects', 'unit', 'dom', '--maxWorkers=2'] },
  ...folders().map((name) => ({
    name,
    budget: budgets[name] ?? 180,
    jest: jestOn(`/tests/${name}/`, '--testPathIgnorePatterns', '/tests/kernel/postgres'),
    needs: needs(name),
  })),
  kernelOnPostgres,
];
