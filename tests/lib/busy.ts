/**
 * The limit in milliseconds for a test that must tell "at once" from "never": the design's own limit holds on a machine
 * that does nothing else, and a test run shares its machine.
 */
export const busy = (limit: number): number => 5 * limit;
