import * as ofClaims from './claim-commands.js';
import { matches } from './match.js';
import * as ofNeeds from './need-commands.js';
import * as answers from './queries.js';

/** 需求 and 认领. */
export const commands = { ...ofNeeds, ...ofClaims };
export const queries = { ...answers, matches };
