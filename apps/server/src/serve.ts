import { rmSync } from 'node:fs';
import {
  DataLock,
  installation,
  Kernel,
  newToken,
  PluginFolders,
  SteppedClock,
  systemClock,
  type Config,
  type FolderNotices,
} from '@heli/core';
import { Refusal } from '@heli/sdk';
import { builtIn } from './built-in.js';
import { certificateOf, openDoors } from './doors.js';
import { needsSeed, seedDemonstration, trickle } from './demonstration/index.js';
import { prepareInstallation } from './installation.js';
import { processNotices } from './notices.js';
import { warningsOf } from './warnings.js';
import type { ServedCertificate } from './tls/certificate.js';

/** How long before today the demonstration's story begins. */
const storyDays = 375;
const storySeed = 20_261_122;

/** A running server and how to stop it. */
export interface Serving {
  readonly kernel: Kernel;
  readonly url: string;
  /** The one-time link's code, where the first administrator has no password yet. */
  readonly setUpCode: string | undefined;
  /** What will not work as people expect, in sentences. */
  readonly warnings: readonly string[];
  stop(): Promise<void>;
}

/** @throws StartFault with a sentence for a person */
export async function serve(config: Config, say: (line: string) => void): Promise<Serving> {
  const certificate = certificateOf(config);
  const lock = DataLock.take(config.dataFolder);
  let kernel: Kernel | undefined;
  try {
    kernel = config.demonstration
      ? await openDemonstration(config, say)
      : await openKernel(config, systemClock);
    const setUpCode = await ensureAdministrator(kernel);
    await kernel.start();
    await prepareInstallation(kernel);
    const operatorToken = newToken();
    const announce = (url: string, served: ServedCertificate | undefined): void =>
      lock.announce({ pid: process.pid, url, operatorToken, certificate: served?.leaf.toString() });
    const doors = await openDoors(kernel, certificate, (renewed) => announce(doors.url, renewed));
    kernel.accounts.letOperatorIn(operatorToken);
    announce(doors.url, certificate);
    const folders = new PluginFolders(kernel, folderNotices(say));
    folders.watch(config.watchedFolders);
    const stopTrickle = config.demonstration ? trickle(kernel, storySeed) : () => undefined;
    const running = kernel;
    const stop = async (): Promise<void> => {
      stopTrickle();
      await folders.close();
      await doors.close();
      await running.close();
      lock.release();
    };
    const warnings = warningsOf(config, certificate, new Date());
    return { kernel, url: doors.url, setUpCode, warnings, stop };
  } catch (error) {
    await kernel?.close();
    lock.release();
    throw error;
  }
}

/** Tells the terminal what came into a folder of plugins, and where in its code what is wrong with it stands. */
const folderNotices = (say: (line: string) => void): FolderNotices => ({
  taken: (plugin, version) => say(`${plugin} ${version} is taken in.`),
  refused: (folder, error) => say(`${folder} is not taken in: ${reasonOf(error)}`),
});

const openKernel = (config: Config, clock: Parameters<typeof Kernel.open>[0]['clock']): Promise<Kernel> =>
  Kernel.open({ config, clock, notices: processNotices(config.logLevel), builtIn });

/** Opens the demonstration, telling its story first where it has not been told to the end. */
async function openDemonstration(config: Config, say: (line: string) => void): Promise<Kernel> {
  const begin = new Date(Date.now() - storyDays * 86_400_000).toISOString();
  let clock = new SteppedClock(begin);
  let kernel = await openKernel(config, clock);
  if (await needsSeed(kernel)) {
    if (kernel.log.head.seq > 0) {
      await kernel.close();
      for (const file of ['heli.sqlite', 'heli.sqlite-wal', 'heli.sqlite-shm'])
        rmSync(`${config.dataFolder}/${file}`, { force: true });
      clock = new SteppedClock(begin);
      kernel = await openKernel(config, clock);
    }
    say('Telling the demonstration (made-up data) …');
    await kernel.start();
    await seedDemonstration(kernel, clock, storySeed, undefined, (month) => {
      say(`  … ${month}`);
    });
  }
  clock.run();
  return kernel;
}

/** The first administrator; its set-up code, if it has no password yet. */
async function ensureAdministrator(kernel: Kernel): Promise<string | undefined> {
  const { accounts, config } = kernel;
  const password = config.adminPassword ?? (config.demonstration ? demonstrationPassword : undefined);
  const grants = (['administrator', 'office'] as const).map((role) => ({
    role,
    organisation: installation,
    unitId: undefined,
  }));
  const id = (await accounts.find('admin')) ?? (await accounts.create('admin', password, grants));
  if (config.adminPassword !== undefined && !(await accounts.hasPassword(id)))
    await accounts.setPassword(id, config.adminPassword);
  return (await accounts.hasPassword(id)) ? undefined : kernel.codes.mint('setup', id, 24 * 60);
}

/** Known to everybody on purpose: it opens made-up data only. */
export const demonstrationPassword = 'demonstration';

const reasonOf = (error: unknown): string => {
  if (error instanceof Refusal) return String(error.params['reason'] ?? error.key);
  return error instanceof Error ? error.message : String(error);
};
