import type {
  ActivityState,
  AgreementState,
  BookingState,
  ClaimState,
  CommitmentState,
  NeedState,
  ProjectState,
  Rater,
  RegistrationState,
  ResourceState,
  StationState,
} from '@heli/contracts/cobuilding';
import type { Guard, LifeCycle } from '@heli/sdk/kit';
import type { AgreementItem, CommitmentItem } from './entities/agreement.entity.js';
import type { ClaimItem, NeedItem } from './entities/need.entity.js';
import type { ProjectItem } from './entities/project.entity.js';
import type { ActivityItem, RegistrationItem, StationItem } from './entities/register.entity.js';
import type { BookingItem, ResourceItem } from './entities/resource.entity.js';
import { no, type Situation } from './kit.js';

/** The lives of domain.md, section 5: what may follow on what, and what stands against it. */

type Who = Pick<Situation<unknown>, 'actorUnitIds'>;
/** Whoever acts for units acts for those only; the office and the branch act for all. */
export const standsFor = ({ actorUnitIds }: Who, unit: string | null | undefined): boolean =>
  actorUnitIds.length === 0 || (unit != null && actorUnitIds.includes(unit));
const ofUnit: Guard<Situation<{ readonly unit?: string | null | undefined }>> = (situation) =>
  standsFor(situation, situation.item.unit) ? undefined : no('notYourUnit', {}, undefined, 'forbidden');
/** Separation of duties (domain.md, section 2). */
const notTheAuthor: Guard<Situation<{ readonly owner: string }>> = ({ item, actorId }) =>
  item.owner === actorId ? no('authorDecides') : undefined;
const notOfThatUnit: Guard<Situation<{ readonly unit: string }>> = ({ item, actorUnitIds }) =>
  actorUnitIds.includes(item.unit) ? no('ownUnitDecides') : undefined;

export const resourceLife = {
  verify: { from: ['offered'], to: 'verified', guards: [notTheAuthor, notOfThatUnit] },
  open: { from: ['verified', 'paused'], to: 'open', guards: [ofUnit] },
  pause: { from: ['open'], to: 'paused', guards: [ofUnit] },
  withdraw: { from: ['offered', 'verified', 'open', 'paused'], to: 'withdrawn', guards: [ofUnit] },
  expire: { from: ['offered', 'verified', 'open', 'paused'], to: 'expired' },
  setHours: { from: ['offered', 'verified', 'open', 'paused'], guards: [ofUnit] },
  book: { from: ['open'] },
} as const satisfies LifeCycle<ResourceState, Situation<ResourceItem>>;

type OfBooking = Situation<BookingItem> & { readonly by?: Rater };
const ownerSide: Guard<OfBooking> = (situation) =>
  standsFor(situation, situation.item.ownerUnit) ? undefined : no('notYourUnit', {}, undefined, 'forbidden');
const eitherSide: Guard<OfBooking> = (situation) =>
  standsFor(situation, situation.item.unit) || standsFor(situation, situation.item.ownerUnit)
    ? undefined
    : no('notYourUnit', {}, undefined, 'forbidden');
const nearEnough: Guard<OfBooking> = ({ item, now, rules }) =>
  Date.parse(item.starts) - Date.parse(now) > rules.beginEarlyMinutes * 60_000
    ? no('beginsTooEarly', { minutes: rules.beginEarlyMinutes })
    : undefined;
const hasBegun: Guard<OfBooking> = ({ item, now }) => (item.starts > now ? no('notYetMissed') : undefined);
/** Only the party that took part rates, and once. */
const tookPart: Guard<OfBooking> = ({ item, by, actorId, actorUnitIds }) => {
  const party = by === 'owner' ? item.ownerUnit : item.unit;
  const there = party == null ? item.owner === actorId : actorUnitIds.includes(party);
  if (!there) return no('notTheParty', {}, 'by', 'forbidden');
  const said = by === 'owner' ? item.ratingByOwner : item.ratingByBorrower;
  return said == null ? undefined : no('ratedAlready');
};

