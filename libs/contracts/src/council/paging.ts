import { z } from 'zod';
import { id, instant } from './model.js';

/** Which part of a list is asked for. */
export const page = {
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(200).default(50),
};

/** A fact of a record's history. */
export const historyRow = z.object({
  id,
  event: z.string(),
  at: instant,
  actor: z.string(),
  /** A dash where the person was erased or may not be seen; nothing for the system. */
  actorName: z.string(),
  data: z.record(z.string(), z.unknown()),
  detail: z.record(z.string(), z.string()),
});
