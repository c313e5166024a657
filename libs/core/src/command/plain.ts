const deepest = 20;

/**
 * Passes plain JSON through and refuses what can't be stored as it is: cycles, functions, NaN, exotic objects and
 * nesting beyond 20 levels.
 * @throws Error naming what was found; the fault is the handler's, not the caller's
 */
export function plain(value: unknown, depth = 0): unknown {
  if (depth > deepest) throw new Error('A value is nested too deeply or refers to itself.');
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${String(value)} is no number that can be stored.`);
    return value;
  }
  if (Array.isArray(value)) {
    for (const item of value) plain(item, depth + 1);
    return value;
  }
  if (typeof value === 'object' && isPlainObject(value)) {
    for (const item of Object.values(value)) plain(item, depth + 1);
    return value;
  }
  throw new Error(`A ${typeof value} can't be stored.`);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
