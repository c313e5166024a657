import type {
  CandidateState,
  MemberState,
  PostState,
  RecruitmentState,
  ReserveState,
  StaffState,
  TestStage,
} from '@heli/contracts/personnel';
import type { Guard, LifeCycle } from '@heli/sdk/kit';
import type {
  CandidateItem,
  MemberItem,
  PostItem,
  RecruitmentItem,
  ReserveItem,
  StaffItem,
} from '../entities/post.entity.js';
import { no } from '../kit.js';
import { notTheAuthor, notTheirOwn, ofThemselves, type Situation } from './guards.js';

const nobodyServes: Guard<Situation<PostItem> & { readonly serving?: number }> = ({ serving = 0 }) =>
  serving > 0 ? no('postHeld', { serving }) : undefined;

export const postLife = {
  setNorm: { from: ['open'] },
  fill: { from: ['open'] },
  abolish: { from: ['open'], to: 'abolished', guards: [nobodyServes] },
} as const satisfies LifeCycle<PostState, Situation<PostItem> & { readonly serving?: number }>;

export const staffLife = {
  changeGrade: { from: ['serving'], guards: [notTheirOwn] },
  end: { from: ['serving'], to: 'left', guards: [notTheirOwn] },
} as const satisfies LifeCycle<StaffState, Situation<StaffItem>>;

type OfRecruitment = Situation<RecruitmentItem> & {
  /** Still in: neither excluded nor withdrawn. */
  readonly candidates?: readonly Pick<CandidateItem, 'passed' | 'personId'>[];
  readonly objected?: boolean;
};
const somebodyIsIn: Guard<OfRecruitment> = ({ candidates = [] }) =>
  candidates.length === 0 ? no('noCandidates') : undefined;
const allPassed =
  (stage: TestStage): Guard<OfRecruitment> =>
  ({ candidates = [] }) => {
    const open = candidates.filter(({ passed }) => passed !== stage).length;
    return open > 0 ? no('stageOpen', { open }) : undefined;
  };
const noMoreThanPlaces: Guard<OfRecruitment> = ({ item, candidates = [] }) =>
  candidates.length > item.places
    ? no('tooManyCandidates', { places: item.places, candidates: candidates.length })
    : undefined;
const noticeOver: Guard<OfRecruitment> = ({ item, now }) =>
  item.until == null || item.until > now ? no('noticeOpen') : undefined;
const notObjected: Guard<OfRecruitment> = ({ objected = false }) =>
  objected ? no('objectionOpen') : undefined;
const notAmongThem: Guard<OfRecruitment> = ({ candidates = [], actorPersonId }) =>
  candidates.some(({ personId }) => personId === actorPersonId) ? no('ownFile') : undefined;

const next = (from: RecruitmentState, to: RecruitmentState, ...guards: Guard<OfRecruitment>[]) =>
  ({ from: [from], to, guards: [notAmongThem, ...guards] }) as const;

/** 简章 → 报名 → 笔试 → 资格复审 → 面试 → 体检 → 考察 → 公示 → 聘用. */
export const recruitmentLife = {
  announce: next('planned', 'announced'),
  register: next('announced', 'registration'),
  exam: next('registration', 'exam', somebodyIsIn),
  review: next('exam', 'review', somebodyIsIn, allPassed('exam')),
  interview: next('review', 'interview', somebodyIsIn, allPassed('review')),
  physical: next('interview', 'physical', somebodyIsIn, allPassed('interview')),
  vet: next('physical', 'vetting', somebodyIsIn, allPassed('physical')),
  publicise: next('vetting', 'publicNotice', somebodyIsIn, allPassed('vetting'), noMoreThanPlaces),
  hire: next('publicNotice', 'hired', notTheAuthor, noticeOver, notObjected, somebodyIsIn),
  enter: { from: ['registration'] },
  fail: {
    from: [
      ...(['planned', 'announced', 'registration', 'exam', 'review', 'interview', 'physical'] as const),
      ...(['vetting', 'publicNotice'] as const),
    ],
    to: 'failed',
  },
} as const satisfies LifeCycle<RecruitmentState, OfRecruitment>;
/** The step that each stage waits for; hiring is another's. */
export const steps = ['announce', 'register', 'exam', 'review', 'interview', 'physical', 'vet', 'publicise'];

type OfCandidate = Situation<CandidateItem> & { readonly recruitment: Pick<RecruitmentItem, 'state'> };
const testing: readonly RecruitmentState[] = ['exam', 'review', 'interview', 'physical', 'vetting'];
const underTest: Guard<OfCandidate> = ({ recruitment }) =>
  testing.includes(recruitment.state) ? undefined : no('noTestNow', { state: recruitment.state });
const underWay: Guard<OfCandidate> = ({ recruitment }) =>
  recruitment.state === 'registration' || testing.includes(recruitment.state)
    ? undefined
    : no('noTestNow', { state: recruitment.state });

export const candidateLife = {
  pass: { from: ['registered'], guards: [notTheirOwn, underTest] },
  exclude: { from: ['registered'], to: 'excluded', guards: [notTheirOwn, underWay] },
  /** An objection against them was upheld. */
  fall: { from: ['registered'], to: 'excluded' },
  withdraw: { from: ['registered'], to: 'withdrawn', guards: [ofThemselves] },
  hire: { from: ['registered'], to: 'hired' },
} as const satisfies LifeCycle<CandidateState, OfCandidate>;

type OfMember = Situation<MemberItem> & { readonly serving?: number };
const roomForOne: Guard<OfMember> = ({ serving = 0, rules }) =>
  serving >= rules.partTimeMost ? no('membersEnough', { most: rules.partTimeMost }) : undefined;

export const memberLife = {
  approve: { from: ['nominated'], to: 'serving', guards: [notTheAuthor, notTheirOwn, roomForOne] },
  decline: { from: ['nominated'], to: 'declined', guards: [notTheirOwn] },
  report: { from: ['serving'], guards: [ofThemselves] },
  end: { from: ['serving'], to: 'ended', guards: [notTheirOwn] },
  expire: { from: ['serving'], to: 'ended' },
} as const satisfies LifeCycle<MemberState, OfMember>;

export const reserveLife = {
  review: { from: ['listed'], guards: [notTheirOwn] },
  end: { from: ['listed'], to: 'ended', guards: [notTheirOwn] },
} as const satisfies LifeCycle<ReserveState, Situation<ReserveItem>>;
