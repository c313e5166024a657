/** What the server says when a session begins; its secret lies in a cookie that no script can read. */
export interface Begun {
  readonly csrf: string;
}

export interface SessionState {
  /** `unknown` until the server has said whose cookie this is. */
  readonly session: 'unknown' | 'open' | 'closed';
  readonly csrf: string | undefined;
  /** Why there is none any more, as a key of a sentence. */
  readonly notice: string | undefined;
}

/** Whether somebody is signed in at this browser. */
export class SessionStore {
  private state: SessionState = { session: 'unknown', csrf: undefined, notice: undefined };
  private readonly listeners = new Set<() => void>();

  readonly current = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  begin({ csrf }: Begun): void {
    if (this.state.session === 'open' && this.state.csrf === csrf) return;
    this.set({ session: 'open', csrf, notice: undefined });
  }

  /** `notice` says why it ended, unless by the person's own wish or before it was known to have begun. */
  end(notice?: string): void {
    if (this.state.session === 'closed') return;
    const told = this.state.session === 'open' ? notice : undefined;
    this.set({ session: 'closed', csrf: undefined, notice: told });
  }

  private set(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
