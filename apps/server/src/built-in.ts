import council from '@heli/council';
import type { AnyMechanism } from '@heli/sdk';

/** Mechanisms that belong to the house and are always active. */
export const builtIn: readonly AnyMechanism[] = [council];
