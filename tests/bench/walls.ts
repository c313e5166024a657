import { io, type Socket } from 'socket.io-client';
import { messages, protocolVersion, socketPath, type Frame, type WatchAnswer } from '@heli/protocol';
import { street } from '../lib/street.ts';

interface Wall {
  readonly socket: Socket;
  seq: number;
  at: number;
}

/** Many walls in one process, and the moment at which the last of them knew of a fact. */
export class Walls {
  readonly #walls: Wall[] = [];
  #frame: Frame | undefined;
  #waiting: { seq: number; resolve: (at: number) => void } | undefined;

  /** @param token a device's, where the server asks for one and for what is watched */
  async hang(count: number, url: string, token: string | undefined): Promise<void> {
    for (let i = 0; i < count; i++) {
      const socket = io(url, {
        ...{ path: socketPath, transports: ['websocket'], forceNew: true, reconnection: false },
        ...(token !== undefined && { auth: { token } }),
      });
      const wall: Wall = { socket, seq: 0, at: 0 };
      socket.on(messages.frame, (frame: Frame) => this.#heard(wall, frame));
      await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject));
      if (token !== undefined) await watch(socket);
      this.#walls.push(wall);
    }
  }

  /** The last frame that changed a cell. */
  get frame(): Frame | undefined {
    return this.#frame;
  }

  /** When the last wall heard of a fact. */
  allHeard(seq: number): Promise<number> {
    return new Promise((resolve) => {
      this.#waiting = { seq, resolve };
      this.#assess();
    });
  }

  takeDown(): void {
    for (const { socket } of this.#walls) socket.disconnect();
  }

  #heard(wall: Wall, frame: Frame): void {
    if (frame.cells.length > 0) this.#frame = frame;
    if (frame.seq <= wall.seq) return;
    wall.seq = frame.seq;
    wall.at = performance.now();
    this.#assess();
  }

  #assess(): void {
    const waiting = this.#waiting;
    if (!waiting || this.#walls.some(({ seq }) => seq < waiting.seq)) return;
    this.#waiting = undefined;
    waiting.resolve(Math.max(...this.#walls.map(({ at }) => at)));
  }
}

async function watch(socket: Socket): Promise<void> {
  const wish = { protocol: protocolVersion, organisations: [street] };
  const answer = (await socket.emitWithAck(messages.watch, wish)) as WatchAnswer;
  if (!answer.ok) throw new Error(`A wall was refused: ${JSON.stringify(answer.problem)}`);
}
