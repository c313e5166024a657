/**
 * The path of the first text that not every database can store: with the character of number zero, or half a character.
 * A handler that met it would seem to fail by itself.
 */
export function unstorableIn(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    const found = unstorableIn(key, at) ?? unstorableIn(inner, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
