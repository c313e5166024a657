import * as answers from './answers.js';
import { dissolveBody } from './dissolve-body.js';
import { foundBody } from './found-body.js';
import { approveMembership, endMembership, keepBegan, keepLeft, nominate } from './memberships.js';
import { abolishPost, definePost } from './posts.js';
import { roleHolders } from './role-holders.js';
import { beginTerm, endTerm, planTerm } from './terms.js';

/** Bodies, posts, memberships and terms; libs/council/src/index.ts puts the parts together. */
export const commands = {
  ...{ foundBody, dissolveBody, definePost, abolishPost },
  ...{ nominate, approveMembership, endMembership },
  ...{ planTerm, beginTerm, endTerm },
};
export const queries = { ...answers, roleHolders };
export const reactions = [keepBegan, keepLeft];
