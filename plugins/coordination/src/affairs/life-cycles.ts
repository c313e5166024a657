import type {
  AssemblyState,
  DisputeState,
  HazardState,
  HearingState,
  Level,
  OpennessState,
  PatrolState,
  RequestState,
  ThreadState,
} from '@heli/contracts/coordination';
import type { Guard, LifeCycle } from '@heli/sdk/kit';
import type { DisputeItem, HazardItem, PatrolItem, ThreadItem } from './entities/affair.entity.js';
import type { AssemblyItem, HearingItem, OpennessItem, RequestItem } from './entities/deliberation.entity.js';
import { no, type Situation } from './kit.js';

/** The lives of affairs (domain.md, section 7): what may follow on what, and what stands against it. */

type OfDispute = Situation<DisputeItem> & { readonly addressedLevel?: string };
/** What was raised to the street is the street's: whoever addresses the community alone has done their part. */
const atItsLevel: Guard<OfDispute> = ({ item, addressedLevel }) =>
  item.level !== 'community' && (addressedLevel === 'community' || addressedLevel === 'grid')
    ? no('levelAbove', { level: item.level })
    : undefined;
const notTheHighest: Guard<OfDispute> = ({ item }) =>
  item.level === 'district' ? no('levelHighest') : undefined;
const mediated: Guard<OfDispute> = ({ item }) => (item.sessions === 0 ? no('notMediated') : undefined);

export const disputeLife = {
  mediate: { from: ['registered', 'mediating'], to: 'mediating', guards: [atItsLevel] },
  raise: { from: ['registered', 'mediating'], to: 'mediating', guards: [atItsLevel, notTheHighest] },
  settle: { from: ['mediating'], to: 'agreed', guards: [atItsLevel, mediated] },
  fail: { from: ['mediating'], to: 'failed', guards: [atItsLevel, mediated] },
  refer: { from: ['registered', 'mediating'], to: 'referred', guards: [atItsLevel] },
  keep: { from: ['agreed', 'breached'], to: 'performed' },
  breach: { from: ['agreed'], to: 'breached' },
} as const satisfies LifeCycle<DisputeState, OfDispute>;
export const openDisputes = ['registered', 'mediating'] as const satisfies readonly DisputeState[];
const above: Readonly<Record<Level, Level>> = {
  community: 'street',
  street: 'district',
  district: 'district',
};
export const levelAbove = (level: Level): Level => above[level];

const notTheRectifier: Guard<Situation<HazardItem>> = ({ item, actorId }) =>
  item.rectifier === actorId ? no('rectifierVerifies') : undefined;
const ofTheUnit: Guard<Situation<HazardItem>> = ({ item, actorUnitIds }) =>
  actorUnitIds.length === 0 || (item.unit != null && actorUnitIds.includes(item.unit))
    ? undefined
    : no('notYourUnit', {}, undefined, 'forbidden');

export const hazardLife = {
  rectify: { from: ['found'], to: 'rectified', guards: [ofTheUnit] },
  verify: { from: ['rectified'], to: 'rectifiedAndVerified', guards: [notTheRectifier] },
  sendBack: { from: ['rectified'], to: 'found', guards: [notTheRectifier] },
} as const satisfies LifeCycle<HazardState, Situation<HazardItem>>;

const ofThemselves: Guard<Situation<PatrolItem>> = ({ item, actorId }) =>
  item.owner === actorId ? undefined : no('notYourOwn', {}, undefined, 'forbidden');
export const patrolLife = {
  end: { from: ['walking'], to: 'walked', guards: [ofThemselves] },
} as const satisfies LifeCycle<PatrolState, Situation<PatrolItem>>;

export const threadLife = {
  grow: { from: ['open'] },
  merge: { from: ['open'], to: 'mergedInto' },
  resolve: { from: ['open'], to: 'resolved' },
} as const satisfies LifeCycle<ThreadState, Situation<ThreadItem>>;

type OfHearing = Situation<HearingItem> & { readonly unanswered?: number; readonly participants?: number };
const itsTime: Guard<OfHearing> = ({ item, now }) =>
  item.at == null || item.at > now ? no('hearingAhead') : undefined;
