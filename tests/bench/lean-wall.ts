import { once } from 'node:events';
import { WebSocket, type RawData } from 'ws';
import {
  messages,
  protocolVersion,
  socketPath,
  type Frame,
  type Watch,
  type WatchAnswer,
  type Watched,
} from '@heli/protocol';

/** A text as it came over the wire, and what it says. */
export interface Heard<T> {
  readonly bytes: number;
  readonly content: T;
}

/**
 * A wall that speaks socket.io's few words by hand over a bare web socket: hundreds of them hardly weigh on the machine
 * that is measured, and every byte is seen.
 */
export class LeanWall {
  readonly #socket: WebSocket;
  #answered: ((answer: Heard<WatchAnswer>) => void) | undefined;
  #entered: (() => void) | undefined;
  onFrame: (frame: Heard<Frame>) => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(data));
  }

  /** @param token a device's */
  static async hang(url: string, token: string): Promise<LeanWall> {
    const address = `${url.replace('http', 'ws')}${socketPath}/?EIO=4&transport=websocket`;
    const wall = new LeanWall(new WebSocket(address, { perMessageDeflate: false }));
    const entered = new Promise<void>((resolve) => (wall.#entered = resolve));
    await once(wall.#socket, 'open');
    wall.#socket.send(`40${JSON.stringify({ token })}`);
    await entered;
    return wall;
  }

  /** Watches organisations; what was watched before is left. */
  async watch(organisations: readonly string[], since?: Watch['since']): Promise<Heard<Watched>> {
    const answer = new Promise<Heard<WatchAnswer>>((resolve) => (this.#answered = resolve));
    this.#socket.send(
      `420${JSON.stringify([messages.watch, { protocol: protocolVersion, organisations, since }])}`,
    );
    const { bytes, content } = await answer;
    if (!content.ok) throw new Error(`A wall was refused: ${JSON.stringify(content.problem)}`);
    return { bytes, content: content.room };
  }

  takeDown(): void {
    this.#socket.terminate();
  }

  #hear(data: RawData): void {
    const text = (data as Buffer).toString();
    const bytes = (data as Buffer).length;
    if (text === '2') this.#socket.send('3');
    else if (text.startsWith('40')) this.#entered?.();
    else if (text.startsWith('430'))
      this.#answered?.({ bytes, content: (JSON.parse(text.slice(3)) as [WatchAnswer])[0] });
    else if (text.startsWith('42')) this.#heardEvent(bytes, JSON.parse(text.slice(2)) as [string, Frame]);
  }

  #heardEvent(bytes: number, [name, content]: [string, Frame]): void {
    if (name === messages.frame) this.onFrame({ bytes, content });
  }
}
