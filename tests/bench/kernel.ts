import { fileURLToPath } from 'node:url';
import { Kernel, readConfig, type Clock } from '@heli/core';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Faults stop the run; warnings, such as of years without published holidays, are no matter here. */
const notices = {
  fault: (fault: Error) => {
    throw fault;
  },
  warn: () => undefined,
  turn: () => undefined,
};

/** The kernel in this very process, on a data folder that nobody else has open. */
export function openKernel(folder: string, clock: Clock): Promise<Kernel> {
  const config = readConfig({ HELI_DATA: folder, HELI_DEMO: '0', HELI_LOG: 'error' }, root);
  return Kernel.open({ config, clock, notices });
}
