#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import './lib/node-version.mjs';
import { bootstrap } from './lib/bootstrap.mjs';
import { at, env, pinnedNode, root } from './lib/paths.mjs';
import { become } from './lib/run.mjs';
import { main, say } from './lib/say.mjs';

const settleMs = 1000;
const projects = () =>
  readdirSync(at('plugins'))
    .map((name) => `plugins/${name}/tsconfig.build.json`)
    .filter((path) => existsSync(at(path)));

/** Compiles every plugin whenever one of its files is saved; what is wrong is told with file and line. */
function compile(paths) {
  const args = [
    at('node_modules/typescript-native/bin/tsc'),
    '-b',
    '--watch',
    '--preserveWatchOutput',
    ...paths,
  ];
  const child = spawn(pinnedNode, args, { cwd: root, env: env(), stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (text) => {
    const lines = String(text)
      .split('\n')
      .filter((line) => line.trim() !== '' && !/compilation|Found 0 errors/.test(line));
    if (lines.length > 0) say(lines.join('\n'));
  });
  child.stderr.on('data', (text) => say(String(text).trim()));
  return child;
}

/** A server that takes in plugins as they are written, in the place of what runs, while walls stand. */
main(async () => {
  await bootstrap();
  let paths = projects();
  let compiler = compile(paths);
  const look = () => {
    const now = projects();
    if (now.join() === paths.join()) return;
    paths = now;
    compiler.kill();
    compiler = compile(paths);
  };
  // A mechanism that was just generated is compiled too, once all of it is written.
  let settling;
  const watching = watch(at('plugins'), () => {
    clearTimeout(settling);
    settling = setTimeout(look, settleMs);
  });
  const code = await become(['apps/server/dist/main.js'], { HELI_DEV: '1' });
  watching.close();
  compiler.kill();
  return code;
});