export const bookingLife = {
  approve: { from: ['requested'], to: 'approved', guards: [ownerSide, notTheAuthor] },
  reject: { from: ['requested'], to: 'rejected', guards: [ownerSide] },
  cancel: { from: ['requested', 'approved'], to: 'cancelled', guards: [eitherSide] },
  begin: { from: ['approved'], to: 'inUse', guards: [ownerSide, nearEnough] },
  giveBack: { from: ['inUse'], to: 'returned', guards: [ownerSide] },
  miss: { from: ['approved'], to: 'noShow', guards: [ownerSide, hasBegun] },
  rate: { from: ['returned', 'rated'], to: 'rated', guards: [tookPart] },
} as const satisfies LifeCycle<BookingState, OfBooking>;
/** These take up room. */
export const holdingStates = ['requested', 'approved', 'inUse'] as const satisfies readonly BookingState[];

/** What meets its date: a need that is published late can't find a claim in time. */
const wantedAhead: Guard<Situation<NeedItem>> = ({ item, now }) =>
  item.wantedBy <= now ? no('dueNotAhead', {}, 'wantedBy') : undefined;

export const needLife = {
  publish: { from: ['draft'], to: 'published', guards: [wantedAhead] },
  offer: { from: ['published', 'claimed'], to: 'claimed', guards: [wantedAhead] },
  match: { from: ['claimed'], to: 'matched' },
  fallBack: { from: ['claimed', 'matched', 'inProject'], to: 'published' },
  takeUp: { from: ['matched'], to: 'inProject' },
  fulfil: { from: ['matched', 'inProject'], to: 'fulfilled' },
  evaluate: { from: ['fulfilled'], to: 'evaluated', guards: [ofUnit] },
  expire: { from: ['published', 'claimed'], to: 'expired' },
  withdraw: { from: ['draft', 'published', 'claimed'], to: 'withdrawn', guards: [ofUnit] },
} as const satisfies LifeCycle<NeedState, Situation<NeedItem>>;

export const claimLife = {
  accept: { from: ['offered'], to: 'accepted', guards: [notTheAuthor, notOfThatUnit] },
  decline: { from: ['offered'], to: 'declined', guards: [notTheAuthor, notOfThatUnit] },
  withdraw: { from: ['offered'], to: 'withdrawn', guards: [ofUnit] },
  keep: { from: ['accepted'], to: 'kept', guards: [notTheAuthor, notOfThatUnit] },
  breach: { from: ['accepted'], to: 'broken', guards: [notTheAuthor, notOfThatUnit] },
} as const satisfies LifeCycle<ClaimState, Situation<ClaimItem>>;

type OfProject = Situation<ProjectItem>;
const acceptorIsOther: Guard<OfProject> = ({ item, actorId }) =>
  item.submitters.includes(actorId) ? no('submitterAccepts') : undefined;
const ratesOnce: Guard<OfProject> = ({ item, actorId }) =>
  item.raters.includes(actorId) ? no('ratedAlready') : undefined;
/** Those who did the work don't rate it. */
const notADoer: Guard<OfProject> = ({ item, actorUnitIds }) =>
  [item.unit, ...item.partners].some((unit) => actorUnitIds.includes(unit)) ? no('doerRates') : undefined;

const running = ['running', 'rework'] as const;
export const projectLife = {
  agree: { from: ['proposed'], to: 'agreed', guards: [notTheAuthor, notOfThatUnit] },
  start: { from: ['agreed'], to: 'running', guards: [ofUnit] },
  suspend: { from: ['running'], to: 'suspended', guards: [ofUnit] },
  resume: { from: ['suspended'], to: 'running', guards: [ofUnit] },
  reach: { from: running, guards: [ofUnit] },
  askAcceptance: { from: running, to: 'acceptance', guards: [ofUnit] },
  sendBack: { from: ['acceptance'], to: 'rework', guards: [acceptorIsOther, notOfThatUnit] },
  accept: { from: ['acceptance'], to: 'accepted', guards: [acceptorIsOther, notOfThatUnit] },
  evaluate: { from: ['accepted', 'evaluated'], to: 'evaluated', guards: [notADoer, ratesOnce] },
  archive: { from: ['evaluated'], to: 'archived' },
  cancel: {
    from: ['proposed', 'agreed', 'running', 'suspended', 'acceptance', 'rework'],
    to: 'cancelled',
  },
} as const satisfies LifeCycle<ProjectState, OfProject>;
/** Worked on: on the board. */
export const runningStates = [
  ...['agreed', 'running', 'suspended', 'acceptance', 'rework'],
] as readonly ProjectState[];

