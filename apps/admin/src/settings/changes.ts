/** One difference between two versions of settings: a value that changed, or an item of a list that came or went. */
export interface Change {
  /** Names of the fields that lead to it. */
  readonly path: readonly string[];
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  readonly before?: unknown;
  readonly after?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same for the same content, whatever order its fields have. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );

/** Those of `all` that `others` has not, each as often as it is there more. */
function beyond(all: readonly unknown[], others: readonly unknown[]): unknown[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(textOf(other), (left.get(textOf(other)) ?? 0) + 1);
  return all.filter((one) => {
    const more = left.get(textOf(one)) ?? 0;
    left.set(textOf(one), more - 1);
    return more <= 0;
  });
}

/** A list of forms differs by its items; a list of numbers or words is one value. */
function changesInList(
  path: readonly string[],
  before: readonly unknown[],
  after: readonly unknown[],
): Change[] {
  if (![...before, ...after].some(isObject)) return [{ path, kind: 'changed', before, after }];
  const removed = beyond(before, after).map((item): Change => ({ path, kind: 'removed', before: item }));
  const added = beyond(after, before).map((item): Change => ({ path, kind: 'added', after: item }));
  const all = [...removed, ...added];
  return all.length === 0 ? [{ path, kind: 'moved', before, after }] : all;
}

/** What is different, in the order of the later version's fields; nothing if they say the same. */
export function changesBetween(before: unknown, after: unknown, path: readonly string[] = []): Change[] {
  if (textOf(before) === textOf(after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return names.flatMap((name) => changesBetween(before[name], after[name], [...path, name]));
  }
  if (Array.isArray(before) && Array.isArray(after)) return changesInList(path, before, after);
  return [{ path, kind: 'changed', before, after }];
}
