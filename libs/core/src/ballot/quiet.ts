import { Refusal } from '@heli/sdk';
import { isStorageFault } from '../fault/faults.js';

/** Stands for whatever a secret command's code threw: its own words may tell what was chosen. */
export const silenced = new Error('a secret command failed; its words are kept back.');

/**
 * Runs the handler of a secret command and answers nothing but that it ran. Refusals go back to the voter, and to
 * nobody else.
 */
export async function keptQuiet(handler: () => Promise<unknown>): Promise<Record<string, never>> {
  try {
    await handler();
    return {};
  } catch (error) {
    if (error instanceof Refusal || isStorageFault(error)) throw error;
    throw silenced;
  }
}
