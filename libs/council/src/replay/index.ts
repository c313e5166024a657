import * as answers from './answers.js';

/** A meeting once more, from its frozen evidence. */
export const queries = answers;
