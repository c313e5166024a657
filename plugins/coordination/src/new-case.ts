import type { CaseItem } from './case.entity.js';

/** What every case begins with. */
export const newCase = {
  step: null,
  reached: 0,
  cycle: 1,
  clock: 'natural',
  suspendedMinutes: 0,
  returns: 0,
  reworks: 0,
  binding: false,
  facts: 0,
} as const satisfies Partial<CaseItem>;
