const deepest = 20;
/** So much may leave a handler at once: characters, and some for each value, which costs work whatever its size. */
const largest = 4 * 1024 * 1024;
const perValue = 16;

/**
 * Passes plain JSON through and refuses what can't be stored as it is: cycles, functions, NaN, exotic objects, nesting
 * beyond 20 levels, names that change what an object is, and more than 4 MB.
 * @throws Error naming what was found; the fault is the handler's, not the caller's
 */
export function plain(value: unknown): unknown {
  weigh(value, 0, { left: largest });
  return value;
}

function weigh(value: unknown, depth: number, budget: { left: number }): void {
  budget.left -= typeof value === 'string' ? value.length + perValue : perValue;
  if (budget.left < 0) throw new Error('A value is larger than 4 MB.');
  if (depth > deepest) throw new Error('A value is nested too deeply or refers to itself.');
  const kind = typeof value;
  if (value === null || kind === 'string' || kind === 'boolean' || kind === 'undefined') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${String(value)} is no number that can be stored.`);
  } else if (Array.isArray(value)) {
    for (const item of value) weigh(item, depth + 1, budget);
  } else if (typeof value === 'object' && isPlainObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (name === '__proto__') throw new Error('A value has a field named "__proto__".');
      budget.left -= name.length;
      weigh(item, depth + 1, budget);
    }
  } else {
    throw new Error(`A ${typeof value} can't be stored.`);
  }
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
