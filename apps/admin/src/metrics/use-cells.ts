import type { Cell } from '@heli/protocol';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';

/** The server answers for so many metrics at a time. */
const mostAtOnce = 100;

/** The cells of metrics in a period, at the organisation in hand. */
export function useCells(ids: readonly string[], period: string): UseQueryResult<Cell[]> {
  const { server } = useDoors();
  const { organisation, organisations } = usePlace();
  return useQuery({
    queryKey: ['cells', organisation, period, ids],
    queryFn: async () => {
      const parts = Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, i) =>
        server.cells(organisation, ids.slice(i * mostAtOnce, (i + 1) * mostAtOnce), period),
      );
      return (await Promise.all(parts)).flat();
    },
    // Numbers belong to organisations: where there are none, there is nothing to ask.
    enabled: ids.length > 0 && organisations.length > 0,
    refetchInterval: 15_000,
    retry: false,
  });
}
