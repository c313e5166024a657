import type { Personal, SeenWith } from '@heli/sdk';
import { Agreement, Commitment, UnitMonth } from './entities/agreement.entity.js';
import { KeptFact } from './entities/fact.entity.js';
import { Claim, Need } from './entities/need.entity.js';
import { Milestone, Project } from './entities/project.entity.js';
import { Activity, Registration, Station, StationDay } from './entities/register.entity.js';
import { Booking, Resource } from './entities/resource.entity.js';

const withHistory = [
  ...[Resource, Booking, Need, Claim, Project, Agreement, Commitment],
  ...[Registration, Station, Activity],
];
export const entities = [...withHistory, Milestone, UnitMonth, StationDay, KeptFact];

export const seenWith: readonly SeenWith[] = withHistory.map((entity) => ({
  entity: KeptFact,
  property: 'subject',
  with: entity,
}));

/** Records are of units and places; a member's registration is about a person. */
export const personal: readonly Personal[] = [
  { entity: Resource, persons: ['contactId'], words: ['title', 'description', 'conditions'] },
  { entity: Booking, persons: [], words: ['purpose'] },
  { entity: Need, persons: [], words: ['title', 'description'] },
  { entity: Claim, persons: [], words: ['offer'] },
  { entity: Project, persons: [], words: ['title', 'goal'] },
  { entity: Milestone, persons: [], words: ['text'] },
  { entity: Agreement, persons: [], words: ['title'] },
  { entity: Commitment, persons: [], words: ['text', 'measure'] },
  { entity: UnitMonth, persons: [], words: [] },
  { entity: Registration, persons: ['personId'], words: ['skills', 'wishes'] },
  { entity: Station, persons: [], words: ['title', 'facilities'] },
  { entity: StationDay, persons: [], words: [] },
  { entity: Activity, persons: [], words: ['title', 'place'] },
  { entity: KeptFact, persons: ['personId'], words: ['detail'] },
];
