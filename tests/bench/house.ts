import { join } from 'node:path';
import { Door } from '../lib/door.ts';
import { startServer, type Server } from '../lib/server.ts';
import { furnish, officeToken, reportOf, street } from '../lib/street.ts';
import type { Setting } from './row.ts';

/** A furnished server in a process of its own, and a caller in ours. */
export interface House {
  readonly server: Server;
  readonly door: Door;
  /** Sends one `coordination.report`; answers its sequence number. */
  report(): Promise<number>;
  close(): Promise<void>;
}

export async function openHouse({ folder, main }: Setting, connections: number): Promise<House> {
  const server = await startServer(join(folder, 'data'), { main });
  await furnish(server);
  const door = new Door(server.url, await officeToken(server), connections);
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
