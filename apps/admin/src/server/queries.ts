import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { newKey } from '@heli/client';
import type { Catalogue } from '@heli/protocol';
import { useDoors } from './context.js';
import type { Who } from './types.js';

/** Everything that hangs on the session has it in its key's first part, so signing out can drop it all. */
export const useCatalogue = (): UseQueryResult<Catalogue> => {
  const { server } = useDoors();
  return useQuery({ queryKey: ['catalogue'], queryFn: () => server.catalogue(), staleTime: 60_000 });
};

/** How one can sign in, beside the password. */
export const useWays = (): UseQueryResult<{ readonly oidc: { readonly name: string } | null }> => {
  const { server } = useDoors();
  return useQuery({ queryKey: ['ways'], queryFn: () => server.signInWays(), staleTime: 600_000 });
};

export const useWho = (): UseQueryResult<Who> => {
  const { server, sessions } = useDoors();
  return useQuery({
    queryKey: ['who'],
    queryFn: async () => {
      const who = await server.who();
      sessions.begin({ csrf: who.csrf ?? '' });
      return who;
    },
    staleTime: 60_000,
  });
};

interface AskOptions {
  readonly enabled?: boolean;
  readonly refetchInterval?: number;
  readonly keepPrevious?: boolean;
}

/** The answer of a query at an organisation. */
export function useAsk<Answer>(
  organisation: string,
  query: string,
  input: object = {},
  { enabled = true, refetchInterval, keepPrevious = false }: AskOptions = {},
): UseQueryResult<Answer> {
  const { server } = useDoors();
  return useQuery<Answer>({
    queryKey: ['ask', organisation, query, input],
    queryFn: () => server.ask<Answer>(organisation, query, input),
    enabled,
    // What is asked again soon anyway says at once that it failed.
    ...(refetchInterval !== undefined && { refetchInterval, retry: false }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
}

interface Sending {
  readonly input: object;
  /** The same for a repetition of the same order. */
  readonly key?: string;
}

/** Sends a command to an organisation; whatever was asked before is asked anew. */
export function useSend(organisation: string, command: string) {
  const { server } = useDoors();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ input, key }: Sending) => server.send(organisation, command, input, key ?? newKey()),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ask'] }),
  });
}
