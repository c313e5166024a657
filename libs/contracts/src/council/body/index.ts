import type { Grants, Page } from '@heli/sdk';
import { events } from './events.js';

export { commands } from './commands.js';
export { queries } from './queries.js';
export { events };
export const metrics = {};

/** Roles follow from posts (domain.md, section 2), and end with them. */
export const grants = {
  query: 'roleHolders',
  on: [
    events.memberBegan,
    events.memberLeft,
    events.postDefined,
    events.postAbolished,
    events.bodyDissolved,
  ].map(({ type }) => type),
} satisfies Grants;

export const pages = [
  {
    id: 'bodies',
    list: 'bodies',
    columns: ['name', 'kind', 'organisation', 'seats', 'filled', 'state'],
    detail: 'body',
    commands: ['foundBody', 'dissolveBody', 'definePost', 'planTerm'],
  },
  {
    id: 'posts',
    list: 'posts',
    columns: ['name', 'title', 'body', 'unit', 'voting', 'holder', 'deputy', 'state'],
    commands: ['definePost', 'abolishPost', 'nominate'],
  },
  {
    id: 'memberships',
    list: 'memberships',
    columns: ['person', 'post', 'part', 'start', 'end', 'state'],
    commands: ['nominate', 'approveMembership', 'endMembership'],
  },
  {
    id: 'terms',
    list: 'terms',
    columns: ['number', 'body', 'start', 'end', 'state'],
    commands: ['planTerm', 'beginTerm', 'endTerm'],
  },
] as const satisfies readonly Page[];
