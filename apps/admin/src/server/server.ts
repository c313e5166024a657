import { Http, type Sent } from '@heli/client';
import type { Catalogue, Cell } from '@heli/protocol';
import type { Explained, NewToken, OwnSession } from './access-types.js';
import type { ReadSheet } from '../import/sheet.js';
import type { Begun } from '../session/session-store.js';
import type {
  Checked,
  DisplayChange,
  DisplayHappening,
  Health,
  Language,
  ListedDisplay,
  NewDisplay,
  Playlist,
  Who,
  KnownSnapshot,
  SeenDisplay,
  ShownRow,
} from './types.js';

export interface ServerOptions {
  /** Sent along with every change: it proves that our own page makes it. */
  readonly csrf: () => string | undefined;
  /** The server words its problems in this language. */
  readonly language: () => Language;
  readonly fetch?: typeof fetch;
}

/** All this page asks of the server, by name: it knows no contract before it has read the catalogue. */
export class Server {
  private readonly http: Http;

  constructor(options: ServerOptions) {
    const { fetch: fetching = globalThis.fetch.bind(globalThis), language, csrf } = options;
    const worded: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Accept-Language', language());
      const proof = csrf();
      if (proof !== undefined) headers.set('X-CSRF-Token', proof);
      return fetching(input, { ...init, headers });
    };
    this.http = new Http({ fetch: worded });
  }

  signIn(name: string, password: string): Promise<Begun> {
    return this.http.post('/api/session', { name, password });
  }
  setUp(code: string, password: string): Promise<Begun> {
    return this.http.post('/api/session/setup', { code, password });
  }
  signInWays(): Promise<{ readonly oidc: { readonly name: string } | null }> {
    return this.http.get('/api/session/ways');
  }
  signOut(): Promise<void> {
    return this.http.remove('/api/session');
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
  /** The answer as it would be under the organisation's draft of settings. */
  askUnderDraft<Answer>(organisation: string, query: string): Promise<Answer> {
    return this.http.get(`${at(organisation)}/queries/${query}?input=%7B%7D&settings=draft`);
  }
  /** Repeat it with the same `key` when the outcome is in doubt. */
  send(
    organisation: string,
    command: string,
    input: object,
    key: string,
    /** Only tries it; nothing is kept. */
    dry = false,
  ): Promise<Sent<unknown>> {
    const path = `${at(organisation)}/commands/${command}${dry ? '?dry=1' : ''}`;
    return this.http.post(path, input, { 'Idempotency-Key': key });
  }
  cells(organisation: string, metrics: readonly string[], period: string): Promise<Cell[]> {
    const query = new URLSearchParams({ metrics: metrics.join(','), period });
    return this.http.get(`${at(organisation)}/cells?${query.toString()}`);
  }

  sessions(): Promise<OwnSession[]> {
    return this.http.get('/api/sessions');
  }
  endSession(id: string): Promise<void> {
    return this.http.remove(`/api/sessions/${encodeURIComponent(id)}`);
  }
  endOtherSessions(): Promise<void> {
    return this.http.remove('/api/sessions');
  }
  changePassword(current: string, password: string): Promise<Begun> {
    return this.http.post('/api/session/password', { current, password });
  }

  linkAccount(id: string, organisation: string): Promise<{ code: string }> {
    return this.http.post(`/api/accounts/${encodeURIComponent(id)}/link`, { organisation });
  }
  issueToken(id: string, wish: NewToken): Promise<{ token: string }> {
    return this.http.post(`/api/accounts/${encodeURIComponent(id)}/tokens`, wish);
  }
  permissions(id: string, organisation: string): Promise<Explained[]> {
    const query = new URLSearchParams({ organisation });
    return this.http.get(`/api/accounts/${encodeURIComponent(id)}/permissions?${query.toString()}`);
  }

  /** Sends a file in, to wait for the command that names its id. */
  sendFile(organisation: string, file: File): Promise<{ readonly id: string; readonly name: string }> {
    return this.http.send(`${at(organisation)}/files?name=${encodeURIComponent(file.name)}`, file);
  }

  /** Reads a sheet's cells out; nothing of it is kept there. */
  readSheet(organisation: string, file: File): Promise<{ readonly sheets: readonly ReadSheet[] }> {
    return this.http.send(`${at(organisation)}/sheets`, file);
  }

  backUp(): Promise<{ readonly file: string }> {
    return this.http.post('/api/backups', {});
  }
  check(): Promise<Checked> {
    return this.http.post('/api/checks', {});
  }

  displays(): Promise<ListedDisplay[]> {
    return this.http.get('/api/displays');
  }
  openDisplay(display: NewDisplay): Promise<{ id: string; code: string }> {
    return this.http.post('/api/displays', display);
  }
  /** Lets in the screen that shows the code: as a new wall, or as one that exists. */
  approvePairing(userCode: string, as: NewDisplay | { readonly displayId: string }): Promise<{ id: string }> {
    return this.http.post('/api/displays/pairings/approve', { userCode, ...as });
  }
  displayCode(id: string): Promise<{ code: string }> {
    return this.http.post(`/api/displays/${encodeURIComponent(id)}/code`, {});
  }
  changeDisplay(id: string, change: DisplayChange): Promise<void> {
    return this.http.post(`/api/displays/${encodeURIComponent(id)}`, change);
  }
  playlists(): Promise<Playlist[]> {
    return this.http.get('/api/playlists');
  }
  addPlaylist(playlist: Omit<Playlist, 'id'>): Promise<{ id: string }> {
    return this.http.post('/api/playlists', playlist);
  }
  changePlaylist(id: string, change: Pick<Playlist, 'name' | 'entries'>): Promise<void> {
    return this.http.post(`/api/playlists/${encodeURIComponent(id)}`, change);
  }
  removePlaylist(id: string): Promise<void> {
    return this.http.remove(`/api/playlists/${encodeURIComponent(id)}`);
  }
  displayHistory(id: string): Promise<DisplayHappening[]> {
    return this.http.get(`/api/displays/${encodeURIComponent(id)}/history`);
  }
  /** Walls of an organisation whose picture one may look at. */
  seenDisplays(organisation: string): Promise<SeenDisplay[]> {
    return this.http.get(`/api/displays/seen?organisation=${encodeURIComponent(organisation)}`);
  }
  askSnapshot(id: string): Promise<void> {
    return this.http.post(`/api/displays/${encodeURIComponent(id)}/snapshot`, {});
  }
  snapshot(id: string): Promise<KnownSnapshot | null> {
    return this.http.get(`/api/displays/${encodeURIComponent(id)}/snapshot`);
  }
  /** Which pictures a wall showed on a day, by hours. */
  displayShown(id: string, day: string): Promise<ShownRow[]> {
    return this.http.get(`/api/displays/${encodeURIComponent(id)}/shown?day=${day}`);
  }
  reloadDisplay(id: string): Promise<void> {
    return this.http.post(`/api/displays/${encodeURIComponent(id)}/reload`, {});
  }
  removeDisplay(id: string): Promise<void> {
    return this.http.remove(`/api/displays/${encodeURIComponent(id)}`);
  }
}

const at = (organisation: string): string => `/api/${encodeURIComponent(organisation)}`;
