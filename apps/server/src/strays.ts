import type { Config, Kernel } from '@heli/core';
import pino from 'pino';

/**
 * Takes what is thrown where nobody waits for it. Where it came from a mechanism's code, it is counted as that
 * mechanism's fault and the house goes on. Our own ends the process: nothing that it holds can be trusted any more, and
 * the log on the disk is whole at any moment.
 */
export function takeStrays(kernel: Kernel, level: Config['logLevel']): void {
  const take = (error: unknown): void => {
    if (kernel.guard.takeStray(error)) return;
    pino({ level, name: 'heli' }, pino.destination({ dest: 2, sync: true })).fatal(
      { err: error },
      'Heli ends: something was thrown that nobody waited for. Start it again; nothing acknowledged is lost.',
    );
    process.exit(1);
  };
  process.on('unhandledRejection', take);
  process.on('uncaughtException', take);
}
