import type { Personal, SeenWith } from '@heli/sdk';
import { ContactPoint, VisitRound } from './entities/contact-point.entity.js';
import { Coverage } from './entities/coverage.entity.js';
import { KeptFact } from './entities/fact.entity.js';
import { Item, List } from './entities/list.entity.js';
import { Problem } from './entities/problem.entity.js';
import { Appraisal, Report } from './entities/report.entity.js';
import { Request } from './entities/request.entity.js';

export const entities = [
  ...[List, Item, Coverage, ContactPoint, VisitRound],
  ...[Report, Appraisal, Problem, Request, KeptFact],
];

const withHistory = [List, Item, Coverage, ContactPoint, Report, Problem, Request];

export const seenWith: readonly SeenWith[] = [
  ...withHistory.map((entity) => ({ entity: KeptFact, property: 'subject', with: entity })),
  { entity: VisitRound, property: 'contactPointId', with: ContactPoint },
  { entity: Appraisal, property: 'reportId', with: Report },
];

/** Duties and contact points are a post's; reports and problems are about the person who reported. */
export const personal: readonly Personal[] = [
  { entity: List, persons: [], words: ['title'] },
  { entity: Item, persons: [], words: ['text', 'measure'] },
  { entity: Coverage, persons: [], words: ['obstacles'] },
  { entity: ContactPoint, persons: [], words: [] },
  { entity: VisitRound, persons: [], words: [] },
  { entity: Report, persons: ['personId', 'owner'], words: ['text', 'comment'] },
  { entity: Appraisal, persons: [], words: [] },
  { entity: Problem, persons: ['personId', 'owner'], words: ['text', 'measure'] },
  { entity: Request, persons: [], words: ['title', 'text', 'answer'] },
  { entity: KeptFact, persons: ['personId'], words: ['detail'] },
];
