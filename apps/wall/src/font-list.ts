type Face = { readonly css: string; readonly list: string; readonly signs: readonly number[] };

const hex = (sign: number): string => sign.toString(16);
const number = (text: string): number => Number.parseInt(text, 16);

/** `U+4e00,U+4e02-4e05,U+4e1?` as the characters it names, in order. */
export function signsOf(list: string): number[] {
  const ranges = list.split(',').map((range) => {
    const [from = '', to] = range.trim().slice(2).split('-');
    return [number(from.replaceAll('?', '0')), number((to ?? from).replaceAll('?', 'F'))] as const;
  });
  const signs = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  return signs.sort((a, b) => a - b);
}

/**
 * Writes the lists of characters of a font in pieces shorter, and changes nothing: of two faces that name a character
 * the later one has it (CSS Fonts 4, composite faces), so an earlier one may run over what later ones name, and over what
 * no piece has. The pieces come from the rarest to the most common; the rare ones are in order of their codes, and
 * become a few ranges.
 */
export function shortened(css: string): string {
  const faces = (css.match(/@font-face\s*{[^}]*}/g) ?? []).map((face): Face => {
    const list = /unicode-range:\s*([^;}]*)/.exec(face)?.[1] ?? '';
    return { css: face, list, signs: signsOf(list) };
  });
  const ownerOf = new Map<number, number>();
  faces.forEach(({ signs }, index) => signs.forEach((sign) => ownerOf.set(sign, index)));
  return faces.map((face, index) => face.css.replace(face.list, rangesOf(face, index, ownerOf))).join('\n');
}

/** Farther apart, two characters are two ranges: a piece must not stand for half the alphabet of nobody. */
const farthest = 256;

/** Runs over every gap whose characters belong to later faces, or to none. */
function rangesOf({ signs }: Face, index: number, ownerOf: ReadonlyMap<number, number>): string {
  const isFree = (sign: number): boolean => (ownerOf.get(sign) ?? index + 1) > index;
  const ranges: [number, number][] = [];
  for (const sign of signs) {
    const last = ranges.at(-1);
    let next = (last?.[1] ?? sign) + 1;
    while (next < sign && isFree(next)) next++;
    if (last && next >= sign && sign - last[1] <= farthest) last[1] = sign;
    else ranges.push([sign, sign]);
  }
  return ranges.map(([from, to]) => `U+${hex(from)}${from === to ? '' : `-${hex(to)}`}`).join(',');
}
