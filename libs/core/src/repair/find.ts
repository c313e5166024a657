import { isKnownYear } from '../clock/work-clock.js';
import type { Database } from '../database/database.js';
import type { Paused } from '../fault/breakers.js';
import type { Plugin } from '../registry/registry.js';
import type { Repair } from './repair.js';

const dayMs = 86_400_000;
/** A wall reports every 15 s; one that was only switched off for the night is back by then. */
const lostMs = 15 * 60_000;
/** The State Council publishes a year's holidays in November of the one before. */
const holidayLeadDays = 45;
const deliveryDays = 7;

/** Plugins that do nothing since they could not be loaded. */
export const failedPlugins = (plugins: readonly Plugin[]): Repair[] =>
  plugins
    .filter(({ state }) => state === 'failed' || state === 'incompatible')
    .map(({ id, reason }) => ({
      id: `pluginFailed ${id}`,
      kind: 'pluginFailed',
      severity: 'bad',
      params: { plugin: id, reason: reason ?? '' },
      since: null,
      remedy: { kind: 'page', path: '/' },
    }));

/** Work that is not asked for since it failed too often; it is tried again by itself, or at once. */
export const pausedWork = (paused: readonly Paused[]): Repair[] =>
  paused.map(({ mechanism, phase, handler, organisation, since, cause, faults }) => ({
    id: `workPaused ${mechanism} ${phase} ${handler} ${organisation}`,
    kind: 'workPaused',
    severity: 'bad',
    params: { mechanism, work: handler === '' ? phase : handler, cause, faults },
    since,
    remedy: { kind: 'command', name: 'core.tryMechanism', input: { mechanism } },
  }));

interface WallRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly heard_at: string | null;
  readonly faults: string | null;
}

/** Walls within reach that nobody has heard of for a while, or that say what is wrong with them. */
export async function troubledWalls(
  { sql: { reader } }: Database,
  now: string,
  isBelow: (organisation: string) => boolean,
): Promise<Repair[]> {
  const rows = await reader.all<WallRow>(
    `SELECT d.id AS id, d.name AS name, d.organisation AS organisation, r.heard_at AS heard_at, r.faults AS faults
     FROM core_display d JOIN core_display_report r ON r.display_id = d.id ORDER BY d.id`,
  );
  return rows
    .filter(({ organisation }) => isBelow(organisation))
    .flatMap(({ id, name, heard_at: heardAt, faults }): Repair[] => {
      const remedy = { kind: 'page', path: '/walls' } as const;
      if (heardAt !== null && Date.parse(now) - Date.parse(heardAt) > lostMs)
        return [
          {
            ...{ id: `wallLost ${id}`, kind: 'wallLost', severity: 'bad', params: { name } },
            since: heardAt,
            remedy,
          },
        ];
      const told = JSON.parse(faults ?? '[]') as string[];
      if (told.length === 0) return [];
      return [
        {
          ...{ id: `wallFaulty ${id}`, kind: 'wallFaulty', severity: 'warn' },
          params: { name, faults: told.join(', ') },
          since: heardAt,
          remedy,
        },
      ];
    });
}

/** A year of which nobody has told the house which days are free. */
export function unknownHolidays(today: string): Repair[] {
  const soon = new Date(Date.parse(`${today}T00:00:00Z`) + holidayLeadDays * dayMs).toISOString();
  const years = new Set([today, soon].map((day) => Number(day.slice(0, 4))));
  return [...years]
    .filter((year) => !isKnownYear(year))
    .map((year) => ({
      id: `holidaysUnknown ${String(year)}`,
      kind: 'holidaysUnknown',
      severity: 'warn',
      params: { year: String(year) },
      since: null,
      remedy: { kind: 'none' },
    }));
}

/** Where the moment of the last backup is kept. */
export const backedUp = 'backedUpAt';

/** No backup, or none of late. PostgreSQL is backed up by its own means, made-up data need none. */
export async function oldBackup(
  { dialect, sql: { reader } }: Database,
  now: string,
  days: number,
): Promise<Repair[]> {
  if (dialect !== 'sqlite') return [];
  const last = await reader.get<{ value: string }>('SELECT value FROM core_meta WHERE name = ?', backedUp);
  const first = await reader.get<{ recorded_at: string }>(
    'SELECT recorded_at FROM core_event ORDER BY seq LIMIT 1',
  );
  const since = last?.value ?? first?.recorded_at;
  if (since === undefined || Date.parse(now) - Date.parse(since) <= days * dayMs) return [];
  const kind = last ? 'backupTooOld' : 'backupMissing';
  return [{ id: 'backup', kind, severity: 'bad', params: { days }, since, remedy: { kind: 'backup' } }];
}

/** Mails and calls to other programs that came to nothing in the last days. */
export async function failedDeliveries({ sql: { reader } }: Database, now: string): Promise<Repair[]> {
  const after = new Date(Date.parse(now) - deliveryDays * dayMs).toISOString();
  const found = await reader.get<{ count: number; since: string | null; reason: string | null }>(
    `SELECT COUNT(*) AS count, MIN(settled_at) AS since, MAX(reason) AS reason
     FROM core_delivery WHERE state = 'dead' AND settled_at > ?`,
    after,
  );
  if (!found || found.count === 0) return [];
  return [
    {
      ...{ id: 'deliveriesFailed', kind: 'deliveriesFailed', severity: 'warn' },
      params: { count: found.count, reason: found.reason ?? '' },
      since: found.since,
      remedy: { kind: 'page', path: '/me' },
    },
  ];
}
