import type { Pause } from '@heli/protocol';
import type { Activation } from '../activation/activation.js';
import { activeFor } from '../activation/active.js';
import type { Follower } from '../follower/follower.js';
import type { Registry } from '../registry/registry.js';

/** The contracts that stand still at an organisation: nobody does them there, or their numbers failed. */
export function pausesAt(
  registry: Registry,
  activation: Activation,
  follower: Follower,
  organisation: string,
): Pause[] {
  return registry.contracts.flatMap(({ id }) => {
    if (id === 'core') return [];
    const fault = follower.faultOf(id);
    if (fault) return [{ mechanism: id, reason: 'core.pause.failed', since: fault.at }];
    if (activeFor(registry, activation, id, organisation)) return [];
    const pause = registry
      .implementing(id)
      .flatMap((mechanism) => activation.pauseOf(mechanism.id, organisation) ?? [])
      .sort((a, b) => (a.since < b.since ? 1 : -1))[0];
    return [{ mechanism: id, reason: pause?.reason || 'core.pause.inactive', since: pause?.since ?? '' }];
  });
}
