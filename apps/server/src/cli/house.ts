import { builtIn } from '../built-in.js';
import { randomUUID } from 'node:crypto';
import {
  DataLock,
  Kernel,
  operations,
  StartFault,
  systemActor,
  systemClock,
  Words,
  type Config,
  type Holder,
} from '@heli/core';
import type { Problem } from '@heli/protocol';
import type { z } from 'zod';
import { prepareInstallation } from '../installation.js';
import { processNotices } from '../notices.js';
import { ask } from './http.js';

/** The server's answer "no", as it came over HTTP. */
export class RefusedByServer extends Error {
  override readonly name = 'RefusedByServer';
  readonly key: string;
  readonly params: Problem['params'];
  readonly errors: Problem['errors'];

  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.key = problem.key;
    this.params = problem.params;
    this.errors = problem.errors;
  }
}

/** A house to work on: the running server's over HTTP, or the data folder's own in this process. */
export interface House {
  send(
    organisation: string,
    name: string,
    input: unknown,
    idempotencyKey?: string,
  ): Promise<{ output: unknown }>;
  operate<T>(name: string, input: unknown): Promise<T>;
  importProfiles(): Promise<Readonly<Record<string, unknown>>>;
  /** Schema of a command's input, where this process has it. */
  inputOf(command: string): z.ZodType | undefined;
  /** A refusal in the reader's words, where the house has said it. */
  reasonOf(key: string, params: Readonly<Record<string, unknown>>): string | undefined;
  close(): Promise<void>;
}

/** @throws StartFault if the data folder can't be used */
export async function enter(config: Config): Promise<House> {
  const holder = DataLock.holder(config.dataFolder);
  return holder ? remote(holder, config) : local(config);
}

async function local(config: Config): Promise<House> {
  const lock = DataLock.take(config.dataFolder);
  const kernel = await Kernel.open({
    config,
    clock: systemClock,
    notices: processNotices(config.logLevel),
    builtIn,
  });
  await kernel.start();
  await prepareInstallation(kernel);
  const actor = systemActor('operator');
  const words = new Words(kernel.registry);
  return {
    inputOf: (command) => kernel.registry.command(command)?.input,
    reasonOf: (key, params) => words.say(readersLanguage(), key, params as Problem['params']),
    send: (organisation, name, input, idempotencyKey = randomUUID()) =>
      kernel.bus.execute({ actor, organisation, name, input, idempotencyKey }),
    operate: async <T>(name: string, input: unknown) => (await operations[name]!(kernel, input)) as T,
    importProfiles: async () => (await operations['importProfiles']!(kernel, {})) as Record<string, unknown>,
    close: async () => {
      await kernel.follower.caughtUp();
      await kernel.close();
      lock.release();
    },
  };
}

async function remote(holder: Holder, config: Config): Promise<House> {
  const { url, operatorToken } = holder;
  const reasons = new Map<string, string>();
  const post = async (
    path: string,
    input: unknown,
    headers: Record<string, string> = {},
  ): Promise<unknown> => {
    const all = {
      Authorization: `Bearer ${operatorToken}`,
      'Content-Type': 'application/json',
      'Accept-Language': readersLanguage(),
      ...headers,
    };
    const { ok, body } = await ask(holder, 'POST', path, all, input ?? {});
    if (!ok) {
      const problem = body as Problem;
      reasons.set(nameOf(problem.key, problem.params), problem.detail);
      throw new RefusedByServer(problem);
    }
    return body;
  };
  await ask(holder, 'GET', '/api/health/live').catch((error: unknown) => {
    throw new StartFault(`The server that uses ${config.dataFolder} does not answer at ${url}.`, {
      cause: error,
    });
  });
  return {
    inputOf: () => undefined,
    reasonOf: (key, params) => reasons.get(nameOf(key, params)),
    send: async (organisation, name, input, idempotencyKey = randomUUID()) =>
      (await post(`/api/${organisation}/commands/${name}`, input, { 'Idempotency-Key': idempotencyKey })) as {
        output: unknown;
      },
    operate: async <T>(name: string, input: unknown) => (await post(`/api/operations/${name}`, input)) as T,
    importProfiles: async () => (await post('/api/operations/importProfiles', {})) as Record<string, unknown>,
    close: () => Promise.resolve(),
  };
}

const nameOf = (key: string, params: Readonly<Record<string, unknown>>): string =>
  `${key} ${JSON.stringify(params)}`;

/** The language of whoever reads the terminal. */
export const readersLanguage = (): 'zh-CN' | 'en' =>
  (process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '').startsWith('zh')
    ? 'zh-CN'
    : 'en';
