import type { Words } from '@heli/client';
import type { Catalogue, MechanismEntry } from '@heli/protocol';
import type { MarkName } from '../parts/mark.js';
import type { MechanismState } from '../server/types.js';

/** A mechanism as the catalogue and the organisation's states together tell of it. */
export interface MechanismRow {
  readonly entry: MechanismEntry;
  readonly state: MechanismState | undefined;
}

/** The kernel is in the catalogue too, but nobody turns it off. */
const kernel = 'core';

export function rowsOf(catalogue: Catalogue, states: readonly MechanismState[]): MechanismRow[] {
  return catalogue.mechanisms
    .filter(({ id }) => id !== kernel)
    .map((entry) => ({ entry, state: states.find(({ mechanism }) => mechanism === entry.id) }));
}

/** The mark of a mechanism and the key of its word. */
export function markOf({ entry, state }: MechanismRow): { readonly name: MarkName; readonly word: string } {
  if (!state || entry.state !== 'migrated') return { name: 'bad', word: `admin.plugin.${entry.state}` };
  if (!state.active) return { name: 'none', word: 'admin.mechanism.inactive' };
  if (state.paused.length > 0) return { name: 'warn', word: 'admin.mechanism.paused' };
  if (state.faults.length > 0) return { name: 'warn', word: 'admin.mechanism.faults' };
  return { name: 'ok', word: 'admin.mechanism.active' };
}

/** Its contract's name for a person, or its id where nobody could load it. */
export const titleOf = ({ entry }: MechanismRow, { find }: Words): string =>
  find(`${entry.contract}.name`) ?? entry.id;
