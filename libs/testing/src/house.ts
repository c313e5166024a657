import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ulid } from 'ulid';
import {
  defaultBreakerRules,
  Kernel,
  SteppedClock,
  type Actor,
  type BreakerRules,
  type Config,
  type Plugin,
} from '@heli/core';
import type { AnyMechanism, CallOf, CommandType, OutputOf, QueryType, Role } from '@heli/sdk';
import type { Cell } from '@heli/protocol';
import { dropTestDatabase, testDatabase } from './test-database.js';

/** A small tree: one street, two communities, a grid in the first. */
export const street = '370704003';
export const communities = ['370704003009', '370704003017'] as const;
export const grid = '370704003009001';

/** The zone of a house that no test says otherwise of. */
export const testZone = 'Asia/Shanghai';

export interface HouseOptions {
  readonly mechanisms?: readonly unknown[];
  /** Mechanisms that belong to the house, such as the council: active everywhere. */
  readonly builtIn?: readonly unknown[];
  /** Which of them are active at the street at first; all of them if left out. */
  readonly active?: readonly string[];
  /** Where the house's time stands at first. */
  readonly now?: string;
  /** A data folder that outlives the house; a temporary one if left out. */
  readonly folder?: string;
  readonly zone?: string;
  /** When a mechanism that goes wrong is paused; what is left out is as in a server. */
  readonly breaker?: Partial<BreakerRules>;
  /** Where notices go out by mail. */
  readonly mail?: Config['mail'];
  /** Whether webhooks may go to this machine; they may if left out. */
  readonly webhooksInside?: boolean;
  /** On PostgreSQL: the data folder of another house, whose log this one shares. */
  readonly database?: string;
  /** Whether secret ballots may be held in PostgreSQL; not if left out. */
  readonly ballotsOnPostgresql?: boolean;
  /** What the house believes it listens on, and so by which names it is asked; this machine alone if left out. */
  readonly host?: string;
  /** How much one account may ask for; as good as everything if left out. */
  readonly requestsPerMinute?: number;
  /** What the doors print; nothing if left out. */
  readonly logLevel?: Config['logLevel'];
}

/** A whole house for a test: the real kernel on a real database, with a clock that the test moves. */
export interface House {
  readonly kernel: Kernel;
  readonly clock: SteppedClock;
  readonly folder: string;
  readonly faults: readonly string[];
  /** What was paused, tried again and went on, in order: `paused counter.odd`. */
  readonly turns: readonly string[];
  /** Carries out a command as somebody, and waits until the numbers have followed. */
  run<C extends CommandType>(
    command: C,
    input: CallOf<C>,
    as?: Actor,
    organisation?: string,
  ): Promise<OutputOf<C>>;
  ask<Q extends QueryType>(
    query: Q,
    input: CallOf<Q>,
    as?: Actor,
    organisation?: string,
  ): Promise<OutputOf<Q>>;
  /** One cell of a metric, as the confidential audience reads it. */
  cell(metric: string, period?: string, organisation?: string, key?: string): Promise<Cell>;
  /** Opens the doors on a free port. */
  listen(): Promise<{ url: string; app: NestFastifyApplication }>;
  close(): Promise<void>;
}

/** Somebody with roles, known to no account. */
export const actor = (
  id: string,
  roles: readonly Role[],
  organisation = street,
  unitId?: string,
  personId?: string,
): Actor => ({
  id,
  kind: 'account',
  personId,
  grants: roles.map((role) => ({ role, organisation, unitId })),
  audience: undefined,
});

export const office = actor('office', ['office']);
export const administrator = actor('administrator', ['administrator'], 'installation');

const pluginOf = (mechanism: AnyMechanism): Plugin => ({
  id: mechanism.id,
  version: mechanism.version,
  folder: '',
  state: 'installed',
  reason: undefined,
  mechanism,
});

