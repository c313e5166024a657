import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { Refusal, roles } from '@heli/sdk';
import { installation } from '../access/actor.js';
import { databaseFile } from '../config/environment.js';
import { copyLog } from '../database/copy.js';
import { parseInput } from '../command/parse.js';
import type { Kernel } from '../kernel.js';
import { dataFates } from '../plugin/plugins.js';
import { backedUp } from '../repair/find.js';
import { backUpFiles } from './backup-files.js';

/** Something an operator does on the machine itself; not a command, since it changes no fact. */
export type Operation = (kernel: Kernel, input: unknown) => Promise<unknown>;

const tokenSchema = z.strictObject({
  account: z.string().min(1).max(100).default('admin'),
  label: z.string().max(100).default('cli'),
  roles: z.array(z.enum(roles)).optional(),
  organisation: z.string().max(20).optional(),
  unit: z.string().max(50).optional(),
  days: z.number().int().min(1).max(3650).default(365),
});

/** Answers a new token; an account that is not there yet is made with the roles named. */
const createToken: Operation = async (kernel, input) => {
  const wish = parseInput(tokenSchema, input);
  const { accounts, tree, clock } = kernel;
  if (wish.organisation !== undefined && !tree.has(wish.organisation)) {
    throw new Refusal(
      'not-found',
      'core.refusal.unknownOrganisation',
      { organisation: wish.organisation },
      'organisation',
    );
  }
  const organisation = wish.organisation ?? installation;
  const known = await accounts.find(wish.account);
  const grants = (wish.roles ?? ['administrator' as const]).map((role) => ({
    role,
    organisation,
    unitId: wish.unit,
  }));
  const accountId = known ?? (await accounts.create(wish.account, undefined, grants));
  if (known !== undefined && wish.roles) await accounts.grant(known, grants);
  const expiresAt = new Date(Date.parse(clock.now()) + wish.days * 86_400_000).toISOString();
  const { token, id } = await accounts.issueToken({
    kind: 'api',
    label: wish.label,
    accountId,
    ...(wish.roles && { roles: wish.roles }),
    ...(wish.organisation !== undefined && { organisation: wish.organisation }),
    expiresAt,
  });
  return { token, id, expiresAt };
};

const rebuildSchema = z.strictObject({ mechanism: z.string().max(50).optional() });

const rebuild: Operation = async (kernel, input) => {
  const { mechanism } = parseInput(rebuildSchema, input);
  const all = kernel.registry.mechanisms.filter(({ id }) => id !== 'core');
  const chosen = mechanism === undefined ? all : all.filter(({ id }) => id === mechanism);
  if (mechanism !== undefined && chosen.length === 0) {
    throw new Refusal('not-found', 'core.refusal.unknownMechanism', { mechanism }, 'mechanism');
  }
  const results = [];
  // The numbers are the contract's: once for all that implement it.
  for (const id of new Set(chosen.map(({ implements: contract }) => contract.id)))
    results.push({ mechanism: id, ...(await kernel.follower.rebuild(id)) });
  return results;
};

const fileSchema = z.strictObject({ file: z.string().min(1).max(1000) });

/** Copies the log online to a new file: a prefix of it, whole and consistent. The files it refers to go beside it. */
const backUp: Operation = async (kernel, input) => {
  const file = resolve(parseInput(fileSchema, input).file);
  if (kernel.database.dialect !== 'sqlite') throw new Refusal('conflict', 'core.refusal.backUpByServer');
  if (existsSync(file)) throw new Refusal('conflict', 'core.refusal.fileExists', { file }, 'file');
  mkdirSync(dirname(file), { recursive: true });
  await copyLog(join(kernel.database.folder, databaseFile), file);
  const lacking = await backUpFiles(kernel.database.folder, file);
  await kernel.database.transaction((sql) =>
    sql.run(
      'INSERT INTO core_meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      backedUp,
      kernel.clock.now(),
    ),
  );
  return { file, lacking };
};

