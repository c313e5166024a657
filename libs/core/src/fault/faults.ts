/** A mechanism went wrong: its own code threw, timed out or answered with what it may not. */
export class MechanismFault extends Error {
  override readonly name = 'MechanismFault';

  constructor(
    readonly mechanism: string,
    readonly phase: FaultPhase,
    cause: unknown,
  ) {
    super(`${mechanism} failed in ${phase}: ${sentenceOf(cause)}`, { cause });
  }
}
export type FaultPhase = 'load' | 'migrate' | 'command' | 'query' | 'fold' | 'reaction' | 'feed';

/** A mechanism is not asked for now, since it went wrong too often. Answered with 503 and Retry-After. */
export class MechanismPaused extends Error {
  override readonly name = 'MechanismPaused';

  constructor(
    readonly mechanism: string,
    readonly phase: FaultPhase,
    /** After so many seconds it may be asked again. */
    readonly seconds: number,
  ) {
    super(`${mechanism} is paused in ${phase} for ${String(seconds)} s after too many faults.`);
  }
}

/** The disk refused the whole transaction: nothing of it is stored. Answered with 507. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
}

/** The database went away in the middle of a transaction. */
export class LostConnection extends Error {
  override readonly name = 'LostConnection';
}

/** SQLite's primary codes after which the whole transaction is gone: I/O error, corrupt, full, read-only. */
const fatal = new Set([8, 10, 11, 13]);
/** Errors may name each other as their causes in a circle. */
const deepestCause = 10;

/** PostgreSQL's classes of the same: no connection, no resources (such as disk), stopped by an operator, a fault of the system. */
const fatalClasses = /^(08|53|57P|58)/;
/** Node's words for a server that is not there, and ours for one that went away. */
const unreachable = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;

const isFatal = (error: unknown): boolean => {
  if (fatal.has(resultCode(error) ?? 0) || error instanceof LostConnection) return true;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && (fatalClasses.test(code) || unreachable.test(code));
};

export function isStorageFault(error: unknown): boolean {
  try {
    return causesOf(error).some(isFatal);
  } catch {
    // A plugin's own error that throws when one looks at it; the disk's do not.
    return false;
  }
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (
    let at = error;
    causes.length < deepestCause && typeof at === 'object' && at !== null;
    at = 'cause' in at ? at.cause : undefined
  ) {
    causes.push(at);
  }
  return causes;
}

/** SQLite's primary result code, if the error is one of its own. */
export const resultCode = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errcode' in error
    ? Number(error.errcode) & 0xff
    : undefined;

/** What was thrown, in words; anything may be, also what throws when one looks at it. */
export function sentenceOf(error: unknown): string {
  try {
    return typeof error === 'object' && error !== null && 'message' in error
      ? String(error.message)
      : String(error);
  } catch {
    return "What was thrown can't be put in words.";
  }
}

export interface RecordedFault {
  readonly mechanism: string;
  readonly phase: FaultPhase;
  readonly at: string;
  readonly message: string;
  readonly count: number;
}

/** The last fault of each mechanism and phase, for the administrators' pages and health. */
export class FaultBook {
  readonly #last = new Map<string, RecordedFault>();

  constructor(private readonly onFault: (fault: MechanismFault) => void) {}

  record(fault: MechanismFault, at: string): void {
    const name = `${fault.mechanism} ${fault.phase}`;
    const count = (this.#last.get(name)?.count ?? 0) + 1;
    this.#last.set(name, {
      mechanism: fault.mechanism,
      phase: fault.phase,
      at,
      message: fault.message.slice(0, 500),
      count,
    });
    this.onFault(fault);
  }

  list(): RecordedFault[] {
    return [...this.#last.values()];
  }
}
