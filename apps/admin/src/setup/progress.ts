import { useQuery } from '@tanstack/react-query';
import { installation, usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { useAsk } from '../server/queries.js';
import type { Account } from '../server/access-types.js';
import type { MechanismState, Row, UnitRow } from '../server/types.js';

export const steps = ['organisations', 'council', 'units', 'mechanisms', 'people', 'wall'] as const;
export type Step = (typeof steps)[number];

interface Progress {
  /** Undefined until it is known. */
  readonly done: Readonly<Record<Step, boolean>> | undefined;
  readonly error: Error | null;
}

const some = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > 0;

/** How far the house is set up. The house itself says so: what was begun can be left and gone on with anywhere. */
export function useProgress(): Progress {
  const { server } = useDoors();
  const { organisation, organisations } = usePlace();
  const placed = organisations.length > 0;
  const bodies = useAsk<Row[]>(organisation, 'council.bodies', {}, { enabled: placed });
  const units = useAsk<UnitRow[]>(organisation, 'core.units', {}, { enabled: placed });
  const states = useAsk<MechanismState[]>(organisation, 'core.mechanismStates', {}, { enabled: placed });
  const accounts = useAsk<Account[]>(installation, 'core.accounts');
  const displays = useQuery({ queryKey: ['displays'], queryFn: () => server.displays() });
  const asked = [...(placed ? [bodies, units, states] : []), accounts, displays];
  const error = asked.find((one) => one.error)?.error ?? null;
  if (asked.some(({ isPending }) => isPending)) return { done: undefined, error };
  return {
    error,
    done: {
      organisations: placed,
      council: some(bodies.data),
      units: some(units.data),
      mechanisms: states.data?.some(({ active, always }) => active && !always) ?? false,
      // Somebody besides the one who sets it all up.
      people: (accounts.data?.length ?? 0) > 1,
      wall: some(displays.data),
    },
  };
}