const seatsLeft: Guard<OfHearing> = ({ item, participants = 0 }) =>
  participants >= item.seats ? no('hearingFull', { seats: item.seats }) : undefined;
const somebodyComes: Guard<OfHearing> = ({ participants = 0 }) =>
  participants === 0 ? no('nobodyRegistered') : undefined;
/** 逐条答复: none of what was said stays without an answer. */
const allAnswered: Guard<OfHearing> = ({ unanswered = 0 }) =>
  unanswered > 0 ? no('opinionsOpen', { open: unanswered }) : undefined;

export const hearingLife = {
  accept: { from: ['proposed'], to: 'accepted' },
  notice: { from: ['accepted'], to: 'noticed' },
  register: { from: ['noticed'], guards: [seatsLeft] },
  closeRegistration: { from: ['noticed'], to: 'registrationOver', guards: [somebodyComes] },
  adjourn: { from: ['noticed', 'registrationOver'], to: 'noticed' },
  hold: { from: ['registrationOver'], to: 'held', guards: [itsTime] },
  record: { from: ['held'] },
  sign: { from: ['held'], to: 'recordSigned' },
  conclude: { from: ['recordSigned'], to: 'concluded' },
  answer: { from: ['recordSigned', 'concluded'] },
  reply: { from: ['concluded'], to: 'replied', guards: [allAnswered] },
  close: { from: ['replied'], to: 'hearingOver', guards: [allAnswered] },
  cancel: { from: ['proposed', 'accepted', 'noticed', 'registrationOver'], to: 'cancelled' },
} as const satisfies LifeCycle<HearingState, OfHearing>;
export const hearingsUnderWay = [
  ...(['proposed', 'accepted', 'noticed', 'registrationOver', 'held', 'recordSigned', 'concluded'] as const),
  'replied',
] as const satisfies readonly HearingState[];

const dayHasCome: Guard<Situation<AssemblyItem>> = ({ item, now }) =>
  item.at > now ? no('hearingAhead') : undefined;
export const assemblyLife = {
  hold: { from: ['called'], to: 'inSession', guards: [dayHasCome] },
  holdInVain: { from: ['called'], to: 'notQuorate', guards: [dayHasCome] },
  decide: { from: ['inSession'] },
  end: { from: ['inSession', 'notQuorate'], to: 'ended' },
  cancel: { from: ['called'], to: 'cancelled' },
} as const satisfies LifeCycle<AssemblyState, Situation<AssemblyItem>>;

const notTheDrafter: Guard<Situation<OpennessItem>> = ({ item, actorId }) =>
  item.owner === actorId ? no('drafterDecides') : undefined;
const notTheReviewer: Guard<Situation<OpennessItem>> = ({ item, actorId }) =>
  item.reviewer === actorId ? no('reviewerApproves') : undefined;

/** 提出 → 审核 → 审批 → 实施. */
export const opennessLife = {
  review: { from: ['drafted'], to: 'reviewed', guards: [notTheDrafter] },
  sendBack: { from: ['drafted', 'reviewed'], to: 'drafted', guards: [notTheDrafter] },
  approve: { from: ['reviewed'], to: 'approved', guards: [notTheDrafter, notTheReviewer] },
  publish: { from: ['approved'], to: 'published' },
  comment: { from: ['published'] },
  archive: { from: ['published'], to: 'opennessArchived' },
} as const satisfies LifeCycle<OpennessState, Situation<OpennessItem>>;
/** Not public yet. */
export const opennessAhead = ['drafted', 'reviewed', 'approved'] as const satisfies readonly OpennessState[];

const onceOnly: Guard<Situation<RequestItem>> = ({ item }) =>
  item.extended ? no('extendedAlready') : undefined;
const notTheAsker: Guard<Situation<RequestItem>> = ({ item, actorId }) =>
  item.owner === actorId ? no('askerAnswers') : undefined;
export const requestLife = {
  extend: { from: ['asked'], guards: [onceOnly, notTheAsker] },
  grant: { from: ['asked'], to: 'granted', guards: [notTheAsker] },
  deny: { from: ['asked'], to: 'denied', guards: [notTheAsker] },
} as const satisfies LifeCycle<RequestState, Situation<RequestItem>>;
