import { words, type Language, type WordKey, type WordParams } from './words.js';

/** Why a row or a case was left out. */
export interface Problem {
  /** The line of the file the row begins in. */
  readonly line: number;
  readonly column: string | undefined;
  readonly caseId: string | undefined;
  readonly key: WordKey;
  readonly params: WordParams;
}

export const sentenceOf = (problem: Problem, language: Language): string =>
  words(language, problem.key, problem.params);
