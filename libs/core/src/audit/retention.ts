import { installation } from '../access/actor.js';
import type { Activation } from '../activation/activation.js';
import type { LogWriter } from '../command/writer.js';
import { houseSettings, type HouseRules } from '../contract/house-settings.js';
import type { Audit } from './audit.js';

interface Parts {
  readonly audit: Audit;
  readonly activation: Activation;
  readonly writer: LogWriter;
}

/** With each new day, forgets who did what longer ago than the house keeps it. */
export function forgetDaily({ audit, activation, writer }: Parts, onFault: (error: unknown) => void): void {
  writer.onCommitted((entries) => {
    if (!entries.some(({ type }) => type === 'core.dayStarted')) return;
    const { auditDays } = activation.settingsOf('core', installation).read(houseSettings) as HouseRules;
    // In a turn of its own, after the one that tells of the day.
    setImmediate(() => void audit.forgetOlderThan(auditDays).catch(onFault));
  });
}