type OfAgreement = Situation<AgreementItem> & { readonly commitments?: number };
const hasCommitments: Guard<OfAgreement> = ({ commitments = 0 }) =>
  commitments === 0 ? no('agreementEmpty') : undefined;
const termAhead: Guard<OfAgreement> = ({ item, today }) =>
  item.lastDay < today ? no('termOver') : undefined;

export const agreementLife = {
  addCommitment: { from: ['draft'] },
  sign: { from: ['draft'], to: 'signed', guards: [hasCommitments, termAhead, notTheAuthor] },
  end: { from: ['signed'], to: 'ended' },
} as const satisfies LifeCycle<AgreementState, OfAgreement>;

type OfCommitment = Situation<CommitmentItem> & { readonly agreement: Pick<AgreementItem, 'state'> };
const inForce: Guard<OfCommitment> = ({ agreement }) =>
  agreement.state === 'signed' ? undefined : no('agreementNotInForce');
const confirmerIsOther: Guard<OfCommitment> = ({ item, actorId }) =>
  item.reporters.includes(actorId) ? no('reporterConfirms') : undefined;

export const commitmentLife = {
  report: { from: ['promised'], to: 'reported', guards: [inForce, ofUnit] },
  sendBack: { from: ['reported'], to: 'promised', guards: [inForce, confirmerIsOther, notOfThatUnit] },
  keep: { from: ['reported'], to: 'kept', guards: [inForce, confirmerIsOther, notOfThatUnit] },
  drop: { from: ['promised', 'reported'], to: 'dropped' },
} as const satisfies LifeCycle<CommitmentState, OfCommitment>;
export const openCommitments = ['promised', 'reported'] as const satisfies readonly CommitmentState[];

export const registrationLife = {
  submit: { from: ['expected'], to: 'submitted', guards: [ofUnit] },
  confirm: { from: ['submitted'], to: 'confirmed', guards: [notTheAuthor, notOfThatUnit] },
  activate: { from: ['confirmed'], to: 'active' },
  transfer: { from: ['confirmed', 'active'], to: 'transferred' },
  end: { from: ['expected', 'submitted', 'confirmed', 'active'], to: 'ended' },
} as const satisfies LifeCycle<RegistrationState, Situation<RegistrationItem>>;

export const stationLife = {
  setHours: { from: ['open'], guards: [ofUnit] },
  countVisits: { from: ['open'], guards: [ofUnit] },
  close: { from: ['open'], to: 'closed', guards: [ofUnit] },
} as const satisfies LifeCycle<StationState, Situation<StationItem>>;

const ofOneOfThem: Guard<Situation<ActivityItem>> = ({ item, actorUnitIds }) =>
  actorUnitIds.length === 0 || item.units.some((unit) => actorUnitIds.includes(unit))
    ? undefined
    : no('notYourUnit', {}, undefined, 'forbidden');
const notAhead: Guard<Situation<ActivityItem>> = ({ item, now }) =>
  item.startsAt > now ? no('notYetHeld') : undefined;

export const activityLife = {
  report: { from: ['planned'], to: 'held', guards: [ofOneOfThem, notAhead] },
  cancel: { from: ['planned'], to: 'cancelled', guards: [ofOneOfThem] },
} as const satisfies LifeCycle<ActivityState, Situation<ActivityItem>>;
