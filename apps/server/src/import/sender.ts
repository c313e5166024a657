import { setTimeout as pause } from 'node:timers/promises';
import type { WordParams } from './words.js';

/** Carries a command to the house: in this process or over HTTP. Sent again with the same key, it has no second effect. */
export interface CommandSender {
  send(
    organisation: string,
    name: string,
    input: unknown,
    idempotencyKey: string,
  ): Promise<{ output: unknown }>;
}

/** What is wrong with one field of a command's input. */
export interface FieldFault {
  readonly field: string;
  readonly key: string;
  readonly detail: string;
}

/** A "no" of the house, however it came here: thrown by the kernel, or told over HTTP. */
export class RefusedCommand extends Error {
  override readonly name = 'RefusedCommand';

  constructor(
    readonly key: string,
    readonly params: WordParams = {},
    readonly errors: readonly FieldFault[] = [],
    /** One of the five codes, or an HTTP status; what it says about one record or about all. */
    readonly code?: string | number,
    options?: ErrorOptions,
  ) {
    super(key, options);
  }
}

/** Every further record would be refused alike. */
const forAll: readonly unknown[] = ['forbidden', 'not-found', 401, 403, 404];
const hopeless = 'core.refusal.mechanismInactive';
const tooMany: readonly unknown[] = ['too-many', 429];

export const concernsAll = (refused: RefusedCommand): boolean =>
  forAll.includes(refused.code) || refused.key === hopeless;

interface Told {
  readonly key: string;
  readonly params?: WordParams;
  readonly errors?: readonly FieldFault[];
  readonly field?: string;
  readonly code?: string;
  readonly problem?: { readonly status?: number };
}

const isTold = (error: unknown): error is Error & Told =>
  error instanceof Error && 'key' in error && typeof error.key === 'string';

/** The refusal in an error; nothing if the command failed for another reason, such as a lost connection. */
export function refusalIn(error: unknown): RefusedCommand | undefined {
  if (error instanceof RefusedCommand) return error;
  if (!isTold(error)) return undefined;
  const { key, params, field, code, problem } = error;
  const own = field === undefined ? [] : [{ field, key, detail: error.message }];
  const errors = error.errors && error.errors.length > 0 ? error.errors : own;
  return new RefusedCommand(key, params, errors, code ?? problem?.status, { cause: error });
}

const longestPause = 30_000;
const tries = 10;

/**
 * Sends and, where the house says "too many", sends again after a pause.
 * @throws RefusedCommand, or whatever kept the command from arriving
 */
export async function sendPatiently(
  sender: CommandSender,
  ...command: Parameters<CommandSender['send']>
): Promise<unknown> {
  for (let round = 1; ; round++) {
    try {
      return (await sender.send(...command)).output;
    } catch (error) {
      const refused = refusalIn(error);
      if (!refused) throw error;
      if (!tooMany.includes(refused.code) || round === tries) throw refused;
      await pause(Math.min(longestPause, 500 * 2 ** round));
    }
  }
}
