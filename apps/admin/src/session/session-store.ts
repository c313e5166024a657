/** What `POST /api/session` hands out. */
export interface Session {
  readonly token: string;
  readonly expiresAt: string;
}

export interface SessionState {
  readonly session: Session | undefined;
  /** Why there is none any more, as a key of a sentence. */
  readonly notice: string | undefined;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;
const place = 'heli.admin.session';

function read(storage: Storage, now: number): Session | undefined {
  try {
    const session = JSON.parse(storage.getItem(place) ?? 'null') as Partial<Session> | null;
    const { token, expiresAt } = session ?? {};
    if (typeof token !== 'string' || typeof expiresAt !== 'string') return undefined;
    return Date.parse(expiresAt) > now ? { token, expiresAt } : undefined;
  } catch {
    // Written by another version: whoever sits here signs in again.
    storage.removeItem(place);
    return undefined;
  }
}

/** Who is signed in on this tab: kept as long as the tab, never longer. */
export class SessionStore {
  private state: SessionState;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly storage: Storage = sessionStorage,
    now: number = Date.now(),
  ) {
    this.state = { session: read(storage, now), notice: undefined };
  }

  readonly current = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  begin(session: Session): void {
    this.storage.setItem(place, JSON.stringify(session));
    this.set({ session, notice: undefined });
  }

  /** Forgets the session; `notice` says why, unless it was by the person's own wish. */
  end(notice?: string): void {
    if (!this.state.session) return;
    this.storage.removeItem(place);
    this.set({ session: undefined, notice });
  }

  private set(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
