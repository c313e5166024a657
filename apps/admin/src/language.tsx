import { words, wordsOf, type Words } from '@heli/client';
import type { Catalogue } from '@heli/protocol';
import { uiWords } from '@heli/ui';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import type { Language } from './server/types.js';

/** What this page says itself, over the words it shares with the wall. */
export const adminWords = { 'zh-CN': { ...uiWords['zh-CN'], ...zh }, en: { ...uiWords.en, ...en } };

const place = 'heli.admin.language';

/** The language chosen last, or the browser's. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(place);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

const WordsContext = createContext<Words>(words('zh-CN', adminWords));
const SwitchContext = createContext<(language: Language) => void>(() => undefined);

/** Words of the page, and of the catalogue once it is known. */
export const useWords = (): Words => use(WordsContext);
export const useSwitchLanguage = (): ((language: Language) => void) => use(SwitchContext);

interface ProviderProps {
  readonly catalogue: Catalogue | undefined;
  readonly language: Language;
  readonly children: ReactNode;
}

export function WordsProvider({ catalogue, language, children }: ProviderProps) {
  const value = useMemo(
    () => (catalogue ? wordsOf(catalogue, language, adminWords) : words(language, adminWords)),
    [catalogue, language],
  );
  return <WordsContext value={value}>{children}</WordsContext>;
}

export const SwitchProvider = SwitchContext.Provider;

/** The language of the page, remembered on this computer. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(place, language);
  }, [language]);
  return [language, setLanguage];
}
