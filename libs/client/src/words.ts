import type { Catalogue } from '@heli/protocol';
import type { Language, Locales } from '@heli/sdk';

export type Params = Readonly<Record<string, string | number | boolean>>;

export interface Words {
  readonly language: Language;
  /** The message with its `{placeholders}` filled; of a key nobody knows, its last part. */
  t(key: string, params?: Params): string;
  /** The message, or undefined if nobody has it. */
  find(key: string): string | undefined;
}

const isOfOne = (key: string): boolean => key.endsWith('.one');

/** All words a page knows in one language: the page's own, the kernel's, every mechanism's. Later sources win. */
export function words(language: Language, ...sources: readonly Partial<Locales>[]): Words {
  const known = new Map<string, string>();
  const fallback = language === 'zh-CN' ? 'en' : 'zh-CN';
  const learn = (key: string, word: string): void => {
    known.set(key, word);
    // The word for one belongs to the words it was written with.
    known.delete(`${key}.one`);
  };
  for (const one of [fallback, language] as const)
    for (const source of sources) {
      const told = Object.entries(source[one] ?? {});
      const [ofOne, others] = [told.filter(([key]) => isOfOne(key)), told.filter(([key]) => !isOfOne(key))];
      for (const [key, word] of [...others, ...ofOne]) learn(key, word);
    }
  const find = (key: string): string | undefined => known.get(key);
  const t = (key: string, params: Params = {}): string => {
    const single = params['count'] === 1 ? find(`${key}.one`) : undefined;
    const message = single ?? find(key) ?? key.slice(key.lastIndexOf('.') + 1);
    return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
  return { language, t, find };
}

/** The words of a catalogue over the page's own. */
export const wordsOf = (catalogue: Catalogue, language: Language, own: Partial<Locales>): Words =>
  words(language, own, catalogue.locales, ...catalogue.mechanisms.map((mechanism) => mechanism.locales));
