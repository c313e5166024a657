import { ProblemError } from '@heli/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { SessionStore } from '../session/session-store.js';

/** What the server refused will be refused again; what did not answer may answer next time. */
const worthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof ProblemError && (error.status === 0 || error.status >= 500);

/** Answers are kept a while; a 401 to anything leads back to signing in. */
export function makeQueryClient(sessions: SessionStore): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof ProblemError && error.status === 401) sessions.end('admin.signIn.expired');
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The server may stand on this very machine: only asking it tells whether it can be reached.
      queries: { networkMode: 'always', retry: worthRetrying, retryDelay: 800, staleTime: 10_000 },
      mutations: { networkMode: 'always' },
    },
  });
}
