import type { Notices } from '@heli/core';
import pino from 'pino';
import type { Config } from '@heli/core';

/** The process's log of what nobody is waiting for: structured lines on standard error. */
export function processNotices(level: Config['logLevel']): Notices {
  const log = pino({ level, name: 'heli' }, pino.destination(2));
  return {
    fault: (fault) =>
      log.error({ plugin: fault.mechanism, phase: fault.phase, err: fault.cause }, fault.message),
    turn: (work, to, cause) => log.warn({ ...work, cause }, `${work.mechanism} is ${to} in ${work.phase}.`),
    warn: (key, params) => log.warn({ key, ...params }, key),
  };
}
