import type {
  CertificateState,
  EvidenceState,
  ObjectionState,
  RecordState,
  RoundState,
  TrainingState,
} from '@heli/contracts/personnel';
import type { Guard, LifeCycle } from '@heli/sdk/kit';
import type {
  CertificateItem,
  EvidenceItem,
  ObjectionItem,
  RoundItem,
  TrainingItem,
  TrainingRecordItem,
} from '../entities/growth.entity.js';
import { no } from '../kit.js';
import { notTheirOwn, ofThemselves, type Situation } from './guards.js';

type OfObjection = Situation<ObjectionItem> & { readonly decider?: string | null };
/** Nobody decides on an objection of their own, about themselves or against their own decision. */
const impartial: Guard<OfObjection> = ({ item, actorId, actorPersonId, decider }) => {
  if (item.owner === actorId) return no('authorDecides');
  if (item.personId === actorPersonId) return no('ownFile');
  return decider === actorId ? no('deciderHears') : undefined;
};

export const objectionLife = {
  uphold: { from: ['filed'], to: 'upheld', guards: [impartial] },
  dismiss: { from: ['filed'], to: 'dismissed', guards: [impartial] },
} as const satisfies LifeCycle<ObjectionState, OfObjection>;

const dayHasCome: Guard<Situation<TrainingItem>> = ({ item, today }) =>
  item.day > today ? no('notYet', { day: item.day }) : undefined;

export const trainingLife = {
  record: { from: ['planned', 'held'], to: 'held', guards: [dayHasCome] },
  cancel: { from: ['planned'], to: 'cancelled' },
} as const satisfies LifeCycle<TrainingState, Situation<TrainingItem>>;

export const recordLife = {
  void: { from: ['counted'], to: 'void', guards: [notTheirOwn] },
} as const satisfies LifeCycle<RecordState, Situation<TrainingRecordItem>>;

export const certificateLife = {
  near: { from: ['valid'], to: 'expiring' },
  expire: { from: ['valid', 'expiring'], to: 'expired' },
  revoke: { from: ['valid', 'expiring'], to: 'revoked', guards: [notTheirOwn] },
} as const satisfies LifeCycle<CertificateState, Situation<CertificateItem>>;
/** Holds today. */
export const heldCertificates = ['valid', 'expiring'] as const satisfies readonly CertificateState[];

type OfRound = Situation<RoundItem> & {
  readonly gradings?: readonly { readonly personId: string; readonly grade?: string | null | undefined }[];
  readonly objected?: boolean;
};
const notAppraised: Guard<OfRound> = ({ gradings = [], actorPersonId }) =>
  gradings.some(({ personId }) => personId === actorPersonId) ? no('appraisedActs') : undefined;
const twoTellers: Guard<OfRound> = ({ item, actorId, rules }) =>
  rules.tellers > 1 && (item.attestedBy == null || item.attestedBy === actorId)
    ? no('secondTeller')
    : undefined;
const allGraded: Guard<OfRound> = ({ gradings = [] }) => {
  const open = gradings.filter(({ grade }) => grade == null).length;
  return open > 0 ? no('gradesOpen', { open }) : undefined;
};
/** 优秀 ≤ 1/3, unless the superior's approval is attached. */
const fewExcellent: Guard<OfRound> = ({ item, gradings = [], rules }) => {
  const best = gradings.filter(({ grade }) => grade === 'best').length;
  const most = mostExcellent(gradings.length, rules.excellentShare);
  return best > most && item.approval == null
    ? no('tooManyExcellent', { best, most, members: gradings.length })
    : undefined;
};
const feedbackOver: Guard<OfRound> = ({ item, now }) =>
  item.until == null || item.until > now ? no('feedbackOpen') : undefined;
const roundNotObjected: Guard<OfRound> = ({ objected = false }) =>
  objected ? no('objectionOpen') : undefined;

/** How many of so many may be excellent. */
export const mostExcellent = (members: number, share: number): number => Math.floor((members * share) / 100);

const deciding = [notAppraised] as const;
/** 自评 → 互评 → 测评 → 评定 → 反馈 → 公示 → 运用 → 归档. */
export const roundLife = {
  begin: { from: ['planned'], to: 'selfAppraisal', guards: deciding },
  comment: { from: ['selfAppraisal'], to: 'peer', guards: deciding },
  openBallots: { from: ['peer'], to: 'ballot', guards: deciding },
  attest: { from: ['ballot'], guards: deciding },
  count: { from: ['ballot'], to: 'committee', guards: [notAppraised, twoTellers] },
  /** Ballots that can't be counted are held anew. */
  reopen: { from: ['ballot'], to: 'peer' },
  decide: { from: ['committee'], guards: deciding },
  tell: { from: ['committee'], to: 'feedback', guards: [notAppraised, allGraded] },
  approve: { from: ['committee', 'feedback'], guards: deciding },
  sendBack: { from: ['feedback', 'published'], to: 'committee' },
  publish: {
    from: ['feedback'],
    to: 'published',
    guards: [notAppraised, allGraded, feedbackOver, roundNotObjected, fewExcellent],
  },
  use: { from: ['published'], to: 'used', guards: deciding },
  archive: { from: ['used'], to: 'archived', guards: deciding },
  drop: { from: ['planned', 'selfAppraisal', 'peer'], to: 'dropped', guards: deciding },
} as const satisfies LifeCycle<RoundState, OfRound>;
/** What leads on from where a round stands, without anything else to be said. */
export const roundSteps = ['begin', 'comment', 'use', 'archive'];

export const evidenceLife = {
  agree: { from: ['proposed'], to: 'agreed', guards: [ofThemselves] },
  refuse: { from: ['proposed', 'agreed'], to: 'refused', guards: [ofThemselves] },
} as const satisfies LifeCycle<EvidenceState, Situation<EvidenceItem>>;
