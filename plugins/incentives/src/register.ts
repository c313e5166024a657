import type { Personal, SeenWith } from '@heli/sdk';
import { Account, Appeal, Entry, Notice, Posting } from './entities/entry.entity.js';
import { KeptFact } from './entities/fact.entity.js';
import { Assessment, Honour, Redemption, Reward } from './entities/recognition.entity.js';
import { Occasion, Payment, Rule } from './entities/rule.entity.js';
import { Ground, Hours, Shift, Volunteer } from './entities/service.entity.js';

const withHistory = [
  ...[Rule, Entry, Notice, Appeal, Volunteer, Shift, Hours, Ground],
  ...[Reward, Redemption, Honour, Assessment],
];
export const entities = [...withHistory, Occasion, Payment, Account, Posting, KeptFact];

export const seenWith: readonly SeenWith[] = withHistory.map((entity) => ({
  entity: KeptFact,
  property: 'subject',
  with: entity,
}));

/** Nobody's own: what holds for all. */
export const common = [Rule, Occasion, Payment, Notice, Ground, Reward];
/** A rule of the sub-district holds in its communities. */
export const inherited = [Rule];

export const personal: readonly Personal[] = [
  { entity: Rule, persons: [], words: ['title'] },
  { entity: Occasion, persons: [], words: [] },
  { entity: Payment, persons: [], words: [] },
  { entity: Entry, persons: ['personId'], words: [] },
  { entity: Notice, persons: [], words: [] },
  { entity: Account, persons: ['personId'], words: [] },
  { entity: Posting, persons: ['personId'], words: [] },
  { entity: Appeal, persons: ['owner'], words: ['reason'] },
  { entity: Volunteer, persons: ['personId'], words: [] },
  { entity: Shift, persons: [], words: ['title', 'place'] },
  { entity: Hours, persons: ['personId'], words: [] },
  { entity: Ground, persons: [], words: [] },
  { entity: Reward, persons: [], words: ['title', 'description'] },
  { entity: Redemption, persons: ['personId'], words: [] },
  { entity: Honour, persons: ['personId'], words: ['title', 'basis'] },
  { entity: Assessment, persons: [], words: ['report'] },
  { entity: KeptFact, persons: ['personId'], words: ['detail'] },
];
