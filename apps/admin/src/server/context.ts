import { createContext, use } from 'react';
import type { SessionStore } from '../session/session-store.js';
import type { Server } from './server.js';

interface Doors {
  readonly server: Server;
  readonly sessions: SessionStore;
}

const DoorsContext = createContext<Doors | undefined>(undefined);

export const DoorsProvider = DoorsContext.Provider;

/** The server and the session with it. */
export function useDoors(): Doors {
  const doors = use(DoorsContext);
  if (!doors) throw new Error('useDoors needs a DoorsProvider above it.');
  return doors;
}
