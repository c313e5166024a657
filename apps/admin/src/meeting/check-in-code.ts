let kept: string | undefined;

/** Keeps the code that a link from the wall brought until somebody has signed in. */
export function keepCheckInCode(code: string | undefined): void {
  kept = code;
}
export const keptCheckInCode = (): string | undefined => kept;
