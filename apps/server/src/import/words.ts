import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };

export type Language = 'zh-CN' | 'en';
export type WordKey = keyof typeof en;
export type WordParams = Readonly<Record<string, string | number | boolean>>;

const locales: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { 'zh-CN': zh, en };

/** What the import says, in the reader's language. */
export const words = (language: Language, key: WordKey, params: WordParams = {}): string =>
  locales[language][key].replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
