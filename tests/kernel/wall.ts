import { io, type Socket } from 'socket.io-client';
import {
  messages,
  protocolVersion,
  socketPath,
  type Frame,
  type WatchAnswer,
  type Watched,
} from '@heli/protocol';
import { street, type House } from '@heli/testing';

/** A page's connection, that keeps all it hears. */
export interface Wall {
  readonly socket: Socket;
  readonly frames: Frame[];
  watch(since?: { scope: string; version: number }, organisations?: readonly string[]): Promise<WatchAnswer>;
  /** Settles with the first frame, heard already or yet to come, that is as wanted. */
  frame(wanted: (frame: Frame) => boolean): Promise<Frame>;
}

export async function openWall(
  url: string,
  token: string | undefined,
  headers: Record<string, string> = {},
): Promise<Wall> {
  const socket = io(url, {
    path: socketPath,
    transports: ['websocket'],
    auth: { token },
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
  });
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  socket.on(messages.frame, (frame: Frame) => {
    frames.push(frame);
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    socket,
    frames,
    watch: async (since, organisations = [street]) =>
      (await socket.timeout(30_000).emitWithAck(messages.watch, {
        protocol: protocolVersion,
        organisations,
        ...(since && { since }),
      })) as WatchAnswer,
    frame: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = frames.find(wanted);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

export const roomOf = (answer: WatchAnswer): Watched => {
  if (!answer.ok) throw new Error(answer.problem.key);
  return answer.room;
};

/** The token of a display that stands at an organisation. */
export async function displayToken(
  house: House,
  audience: 'public' | 'council' | 'confidential' = 'council',
  organisation = street,
): Promise<{ id: string; token: string }> {
  const { displays } = house.kernel;
  const { id, code } = await displays.open({
    name: 'wall',
    organisation,
    audience,
    language: 'zh-CN',
    theme: 'night',
  });
  return { id, token: (await displays.claim(code)).token };
}
