import * as answers from './answers.js';
import { castNamed, castSecret, recordShow } from './casting.js';
import { closeVote, publishVote } from './closing.js';
import { openVote } from './opening.js';

/** Votes by show of hands, by name and in secret. */
export const commands = { openVote, recordShow, castNamed, castSecret, closeVote, publishVote };
export const queries = answers;
export const reactions = [];
