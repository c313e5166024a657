import type { AnyMechanism, QueryType } from '@heli/sdk';
import type { DialectName } from '../database/sql.js';
import { Host } from './host.js';
import { isolated } from './isolate.js';

/** Whoever still runs on the thread of what was replaced has come to an end by then. */
const lastRunsMs = 5_000;

/** What threads of mechanisms stand on. */
export interface IsolationParts {
  readonly dialect: DialectName;
  readonly zone: string;
  readonly queryNamed: (name: string) => QueryType | undefined;
  /** Told why a thread ended on which nothing ran that could have told it. */
  readonly onEnd: (mechanism: string, cause: string) => void;
}

/** The threads of the mechanisms that were given one. */
export class Isolation {
  readonly #hosts = new Map<AnyMechanism, Host>();

  constructor(private readonly parts: IsolationParts) {}

  /**
   * Gives a mechanism a thread of its own.
   * @param entry address of its module
   * @throws Error with a sentence where it can't be loaded there
   */
  async isolate(mechanism: AnyMechanism, entry: string): Promise<AnyMechanism> {
    const { dialect, zone, queryNamed, onEnd } = this.parts;
    const { id } = mechanism;
    const host = new Host(id, { entry, dialect, zone }, (cause) => onEnd(id, cause));
    await host.start();
    const proxy = isolated(mechanism, host, queryNamed);
    this.#hosts.set(proxy, host);
    return proxy;
  }

  /** Ends the threads of all others, once what runs on them has come to its end. */
  retain(mechanisms: readonly AnyMechanism[]): void {
    for (const [mechanism, host] of this.#hosts) {
      if (mechanisms.includes(mechanism)) continue;
      this.#hosts.delete(mechanism);
      setTimeout(() => void host.close(), lastRunsMs).unref();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#hosts.values()].map((host) => host.close()));
    this.#hosts.clear();
  }
}
