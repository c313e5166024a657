import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { env, pinnedNode, root } from './paths.mjs';

/** Runs to the end and keeps what was said. */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: env(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: output + error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/**
 * npm runs us below a shell, and a stopped npm ends only that shell: whoever loses that parent was stopped too.
 * Without npm an orphan is meant to go on (`node tools/start.mjs & disown`).
 */
function whenOrphaned(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 250).unref();
}

/**
 * Becomes the given script: its input and output are ours, signals go through, its end is our end.
 * A terminal sends Ctrl-C to both of us, so that one is not sent on a second time.
 */
export function become(args, more = {}) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode, args, { cwd: root, env: env(more), stdio: 'inherit' });
    let asked = false;
    const stop = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      asked = true;
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    whenOrphaned(() => asked || stop('SIGTERM'));
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) => resolve(code ?? (asked ? 0 : 128 + constants.signals[signal])));
  });
}
