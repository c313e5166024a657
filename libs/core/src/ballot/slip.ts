/** A slip is a bit for each option, always of this size. */
export const slipBytes = 32;
export const mostOptions = slipBytes * 8;

/** The slip that names these options of the list. */
export function slipOf(options: readonly string[], chosen: readonly string[]): Buffer {
  const slip = Buffer.alloc(slipBytes);
  for (const choice of chosen) {
    const at = options.indexOf(choice);
    slip[at >> 3]! |= 1 << (at & 7);
  }
  return slip;
}

/** Which options of the list a slip names. */
export const chosenOn = (slip: Buffer, options: readonly string[]): string[] =>
  options.filter((_, at) => (slip[at >> 3]! & (1 << (at & 7))) !== 0);
