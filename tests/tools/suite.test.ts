import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../../tools/lib/suite.mjs';
import { count } from '../../tools/lib/tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'heli-tools-'));
const check = (code: string, budget = 20) => ({ name: 'it', budget, args: ['-e', code] });

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('a check that ends well is one passed, one that does not is one failed', async () => {
  expect(await run(check(''))).toMatchObject({ passed: 1, failed: 0 });
  expect(await run(check('process.exitCode = 3'))).toMatchObject({ passed: 0, failed: 1 });
});

test('a suite that hangs is ended long after its budget, and the tally says so', async () => {
  const tally = await run(check('setInterval(() => {}, 1000)', 0.5));
  expect(tally).toMatchObject({
    failed: 1,
    notes: [expect.stringContaining('it ended'), expect.stringContaining('4 times its 0.5 s')],
  });
});

test('what a suite leaves behind is ended, even in a process group of its own', async () => {
  const file = join(folder, 'pid');
  const stray = `const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
    child.unref();
    require('node:fs').writeFileSync(${JSON.stringify(file)}, String(child.pid));
    setTimeout(() => {}, 300);`;
  await run(check(stray));
  await sleep(100);
  expect(alive(Number(readFileSync(file, 'utf8')))).toBe(false);
});

test('a suite that leaves no report has failed', () => {
  expect(count(join(folder, 'none.json'), 1)).toMatchObject({ passed: 0, failed: 1 });
});

test('a failed test is told with its file and the beginning of its message, without colours', () => {
  const file = join(folder, 'failed.json');
  const failed = {
    status: 'failed',
    fullName: 'the wall  shows',
    failureMessages: ['\u001b[31mexpected 1\u001b[39m\n  received 2'],
  };
  writeFileSync(
    file,
    JSON.stringify({ testResults: [{ name: 'c.test.ts', status: 'failed', assertionResults: [failed] }] }),
  );
  expect(count(file, 1)).toMatchObject({
    failed: 1,
    notes: ['failed: the wall shows (c.test.ts): expected 1 received 2'],
  });
});

test('a file that cannot run is a failure; a skipped test keeps its sentence', () => {
  const file = join(folder, 'report.json');
  const one = (status: string, fullName: string) => ({ status, fullName });
  const testResults = [
    { name: 'a.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    {
      name: 'b.test.ts',
      status: 'passed',
      message: '',
      assertionResults: [one('passed', 'adds'), one('pending', 'the wall: needs Chromium')],
    },
  ];
  writeFileSync(file, JSON.stringify({ testResults }));
  expect(count(file, 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 1,
    notes: ['failed: a.test.ts: Cannot find module', 'skipped: the wall: needs Chromium'],
  });
});
