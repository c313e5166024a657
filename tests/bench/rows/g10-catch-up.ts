import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Door } from '../../lib/door.ts';
import { street } from '../../lib/street.ts';
import { deviceToken, openHouse } from '../house.ts';
import { LeanWall } from '../lean-wall.ts';
import { bringIn, factsPerMatter, settled } from '../matters.ts';
import type { Row } from '../row.ts';

/** An hour at one event a second. */
const missed = 3600;
const connections = 16;

export const catchUp: Row = {
  id: 'G10',
  what: `bytes to catch up after an outage of ${missed.toLocaleString('en')} events`,
  floor: 'replay of the missed events: sequence number, type, organisation, moment, data',
  unitOfWork: 'catch-up',
  async measure(setting) {
    const house = await openHouse(setting, connections);
    const operator = new Door(house.server.url, house.server.operatorToken);
    const token = await deviceToken(house.door);
    await bringIn(house.door, 0);
    await bringIn(house.door, 3);
    const from = await settled(operator);
    const before = await watchOnce(house.server.url, token);
    await fillHour(house.door);
    await settled(operator);
    const { scope, to } = before.content;
    const after = await watchOnce(house.server.url, token, { scope, version: to });
    if (after.content.snapshot) throw new Error('The wall was given a snapshot, not what it had missed.');
    const metrics = new Set(after.content.names?.map(([, metric]) => metric)).size;
    const replayed = replayOf(house.server.folder, from);
    operator.close();
    await house.close();
    return [
      {
        ...{ name: `${metrics} metrics, ${after.content.cells.length} cells changed`, unit: 'B' },
        ...{ compare: 'ratio', goal: { most: 0.05 }, fewestRounds: 1 },
        rounds: [{ thing: after.bytes, floor: replayed }],
      },
    ];
  },
};

async function watchOnce(url: string, token: string, since?: { scope: string; version: number }) {
  const wall = await LeanWall.hang(url, token);
  const watched = await wall.watch([street], since);
  wall.takeDown();
  return watched;
}

async function fillHour(door: Door): Promise<void> {
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < missed / factsPerMatter) await bringIn(door, next++);
  };
  await Promise.all(Array.from({ length: connections }, client));
}

function replayOf(folder: string, after: number): number {
  const database = new DatabaseSync(join(folder, 'heli.sqlite'), { readOnly: true });
  const rows = database
    .prepare('SELECT seq, type, organisation, occurred_at, data FROM core_event WHERE seq > ?')
    .all(after)
    .map((row) => Object.values({ ...row, data: JSON.parse(String(row['data'])) as unknown }));
  database.close();
  if (rows.length < missed) throw new Error(`Only ${rows.length} events were missed.`);
  return Buffer.byteLength(JSON.stringify(rows));
}
