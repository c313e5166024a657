import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Reply {
  readonly output: Readonly<Record<string, unknown>>;
  readonly seq: number;
}

/** A caller of a server's HTTP door, over as many connections as told, which stay open. */
export class Door {
  readonly url: string;
  readonly #token: string | undefined;
  readonly #agent: Agent;

  constructor(url: string, token: string | undefined, connections = 1) {
    this.url = url;
    this.#token = token;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path, undefined, {});
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#send('POST', path, JSON.stringify(body), headers);
  }

  /** Sends a command and expects it to be carried out. */
  async command(
    organisation: string,
    name: string,
    input: unknown,
    key: string = randomUUID(),
  ): Promise<Reply> {
    const answer = await this.send(organisation, name, input, key);
    if (answer.status !== 200) throw new Error(`${name} was answered ${JSON.stringify(answer)}`);
    return answer.body as Reply;
  }

  /** Sends a command, whatever comes of it. */
  send(organisation: string, name: string, input: unknown, key: string): Promise<Answer> {
    return this.post(`/api/${organisation}/commands/${name}`, input, { 'idempotency-key': key });
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(
    method: string,
    path: string,
    text: string | undefined,
    more: Record<string, string>,
  ): Promise<Answer> {
    const headers: Record<string, string | number> = { ...more };
    if (this.#token !== undefined) headers['authorization'] = `Bearer ${this.#token}`;
    if (text !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = Buffer.byteLength(text);
    }
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(path, this.url),
        { method, headers, agent: this.#agent },
        (incoming) => {
          let received = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (chunk: string) => (received += chunk));
          incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: parsed(received) }));
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(text);
    });
  }
}

const parsed = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));
