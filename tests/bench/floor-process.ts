import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cpuOf, memoryOf, probe, type Memory } from '../lib/server.ts';

/** A floor in a process of its own, so that it is measured as the server is. */
export interface FloorProcess {
  readonly url: string;
  cpu(): Promise<number>;
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

/** Starts a script of `floors/`, which sends its port once its door is open. */
export async function startFloor(
  script: string,
  args: readonly string[] = [],
  nodeOptions: readonly string[] = [],
): Promise<FloorProcess> {
  const file = fileURLToPath(new URL(`floors/${script}`, import.meta.url));
  const child = fork(file, args, { execArgv: ['--import', probe, ...nodeOptions] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    cpu: () => cpuOf(child),
    memory: () => memoryOf(child),
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
