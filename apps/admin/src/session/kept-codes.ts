/** What a code of a link leads to: a place at a meeting, or a screen that waits to be let in. */
type Errand = 'check-in' | 'pair';
const kept = new Map<Errand, string>();

/** Keeps the code that a link brought until somebody has signed in; nothing forgets it. */
export function keepCode(errand: Errand, code: string | undefined): void {
  if (code === undefined) kept.delete(errand);
  else kept.set(errand, code);
}
export const keptCode = (errand: Errand): string | undefined => kept.get(errand);
