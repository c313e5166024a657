import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from './paths.mjs';
import { say } from './say.mjs';

const file = at('.nx/heli-lock');

function holder() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error.code === 'EPERM' ? -1 : undefined;
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** One at a time installs and builds; a lock whose holder has died is nobody's. */
export async function locked(work) {
  mkdirSync(at('.nx'), { recursive: true });
  for (let told = false; !take();) {
    if (holder() === undefined) rmSync(file, { force: true });
    else {
      if (!told) say('Another Heli is installing or building here; waiting for it …');
      told = true;
      await sleep(200);
    }
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}
