import { Http, problemFrom, unreachableError, type Sent } from '@heli/client';
import type { Catalogue, Cell } from '@heli/protocol';
import type { Session } from '../session/session-store.js';
import type { Display, Health, Language, NewDisplay, Who } from './types.js';

export interface ServerOptions {
  readonly token: () => string | undefined;
  /** The server words its problems in this language. */
  readonly language: () => Language;
  readonly fetch?: typeof fetch;
}

/** All this page asks of the server, by name: it knows no contract before it has read the catalogue. */
export class Server {
  private readonly http: Http;
  private readonly fetching: typeof fetch;

  constructor(private readonly options: ServerOptions) {
    const { fetch: fetching = globalThis.fetch.bind(globalThis), language, token } = options;
    this.fetching = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Accept-Language', language());
      return fetching(input, { ...init, headers });
    };
    this.http = new Http({ token, fetch: this.fetching });
  }

  signIn(name: string, password: string): Promise<Session> {
    return this.http.post('/api/session', { name, password });
  }
  setUp(code: string, password: string): Promise<Session> {
    return this.http.post('/api/session/setup', { code, password });
  }
  signOut(): Promise<void> {
    return this.remove('/api/session');
  }
  who(): Promise<Who> {
    return this.http.get('/api/session');
  }
  catalogue(): Promise<Catalogue> {
    return this.http.get('/api/mechanisms');
  }
  health(): Promise<Health> {
    return this.http.get('/api/health/ready');
  }

  ask<Answer>(organisation: string, query: string, input: object = {}): Promise<Answer> {
    const asked = encodeURIComponent(JSON.stringify(input));
    return this.http.get(`${at(organisation)}/queries/${query}?input=${asked}`);
  }
  /** Repeat it with the same `key` when the outcome is in doubt. */
  send(organisation: string, command: string, input: object, key: string): Promise<Sent<unknown>> {
    return this.http.post(`${at(organisation)}/commands/${command}`, input, { 'Idempotency-Key': key });
  }
  cells(organisation: string, metrics: readonly string[], period: string): Promise<Cell[]> {
    const query = new URLSearchParams({ metrics: metrics.join(','), period });
    return this.http.get(`${at(organisation)}/cells?${query.toString()}`);
  }

  displays(): Promise<Display[]> {
    return this.http.get('/api/displays');
  }
  openDisplay(display: NewDisplay): Promise<{ id: string; code: string }> {
    return this.http.post('/api/displays', display);
  }
  displayCode(id: string): Promise<{ code: string }> {
    return this.http.post(`/api/displays/${encodeURIComponent(id)}/code`, {});
  }
  removeDisplay(id: string): Promise<void> {
    return this.remove(`/api/displays/${encodeURIComponent(id)}`);
  }

  /** `Http` reads a body from every answer; a removal has none. */
  private async remove(path: string): Promise<void> {
    const token = this.options.token();
    const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const response = await this.fetching(path, { method: 'DELETE', headers }).catch((cause: unknown) => {
      throw unreachableError(cause);
    });
    if (!response.ok) throw await problemFrom(response);
  }
}

const at = (organisation: string): string => `/api/${encodeURIComponent(organisation)}`;

/** An id that lets a repeated command be recognised; `randomUUID` is missing on plain http but for localhost. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
