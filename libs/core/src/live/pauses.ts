import type { Pause } from '@heli/protocol';
import type { Activation } from '../activation/activation.js';
import type { Follower } from '../follower/follower.js';
import type { Registry } from '../registry/registry.js';

/** The mechanisms that stand still at an organisation: switched off there, or parked after a fault. */
export function pausesAt(
  registry: Registry,
  activation: Activation,
  follower: Follower,
  organisation: string,
): Pause[] {
  return registry.mechanisms.flatMap(({ id }) => {
    if (id === 'core') return [];
    const fault = follower.faultOf(id);
    if (fault) return [{ mechanism: id, reason: 'core.pause.failed', since: fault.at }];
    if (activation.isActive(id, organisation)) return [];
    const pause = activation.pauseOf(id, organisation);
    return [{ mechanism: id, reason: pause?.reason || 'core.pause.inactive', since: pause?.since ?? '' }];
  });
}
