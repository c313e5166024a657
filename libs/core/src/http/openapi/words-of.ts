import type { Language } from '@heli/sdk';
import type { Words } from '../problem.js';

/** The words of one language, as far as there are any. */
export interface Glossary {
  readonly language: Language;
  /** The words of a key; undefined where it has none. */
  readonly find: (key: string) => string | undefined;
  /** The words of a key that the kernel itself has. */
  readonly say: (key: string, params?: Readonly<Record<string, string>>) => string;
}

export const glossaryOf = (words: Words, language: Language): Glossary => ({
  language,
  find: (key) => {
    const text = words.say(language, key);
    return text === key ? undefined : text;
  },
  say: (key, params) => words.say(language, key, params),
});
