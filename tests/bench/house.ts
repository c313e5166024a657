import { join } from 'node:path';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, tokenOf, reportOf, street } from '../lib/street.ts';
import type { Setting } from './row.ts';

/** A furnished server in a process of its own, and a caller in ours. */
export interface House {
  readonly server: Server;
  readonly door: Door;
  /** Sends one `coordination.report`; answers its sequence number. */
  report(): Promise<number>;
  close(): Promise<void>;
}

export async function openHouse(
  { folder, main }: Pick<Setting, 'folder' | 'main'>,
  connections: number,
  nodeOptions: readonly string[] = [],
): Promise<House> {
  const server = await startServer(join(folder, 'data'), { main, nodeOptions });
  await furnish(server);
  const door = new Door(server.url, await tokenOf(server), connections);
  let number = 0;
  return {
    server,
    door,
    report: async () => (await door.command(street, 'coordination.report', reportOf(number++))).seq,
    close: async () => {
      door.close();
      await server.stop();
    },
  };
}

/** Registers a wall at the street, as a council's; answers its one-time code. */
export async function deviceCode(door: Door): Promise<string> {
  const wish = { name: 'bench', organisation: street, audience: 'council' };
  return ((await door.post('/api/displays', wish)).body as { code: string }).code;
}

/** Lets such a wall in; answers its token. */
export async function deviceToken(door: Door): Promise<string> {
  const code = await deviceCode(door);
  const { token } = (await door.post('/api/displays/claim', { code })).body as { token: string };
  return token;
}
