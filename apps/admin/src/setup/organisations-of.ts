import { linesOf, type Line } from './lines.js';

/** An organisation as `core.registerOrganisations` takes it. */
export interface NewOrganisation {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly level: string;
  readonly parentCode: string | null;
}

/** What is wrong with a line, by the key of its word. */
export interface WrongLine {
  readonly number: number;
  readonly text: string;
  readonly fault: 'code' | 'name' | 'twice' | 'parent';
}

/**
 * Levels by the number of their digits: the division codes of GB/T 2260 and of the statistics bureau (province 2, city 4,
 * district 6, street 9, community 12), and grid codes, which put three digits behind their community's.
 */
const levels: readonly (readonly [digits: number, level: string])[] = [
  [2, 'province'],
  [4, 'city'],
  [6, 'district'],
  [9, 'street'],
  [12, 'community'],
  [15, 'grid'],
];
const longest = 100;

/** Codes are often written out with zeros: 370704003000 is the street 370704003. */
function digitsOf(code: string): string {
  if (!/^\d{12}$/.test(code)) return code;
  const short = levels.find(([digits]) => digits < 12 && /^0+$/.test(code.slice(digits)));
  return short ? code.slice(0, short[0]) : code;
}

const levelOf = (code: string): string | undefined => levels.find(([digits]) => digits === code.length)?.[1];

function read({ number, cells }: Line): Omit<NewOrganisation, 'parentCode'> | WrongLine {
  const [first = '', name = '', nameEn = ''] = cells;
  const code = digitsOf(first.replaceAll(/\s/g, ''));
  const level = /^\d+$/.test(code) ? levelOf(code) : undefined;
  const text = cells.join(' ').slice(0, longest);
  if (level === undefined) return { number, text, fault: 'code' };
  if (name === '' || name.length > longest || nameEn.length > longest) return { number, text, fault: 'name' };
  return { code, name, level, ...(nameEn !== '' && { nameEn }) };
}

/**
 * Organisations from a pasted list of codes and names, each below the nearest of the list, or of those that are there,
 * whose code its own begins with. The highest one has none above it; every other needs one.
 */
export function organisationsOf(
  text: string,
  known: readonly string[] = [],
): { readonly organisations: NewOrganisation[]; readonly wrong: WrongLine[] } {
  const wrong: WrongLine[] = [];
  const good = new Map<string, { line: Line; own: Omit<NewOrganisation, 'parentCode'> }>();
  for (const line of linesOf(text)) {
    const own = read(line);
    if ('fault' in own) wrong.push(own);
    else if (good.has(own.code))
      wrong.push({ number: line.number, text: line.cells.join(' '), fault: 'twice' });
    else good.set(own.code, { line, own });
  }
  const codes = [...good.keys(), ...known];
  const shortest = Math.min(...codes.map((code) => code.length));
  const organisations = [...good.values()].flatMap(({ line, own }): NewOrganisation[] => {
    const above = codes
      .filter((code) => code.length < own.code.length && own.code.startsWith(code))
      .sort((a, b) => b.length - a.length)[0];
    const isRoot = own.code.length === shortest;
    if (above === undefined && !isRoot)
      wrong.push({ number: line.number, text: line.cells.join(' '), fault: 'parent' });
    return above === undefined && !isRoot ? [] : [{ ...own, parentCode: above ?? null }];
  });
  return { organisations, wrong: wrong.sort((a, b) => a.number - b.number) };
}
