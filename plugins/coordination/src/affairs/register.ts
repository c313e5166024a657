import type { Personal, SeenWith } from '@heli/sdk';
import { Dispute, Ground, Hazard, Patrol, Thread, Visit } from './entities/affair.entity.js';
import {
  Assembly,
  Hearing,
  Matter,
  Openness,
  Opinion,
  Participant,
  Request,
} from './entities/deliberation.entity.js';
import { KeptFact } from './entities/fact.entity.js';

const withHistory = [
  ...[Dispute, Hazard, Patrol, Visit, Ground, Thread],
  ...[Hearing, Opinion, Assembly, Openness, Request],
];
export const entities = [...withHistory, Participant, Matter, KeptFact];

export const seenWith: readonly SeenWith[] = withHistory.map((entity) => ({
  entity: KeptFact,
  property: 'subject',
  with: entity,
}));

/** Nobody's own: what holds for all. */
export const common = [
  Hearing,
  Participant,
  Opinion,
  Assembly,
  Matter,
  Openness,
  Ground,
  Thread,
  Patrol,
  Visit,
];

const words = (entity: Personal['entity'], ...of: string[]): Personal => ({ entity, persons: [], words: of });
export const personal: readonly Personal[] = [
  words(Dispute, 'title', 'parties', 'agreement'),
  words(Hazard, 'title', 'place'),
  words(Patrol),
  words(Visit, 'household'),
  words(Ground),
  words(Thread, 'title'),
  words(Hearing, 'topic', 'basis', 'place', 'conclusion'),
  { entity: Participant, persons: ['personId'], words: [] },
  words(Opinion, 'text', 'reason'),
  words(Assembly, 'title'),
  words(Matter, 'title'),
  words(Openness, 'title', 'content', 'comments'),
  { entity: Request, persons: ['owner'], words: ['title', 'text', 'answer'] },
  { entity: KeptFact, persons: ['personId'], words: ['detail'] },
];
