import type { Language } from '@heli/sdk';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, decimals: number): Intl.NumberFormat {
  const name = `${language}/${decimals}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(name, made);
  return made;
}

/** `1,642`, `92.3`, `−1.2` (U+2212). A zero that was rounded from below has no sign. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const text = formatOf(language, decimals).format(value);
  return /[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', '');
}
