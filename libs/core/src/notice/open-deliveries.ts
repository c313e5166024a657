import type { Clock } from '../clock/clock.js';
import type { Config } from '../config/environment.js';
import type { Database } from '../database/database.js';
import type { Words } from '../http/problem.js';
import { Deliveries } from './deliveries.js';
import { Mail } from './mail.js';
import { Webhook } from './webhook.js';

/** The loop with the channels that this house has: the demonstration's people don't exist, so nothing leaves it. */
export function openDeliveries(
  { mail, origin, webhooksInside, demonstration }: Config,
  database: Database,
  clock: Clock,
  words: Words,
  onFault: (error: unknown) => void,
): Deliveries {
  const channels = demonstration
    ? {}
    : {
        ...(mail && { email: new Mail({ ...mail, origin }, words) }),
        webhook: new Webhook(database, words, clock, webhooksInside),
      };
  return new Deliveries(database, clock, channels, onFault);
}
