import { randomUUID } from 'node:crypto';
import type { Door, Reply } from '../lib/door.ts';
import { reportOf, street } from '../lib/street.ts';

/** What every matter leaves in the log. */
export const factsPerMatter = 3;
const hour = 3_600_000;

const ago = (hours: number): string => new Date(Date.now() - hours * hour).toISOString();

/** Brings matters in: most are reported, verified and filed; every fourth comes closed, from another system. */
export async function bringIn(door: Door, number: number): Promise<void> {
  if (number % 4 === 3) return bringInClosed(door, number);
  const { output } = await door.command(street, 'coordination.report', reportOf(number));
  const caseId = output['caseId'];
  await door.command(street, 'coordination.verify', { caseId });
  await door.command(street, 'coordination.file', { caseId });
}

/** Brings in one that was closed elsewhere: it changes fifteen of a street's values. */
export async function bringInClosed(door: Door, number: number): Promise<void> {
  const dates = { filedAt: ago(120), due: ago(48), closedAt: ago(number % 8 === 3 ? 60 : 24) };
  const origin = { source: 'bench', sourceId: randomUUID(), category: 'other' };
  await door.command(street, 'coordination.importCase', { ...origin, ...dates, events: [] });
}

/** The last fact's sequence number, known once the numbers have followed. */
export async function settled(operator: Door): Promise<number> {
  return ((await operator.post('/api/operations/settle', {})).body as Pick<Reply, 'seq'>).seq;
}
