/**
 * An id that lets a repeated command be recognised. Chance from where every page has it: `crypto.randomUUID` is missing
 * on plain HTTP from another machine.
 */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
