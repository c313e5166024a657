import { linesOf } from './lines.js';

/** A unit as `core.registerUnit` takes it, and where. */
export interface NewUnit {
  readonly name: string;
  readonly kind: string;
  readonly organisation: string;
}
interface WrongUnit {
  readonly number: number;
  readonly text: string;
  readonly fault: 'kind' | 'place' | 'name' | 'twice';
}

export const unitKinds = [
  ...['residentUnit', 'streetCommittee', 'communityParty', 'residentsCommittee', 'newEconomic', 'newSocial'],
  ...['ownersCommittee', 'property', 'department'],
] as const;
const longest = 100;

export interface UnitWords {
  /** A kind by its word in the reader's language. */
  readonly kindOf: (word: string) => string | undefined;
  /** An organisation's code by its code or name. */
  readonly placeOf: (text: string) => string | undefined;
  /** Where a unit is registered that names no place. */
  readonly here: string;
}

/** Units from a pasted list of names, kinds and places; without a kind it is a resident unit, without a place it is here. */
export function unitsOf(text: string, { kindOf, placeOf, here }: UnitWords) {
  const wrong: WrongUnit[] = [];
  const units = new Map<string, NewUnit>();
  for (const { number, cells } of linesOf(text)) {
    const [name = '', kindWord = '', place = ''] = cells;
    const kind = kindWord === '' ? unitKinds[0] : kindOf(kindWord);
    const organisation = place === '' ? here : placeOf(place);
    const told = { number, text: cells.join(' ').slice(0, longest) };
    if (name === '' || name.length > longest) wrong.push({ ...told, fault: 'name' });
    else if (kind === undefined) wrong.push({ ...told, fault: 'kind' });
    else if (organisation === undefined) wrong.push({ ...told, fault: 'place' });
    else if (units.has(name)) wrong.push({ ...told, fault: 'twice' });
    else units.set(name, { name, kind, organisation });
  }
  return { units: [...units.values()], wrong };
}
