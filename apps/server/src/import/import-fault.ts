import { words, type Language, type WordKey, type WordParams } from './words.js';

/** Why a file can't be imported at all; nothing of it has been stored. */
export class ImportFault extends Error {
  override readonly name = 'ImportFault';

  constructor(
    readonly key: WordKey,
    readonly params: WordParams = {},
    language: Language = 'en',
    options?: ErrorOptions,
  ) {
    super(words(language, key, params), options);
  }

  /** The same fault, told in the reader's language. */
  in(language: Language): ImportFault {
    return new ImportFault(this.key, this.params, language, { cause: this });
  }
}

/** Runs a piece of work whose faults the reader should understand. */
export async function toldIn<T>(language: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ImportFault ? error.in(language) : error;
  }
}
