import type { Personal, SeenWith } from '@heli/sdk';
import { KeptFact } from './entities/fact.entity.js';
import {
  Certificate,
  Evidence,
  Grading,
  Objection,
  Round,
  Training,
  TrainingRecord,
} from './entities/growth.entity.js';
import { Assignment, DutyLog, Ground, Pioneer, Team, TeamMember } from './entities/pioneer.entity.js';
import { Candidate, Member, Post, Recruitment, Reserve, Staff } from './entities/post.entity.js';

const withHistory = [
  ...[Post, Staff, Recruitment, Candidate, Member, Reserve],
  ...[Training, TrainingRecord, Certificate, Round, Grading, Evidence, Objection],
  ...[Pioneer, Assignment, DutyLog, Team, Ground],
];
export const entities = [...withHistory, TeamMember, KeptFact];

export const seenWith: readonly SeenWith[] = withHistory.map((entity) => ({
  entity: KeptFact,
  property: 'subject',
  with: entity,
}));

/** Nobody's own: what holds for all. */
export const common = [Post, Recruitment, Training, Round, Pioneer, Ground];

const nothing = (entity: Personal['entity']): Personal => ({ entity, persons: [], words: [] });
const of = (entity: Personal['entity'], ...words: string[]): Personal => ({
  ...{ entity, persons: ['personId'], words },
});

export const personal: readonly Personal[] = [
  { entity: Post, persons: [], words: ['title', 'duties', 'requirements'] },
  of(Staff, 'grade', 'basis'),
  { entity: Recruitment, persons: [], words: ['title', 'plan'] },
  of(Candidate, 'reason'),
  of(Member, 'basis', 'report'),
  { entity: Reserve, persons: ['personId', 'mentorId'], words: ['plan', 'review'] },
  { entity: Training, persons: [], words: ['title', 'provider'] },
  of(TrainingRecord),
  of(Certificate, 'number'),
  { entity: Round, persons: [], words: ['approval'] },
  of(Grading, 'name', 'self', 'comments', 'grade', 'reason'),
  of(Evidence, 'text'),
  { entity: Objection, persons: ['personId', 'owner'], words: ['reason'] },
  { entity: Pioneer, persons: [], words: ['title', 'duties'] },
  of(Assignment, 'name', 'pledge', 'remark'),
  of(DutyLog, 'text'),
  { entity: Team, persons: [], words: ['title'] },
  of(TeamMember),
  nothing(Ground),
  { entity: KeptFact, persons: ['personId'], words: ['detail'] },
];
