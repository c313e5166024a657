import type { CallOf, CommandType, OutputOf, QueryType } from '@heli/sdk';
import { newKey } from './key.js';
import { problemFrom, unreachableError } from './problem-error.js';
import type { ServerClock } from './server-clock.js';

export interface HttpOptions {
  /** `https://host`; the page's own origin if left out. */
  readonly origin?: string;
  readonly token?: () => string | undefined;
  readonly clock?: ServerClock;
  readonly fetch?: typeof fetch;
}

interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Record<string, string>;
  readonly body?: string | Blob;
}

export interface Sent<Output> {
  readonly output: Output;
  /** Sequence number of the last event the command appended. */
  readonly seq: number;
}

/** JSON over HTTP with the caller's token; whatever goes wrong is a ProblemError. */
export class Http {
  constructor(private readonly options: HttpOptions = {}) {}

  async get<Answer>(path: string): Promise<Answer> {
    return this.call<Answer>(path, { method: 'GET' });
  }

  async post<Answer>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const json = { 'Content-Type': 'application/json', ...headers };
    return this.call<Answer>(path, { method: 'POST', headers: json, body: JSON.stringify(body) });
  }

  /** Sends the bytes of a file. */
  async send<Answer>(path: string, content: Blob): Promise<Answer> {
    const octets = { 'Content-Type': 'application/octet-stream' };
    return this.call<Answer>(path, { method: 'POST', headers: octets, body: content });
  }

  /** Removes what is there; the answer has no body. */
  async remove(path: string): Promise<void> {
    await this.call<void>(path, { method: 'DELETE' });
  }

  private async call<Answer>(path: string, init: Request): Promise<Answer> {
    const { origin = '', token, clock, fetch: fetching = globalThis.fetch } = this.options;
    const bearer = token?.();
    const headers = {
      ...init.headers,
      ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
    };
    const sentAt = Date.now();
    const response = await fetching(`${origin}${path}`, { cache: 'no-store', ...init, headers }).catch(
      (cause: unknown) => {
        throw unreachableError(cause);
      },
    );
    clock?.observe(response.headers.get('date'), sentAt);
    if (!response.ok) throw await problemFrom(response);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }
}

/** Commands and queries of one organisation, typed by their contract. */
export class Organisation {
  constructor(
    private readonly http: Http,
    readonly code: string,
  ) {}

  /** Sends a command. Repeat it with the same `idempotencyKey` when the outcome is in doubt. */
  async send<C extends CommandType>(
    command: C,
    input: CallOf<C>,
    idempotencyKey: string = newKey(),
  ): Promise<Sent<OutputOf<C>>> {
    return this.http.post(`${this.path('commands')}/${command.name}`, input, {
      'Idempotency-Key': idempotencyKey,
    });
  }

  async ask<Q extends QueryType>(query: Q, input: CallOf<Q>): Promise<OutputOf<Q>> {
    const asked = encodeURIComponent(JSON.stringify(input));
    return this.http.get(`${this.path('queries')}/${query.name}?input=${asked}`);
  }

  private path(kind: 'commands' | 'queries'): string {
    return `/api/${encodeURIComponent(this.code)}/${kind}`;
  }
}
