import type { Personal, SeenWith } from '@heli/sdk';
import { ActionItem } from './entities/action-item.entity.js';
import { AgendaItem } from './entities/agenda-item.entity.js';
import { Body, Term } from './entities/body.entity.js';
import { KeptFact } from './entities/fact.entity.js';
import { Attendance, Meeting, Speech } from './entities/meeting.entity.js';
import { Correction, Minutes, Publication, ShownFigure } from './entities/minutes.entity.js';
import { Membership, Post } from './entities/post.entity.js';
import { Resolution, Target } from './entities/resolution.entity.js';
import { Hold } from './entities/stage.entity.js';
import { NamedVoice, Vote } from './entities/vote.entity.js';

/** What belongs to the body as a whole: whoever may ask at its organisation may know of it. */
export const common = [
  ...[Body, Term, Post, Membership],
  ...[Meeting, Attendance, Speech, Vote, NamedVoice],
  ...[Resolution, Target, ShownFigure, Minutes, Publication, Hold],
];

export const entities = [...common, AgendaItem, ActionItem, Correction, KeptFact];

const historyOf = [AgendaItem, ActionItem, Body, Term, Post, Membership, Meeting, Vote, Resolution];

export const seenWith: readonly SeenWith[] = [
  ...historyOf.map((entity) => ({ entity: KeptFact, property: 'subject', with: entity })),
  { entity: Correction, property: 'meetingId', with: Meeting },
];

export const personal: readonly Personal[] = [
  { entity: Body, persons: [], words: ['charter'] },
  { entity: Term, persons: [], words: [] },
  { entity: Post, persons: [], words: [] },
  { entity: Membership, persons: ['personId'], words: ['basis'] },
  { entity: AgendaItem, persons: ['owner'], words: ['background'] },
  { entity: Meeting, persons: [], words: ['cancelReason'] },
  { entity: Attendance, persons: [], words: [] },
  { entity: Speech, persons: [], words: [] },
  { entity: Vote, persons: [], words: [] },
  { entity: NamedVoice, persons: [], words: [] },
  { entity: Resolution, persons: [], words: [] },
  { entity: Target, persons: [], words: [] },
  { entity: ActionItem, persons: ['ownerPersonId'], words: ['deliverable', 'disputeReason'] },
  { entity: ShownFigure, persons: [], words: [] },
  { entity: Minutes, persons: [], words: ['remarks', 'html'] },
  { entity: Correction, persons: ['owner'], words: ['text', 'answer'] },
  { entity: Publication, persons: [], words: ['content'] },
  { entity: Hold, persons: [], words: ['text'] },
  { entity: KeptFact, persons: [], words: ['detail'] },
];
