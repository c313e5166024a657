import { core } from '@heli/core';
import { languages, Refusal, type AnyMechanism } from '@heli/sdk';
import type { House } from '../../house.js';
import { wordsOf } from './words.js';

/** What a house was refused with, while it was looked at. */
export class Refusals {
  readonly #keys = new Set<string>();

  /** The same house; what it refuses is taken down. */
  watch(house: House): House {
    const noted = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        if (error instanceof Refusal) this.#keys.add(error.key);
        throw error;
      }
    };
    return {
      ...house,
      run: (...call) => noted(house.run(...call)),
      ask: (...call) => noted(house.ask(...call)),
    };
  }

  /** Those that have no words; with the cure. */
  wordless(mechanism: AnyMechanism): string[] {
    const words = wordsOf(mechanism);
    return [...this.#keys].flatMap((key) =>
      languages
        .filter((language) => !(key in words[language]) && !(key in core.locales[language]))
        .map((language) => `The refusal "${key}" has no words in ${language}: write them into its locales.`),
    );
  }
}