const configFor = (
  folder: string,
  { zone = testZone, breaker, mail, ...options }: HouseOptions,
  databaseUrl: string | undefined,
): Config => ({
  port: 0,
  host: options.host ?? '127.0.0.1',
  dataFolder: folder,
  databaseUrl,
  demonstration: false,
  adminPassword: undefined,
  origin: undefined,
  zone,
  pluginFolders: [],
  watchedFolders: [],
  development: false,
  oidc: undefined,
  ballotsOnPostgresql: options.ballotsOnPostgresql ?? false,
  fileShare: 100 * 1024 * 1024,
  mail,
  webhooksInside: options.webhooksInside ?? true,
  breaker: { ...defaultBreakerRules, ...breaker },
  logLevel: options.logLevel ?? 'silent',
  tlsFolder: join(folder, 'tls'),
  tls: undefined,
  trustProxy: 0,
  requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
});

/** Opens a house with its mechanisms active at the street, whose tree is registered where the log is new. */
export async function createHouse(options: HouseOptions = {}): Promise<House> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'heli-house-'));
  const clock = new SteppedClock(options.now ?? '2026-11-02T01:00:00.000Z');
  const faults: string[] = [];
  const turns: string[] = [];
  const mechanisms = (options.mechanisms ?? []) as readonly AnyMechanism[];
  const kernel = await Kernel.open({
    config: configFor(folder, options, await testDatabase(options.database ?? folder)),
    clock,
    notices: {
      fault: (fault) => void faults.push(fault.message),
      warn: (key) => void faults.push(key),
      turn: ({ mechanism, phase, handler }, to) =>
        void turns.push(`${to} ${handler || `${mechanism} ${phase}`}`),
    },
    plugins: mechanisms.map(pluginOf),
    builtIn: (options.builtIn ?? []) as readonly AnyMechanism[],
  });
  await kernel.start();
  if (!kernel.tree.has(street)) await furnish(kernel, options.active ?? mechanisms.map(({ id }) => id));
  return houseOf({ kernel, clock, folder, faults, turns }, options.folder === undefined);
}

async function furnish(kernel: Kernel, active: readonly string[]): Promise<void> {
  const organisations = [
    { code: street, name: '凤凰街道', level: 'street', parentCode: null },
    ...communities.map((code, i) => ({
      code,
      name: `第${String(i + 1)}社区`,
      level: 'community',
      parentCode: street,
    })),
    { code: grid, name: '第一网格', level: 'grid', parentCode: communities[0] },
  ];
  await kernel.command('installation', 'core.registerOrganisations', { organisations });
  for (const mechanism of active) await kernel.command(street, 'core.activateMechanism', { mechanism });
}

function houseOf(
  parts: Pick<House, 'kernel' | 'clock' | 'folder' | 'faults' | 'turns'>,
  temporary: boolean,
): House {
  const { kernel, folder } = parts;
  let app: NestFastifyApplication | undefined;
  return {
    ...parts,
    run: async (command, input, as = office, organisation = street) => {
      const call = { actor: as, organisation, name: command.name, input, idempotencyKey: ulid() };
      const { output } = await kernel.bus.execute(call);
      return output as never;
    },
    ask: async (query, input, as = office, organisation = street) =>
      (await kernel.queries.answer(as, organisation, query, input)) as never,
    cell: async (metric, period = 'total', organisation = street, key) => {
      await kernel.writer.wake();
      await kernel.follower.caughtUp();
      const cells = await kernel.cells.list([metric], organisation, period, 'confidential');
      const found = cells.find((cell) => key === undefined || cell.key === key);
      if (!found) throw new Error(`${metric} has no key ${String(key)} at ${organisation}.`);
      return found;
    },
    listen: async () => {
      // Most tests knock at no door: what only the doors need is loaded when one opens.
      const { createApplication } = await import('@heli/core/http');
      app = await createApplication(kernel, {});
      await app.listen(0, '127.0.0.1');
      const address = app.getHttpServer().address();
      if (typeof address !== 'object' || !address) throw new Error('The house has no address.');
      return { url: `http://127.0.0.1:${String(address.port)}`, app };
    },
    close: async () => {
      await app?.close();
      await kernel.close();
      if (!temporary) return;
      await dropTestDatabase(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
