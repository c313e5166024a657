import { Refusal, type AnyMechanism } from '@heli/sdk';
import type { Activation } from '../activation/activation.js';
import type { Database } from '../database/database.js';
import type { Erasure } from '../erasure/erasure.js';
import type { Guard } from '../fault/guard.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Registry } from '../registry/registry.js';

/** What the kernel knows of itself by the time a handler runs. */
export interface KernelParts {
  readonly database: Database;
  readonly registry: () => Registry;
  readonly activation: Activation;
  readonly guard: Guard;
  readonly head: () => number;
  readonly erasure: Erasure;
  readonly tree: OrganisationTree;
  readonly dayOf: (instant: string) => string;
  /** Made-up data: nobody needs it again. */
  readonly demonstration: boolean;
}

/** @throws Refusal not-found where no such mechanism is loaded */
export function mechanismOrRefuse(parts: KernelParts, id: string): AnyMechanism {
  const mechanism = parts.registry().mechanism(id);
  if (!mechanism || id === 'core')
    throw new Refusal('not-found', 'core.refusal.unknownMechanism', { mechanism: id }, 'mechanism');
  return mechanism;
}
