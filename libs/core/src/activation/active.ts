import type { AnyMechanism } from '@heli/sdk';
import type { Registry } from '../registry/registry.js';
import type { Activation } from './activation.js';

/** The mechanism that does what a contract says at an organisation, if one is active. What is built in always is. */
export const activeFor = (
  registry: Registry,
  activation: Activation,
  contract: string,
  organisation: string,
): AnyMechanism | undefined =>
  registry.implementing(contract).find(({ id }) => activation.isActive(id, organisation));