/** Checks the file, the chain of the log, every kept file, and that the numbers are what the log says. */
const check: Operation = async (kernel) => {
  const integrity = await kernel.database.store.integrity();
  const { checked, brokenAt } = await kernel.log.verify();
  const numbers: Record<string, number> = {};
  for (const { id } of kernel.registry.contracts) numbers[id] = await kernel.follower.differing(id);
  return {
    events: checked,
    brokenAt: brokenAt ?? null,
    integrity,
    /** Buckets that differ from a rebuild, by contract. */
    differing: Object.fromEntries(Object.entries(numbers).filter(([, differing]) => differing > 0)),
    files: await kernel.files.verify(),
    lag: kernel.log.head.seq - kernel.follower.seq,
    faults: kernel.faults.list(),
  };
};

const listPlugins: Operation = (kernel) =>
  Promise.resolve(
    kernel.registry.plugins.map(({ id, version, state, reason }) => ({
      id,
      version,
      state,
      reason: reason ?? null,
    })),
  );

const packageSchema = z.strictObject({ package: z.string().min(1).max(1000) });

/** Tells what a package is and wants; lets nothing of it in. */
const inspectPackage: Operation = (kernel, input) =>
  kernel.plugins.inspect(resolve(parseInput(packageSchema, input).package));

/** Lets in the package whose files somebody consented to. */
const installPackage: Operation = async (kernel, input) => {
  const wish = parseInput(packageSchema.extend({ integrity: z.string().min(1).max(200) }), input);
  const { id, version, state } = await kernel.plugins.install(resolve(wish.package), wish.integrity);
  return { id, version, state };
};

const removePlugin: Operation = async (kernel, input) => {
  const { plugin, data, file } = parseInput(
    z.strictObject({
      plugin: z.string().min(1).max(50),
      data: z.enum(dataFates).default('keep'),
      file: z.string().min(1).max(1000).optional(),
    }),
    input,
  );
  await kernel.plugins.remove(plugin, data, file);
  return { plugin, data };
};

const activationSchema = z.strictObject({
  mechanism: z.string().max(50),
  organisation: z.string().max(20).default(installation),
  active: z.boolean(),
  reason: z.string().max(200).default('operator'),
});

const activate: Operation = async (kernel, input) => {
  const { mechanism, organisation, active, reason } = parseInput(activationSchema, input);
  if (!active) {
    await kernel.command(organisation, 'core.deactivateMechanism', { mechanism, reason });
    return { mechanism, organisation, active };
  }
  await kernel.command(organisation, 'core.activateMechanism', { mechanism });
  // Whoever runs it may have opened the house for this alone: it is done when all is taken over.
  await kernel.takeovers.idle();
  if (!kernel.activation.isActive(mechanism, organisation))
    throw new Refusal('conflict', 'core.refusal.takeoverStopped', { mechanism }, 'mechanism');
  return { mechanism, organisation, active };
};

const openWall: Operation = async (kernel, input) => {
  const wish = parseInput(
    z.strictObject({
      name: z.string().max(50).default('wall'),
      organisation: z.string().max(20),
      language: z.enum(['zh-CN', 'en']).default('zh-CN'),
      audience: z.enum(['public', 'council', 'confidential']).default('council'),
    }),
    input,
  );
  if (!kernel.tree.has(wish.organisation)) {
    throw new Refusal(
      'not-found',
      'core.refusal.unknownOrganisation',
      { organisation: wish.organisation },
      'organisation',
    );
  }
  return kernel.displays.open({ ...wish, theme: 'night' });
};

/** Settles once everything that was in the log is in the numbers. */
const settle: Operation = async (kernel) => {
  await kernel.follower.caughtUp();
  return { seq: kernel.log.head.seq };
};

/** Mapping profiles for imports that the mechanisms ship, by name. */
const importProfiles: Operation = (kernel) =>
  Promise.resolve(
    Object.assign({}, ...kernel.registry.mechanisms.map((mechanism) => mechanism.importProfiles)),
  );

export const operations: Readonly<Record<string, Operation>> = {
  createToken,
  rebuild,
  backUp,
  check,
  listPlugins,
  inspectPackage,
  installPackage,
  removePlugin,
  activate,
  openWall,
  settle,
  importProfiles,
};
