import { Refusal } from '@heli/sdk';
import { sentenceOf } from '../fault/faults.js';
import type { Carried } from './messages.js';

const longest = 2_000;

/** An error as plain data; whatever else was thrown, in words. */
export function carry(error: unknown): Carried {
  if (error instanceof Refusal) {
    const { code, key, params, field } = error;
    return { refusal: { code, key, params, field } };
  }
  const { stack, code } = error instanceof Error ? (error as Error & { code?: unknown }) : {};
  return {
    message: sentenceOf(error).slice(0, longest),
    stack: typeof stack === 'string' ? stack.slice(0, longest) : undefined,
    code: typeof code === 'string' ? code : undefined,
  };
}

/** The error again, with the stack of the thread that it was thrown on. */
export function thrown(carried: Carried): Error {
  if ('refusal' in carried) {
    const { code, key, params, field } = carried.refusal;
    return new Refusal(code, key, params, field);
  }
  const { message, stack, code } = carried;
  return Object.assign(
    new Error(message),
    stack === undefined ? {} : { stack },
    code === undefined ? {} : { code },
  );
}
