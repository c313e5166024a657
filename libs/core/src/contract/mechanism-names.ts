import { z } from 'zod';
import { permission } from '@heli/sdk';

/** A mechanism's id, as its plugin declares it. */
export const mechanismId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(50);

export const manageMechanisms = permission('core.mechanism.manage', { administrator: 'subtree' });
