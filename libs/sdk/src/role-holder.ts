import { z } from 'zod';
import { roles } from './access.js';
import { personId } from './personal.js';

/** A row of the query that a contract's `grants` names: who holds which role by a post, on which business days. */
export const roleHolder = z.object({
  personId,
  role: z.enum(roles),
  /** Where it holds, and in everything below. */
  organisation: z.string().min(1).max(20),
  /** For which unit, where the role speaks for one. */
  unitId: z.string().min(1).max(64).nullable(),
  /** First day; included, as the last one is. */
  from: z.iso.date(),
  until: z.iso.date().nullable(),
});
export type RoleHolder = z.output<typeof roleHolder>;
