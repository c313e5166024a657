import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Knock {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  /** Over what a browser would send; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export const origin = 'http://localhost';
export const agent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';

/** A person's browser: it keeps the cookie, and says whose page it shows. */
export class Browser {
  cookie: string | undefined;
  csrf: string | undefined;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly address = '192.0.2.1',
  ) {}

  async send(path: string, { method = 'GET', body, headers = {} }: Knock = {}): Promise<Answered> {
    const changes = method !== 'GET';
    const all = {
      host: 'localhost',
      'user-agent': agent,
      cookie: this.cookie,
      origin: changes ? origin : undefined,
      'x-csrf-token': changes ? this.csrf : undefined,
      ...headers,
    };
    const sent = Object.entries<string | undefined>(all).filter(([, value]) => value !== undefined);
    const answer = await this.app.inject({
      method,
      url: path,
      remoteAddress: this.address,
      headers: Object.fromEntries(sent) as Record<string, string>,
      ...(body !== undefined && { payload: body as object }),
    });
    const set = String(answer.headers['set-cookie'] ?? '');
    if (set !== '') this.cookie = set.includes('Max-Age=0') ? undefined : set.split(';')[0];
    const text = answer.body === '' ? '{}' : answer.body;
    return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(text) as Answered['body'] };
  }

  async signIn(name: string, password: string): Promise<Answered> {
    const answer = await this.send('/api/session', { method: 'POST', body: { name, password } });
    if (answer.status === 200) this.csrf = String(answer.body['csrf']);
    return answer;
  }

  command(name: string, input: unknown, organisation = 'installation'): Promise<Answered> {
    Browser.#commands += 1;
    const headers = { 'idempotency-key': `command-${String(Browser.#commands)}` };
    return this.send(`/api/${organisation}/commands/${name}`, { method: 'POST', body: input, headers });
  }

  static #commands = 0;
}
