import type { UseQueryResult } from '@tanstack/react-query';
import { usePlace } from '../place.js';
import { useRights } from '../server/may.js';
import { useAsk } from '../server/queries.js';

/** A row of `core.repairs`. */
export interface Repair {
  readonly id: string;
  readonly kind: string;
  readonly severity: 'bad' | 'warn';
  readonly params: Readonly<Record<string, string | number>>;
  readonly since: string | null;
  readonly remedy:
    | { readonly kind: 'command'; readonly name: string; readonly input: Readonly<Record<string, string>> }
    | { readonly kind: 'backup' }
    | { readonly kind: 'none' }
    | { readonly kind: 'page'; readonly path: string };
}

/** What needs doing, seen from as far as one's roles reach; asked every minute. */
export function useRepairs(): UseQueryResult<Repair[]> {
  const { reach } = usePlace();
  const { may } = useRights();
  return useAsk<Repair[]>(
    reach,
    'core.repairs',
    {},
    { enabled: may('core.repairs'), refetchInterval: 60_000 },
  );
}
