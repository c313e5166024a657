import type { z } from 'zod';
import { checkedBy } from '../fault/in-time.js';

const deepest = 20;
/** So much may leave a handler at once: characters, and some for each value, which costs work whatever its size. */
const largest = 4 * 1024 * 1024;
const perValue = 16;
const longestName = 200;

/** What is left of the room for values; shared by all that one handler records. */
export interface Budget {
  left: number;
}
export const newBudget = (): Budget => ({ left: largest });

/**
 * Copies plain JSON and refuses what can't be stored as it is: cycles, functions, NaN, exotic objects, nesting beyond
 * 20 levels, names that change what an object is, and more than 4 MB. A copy, since a getter or a proxy may answer
 * otherwise the next time, when nobody looks any more.
 * @throws Error naming what was found; the fault is the handler's, not the caller's
 */
export const plain = (value: unknown, budget = newBudget()): unknown => copyOf(value, 0, budget);

/**
 * Passes a handler's value through its schema. The schema is a plugin's as well, so that what comes out of it is looked
 * at again.
 */
export function stored<S extends z.ZodType>(schema: S, value: unknown, budget = newBudget()): z.output<S> {
  const given = plain(value, budget);
  return plain(checkedBy(schema, () => schema.parse(given))) as z.output<S>;
}

function copyOf(value: unknown, depth: number, budget: Budget): unknown {
  budget.left -= typeof value === 'string' ? value.length + perValue : perValue;
  if (budget.left < 0) throw new Error('A value is larger than 4 MB.');
  if (depth > deepest) throw new Error('A value is nested too deeply or refers to itself.');
  const kind = typeof value;
  if (value === null || kind === 'string' || kind === 'boolean' || kind === 'undefined') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${String(value)} is no number that can be stored.`);
    return value;
  }
  if (Array.isArray(value)) return copyOfArray(value, depth, budget);
  if (typeof value === 'object' && isPlainObject(value)) return copyOfObject(value, depth, budget);
  throw new Error(`A ${kind} can't be stored.`);
}

/** By index, since an array may bring an iterator of its own. */
function copyOfArray(value: readonly unknown[], depth: number, budget: Budget): unknown[] {
  const copy: unknown[] = [];
  const { length } = value;
  for (let i = 0; i < length; i++) copy.push(copyOf(value[i], depth + 1, budget));
  return copy;
}

function copyOfObject(value: object, depth: number, budget: Budget): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    budget.left -= name.length;
    const part = (value as Readonly<Record<string, unknown>>)[name];
    if (name.length > longestName || changesItsObject(name, part))
      throw new Error(`A value has a field named "${name.slice(0, 40)}".`);
    if (part !== undefined) copy[name] = copyOf(part, depth + 1, budget);
  }
  return copy;
}

/** Who merges such a field into another object changes what all objects are; a constructor may also be a builder. */
const changesItsObject = (name: string, part: unknown): boolean =>
  name === '__proto__' || name === 'prototype' || (name === 'constructor' && typeof part !== 'string');

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
