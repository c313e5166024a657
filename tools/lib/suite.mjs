import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from './jest.mjs';
import { complaint } from './nx.mjs';
import { env, pinnedNode, root } from './paths.mjs';
import { say } from './say.mjs';
import { count } from './tally.mjs';

/** Ends what a suite left behind, be it in a process group of its own: only its own carry the mark. */
function sweep(mark) {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      if (readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)) process.kill(Number(pid), 'SIGKILL');
    } catch (error) {
      if (!['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(error.code)) throw error;
    }
}

/** A slow machine only overruns the budget, which is printed; a suite that hangs is ended. */
const patience = 4;

/** Runs within its patience; checks stay quiet unless they fail, Jest speaks as it goes. */
function within({ budget, args, quiet, extra }) {
  return new Promise((resolve) => {
    const [key, value] = ['HELI_TEST_RUN', randomUUID()];
    const stdio = ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2];
    const child = spawn(pinnedNode, args, {
      cwd: root,
      env: env({ ...extra, [key]: value }),
      stdio,
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    let late = false;
    const end = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
      sweep(`${key}=${value}`);
    };
    const timer = setTimeout(
      () => {
        late = true;
        end();
      },
      patience * budget * 1000,
    );
    const interrupted = () => {
      end();
      process.exit(130);
    };
    process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
    child.on('exit', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      end();
      setImmediate(() => resolve({ code: code ?? 1, late, output }));
    });
  });
}

/** A check passes or fails as a whole. */
const ended = (name, code) =>
  code === 0
    ? { passed: 1, failed: 0, skipped: 0, notes: [] }
    : { passed: 0, failed: 1, skipped: 0, notes: [`failed: ${name} ended with code ${code}`] };

/** → { passed, failed, skipped, notes }: what counts, and the sentences worth reading. */
export async function run(suite, { more = [], extra = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'heli-suite-'));
  const report = join(folder, 'report.json');
  const args = suite.jest
    ? [...jest, ...suite.jest, '--json', `--outputFile=${report}`, '--passWithNoTests', ...more]
    : [...suite.args, ...more];
  const { code, late, output } = await within({ ...suite, args, quiet: !suite.jest, extra });
  const tally = suite.jest ? count(report, code) : ended(suite.name, code);
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0 && output) say(complaint(output));
  if (late) tally.notes.push(`ended: it did not finish within ${patience} times its ${suite.budget} s`);
  return tally;
}
