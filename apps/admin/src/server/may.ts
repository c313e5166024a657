import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../place.js';
import { useDoors } from './context.js';
import { useWho } from './queries.js';

interface Rights {
  /** Whether the server says that one may use this command or query here; no, until it has answered. */
  readonly may: (name: string) => boolean;
  readonly waiting: boolean;
}

const none: ReadonlySet<string> = new Set();

/** What one may do at the organisation in hand. It decides what is offered; the server decides what is done. */
export function useRights(): Rights {
  const { server } = useDoors();
  const { organisation } = usePlace();
  const { data: who } = useWho();
  const id = who?.id ?? '';
  const { data = none, isPending } = useQuery({
    queryKey: ['rights', organisation, id],
    queryFn: async () => {
      const all = await server.permissions(id, organisation);
      return new Set(all.flatMap(({ name, allowed }) => (allowed ? [name] : [])));
    },
    enabled: id !== '',
    staleTime: 60_000,
  });
  return { may: (name) => data.has(name), waiting: isPending };
}
