import type {
  AppealState,
  AssessmentState,
  EntryState,
  HonourState,
  HoursState,
  NoticeState,
  RedemptionState,
  RewardState,
  RuleState,
  ShiftState,
  VolunteerState,
} from '@heli/contracts/incentives';
import type { Guard, LifeCycle } from '@heli/sdk/kit';
import type { AppealItem, EntryItem, NoticeItem } from './entities/entry.entity.js';
import type {
  AssessmentItem,
  HonourItem,
  RedemptionItem,
  RewardItem,
} from './entities/recognition.entity.js';
import type { RuleItem } from './entities/rule.entity.js';
import type { HoursItem, ShiftItem, VolunteerItem } from './entities/service.entity.js';
import { no, type Situation as Around } from './kit.js';

/** The lives of domain.md, section 8: what may follow on what, and what stands against it. */

/** Whose points, hours or honours they are. */
interface Held {
  readonly unit?: string | null | undefined;
  readonly personId?: string | null | undefined;
}
type Situation<Item> = Around<Item> & { readonly actorPersonId: string | undefined };

/** Whoever acts for units acts for those only; the office and the branch act for all. */
export const standsFor = (actorUnitIds: readonly string[], unit: string | null | undefined): boolean =>
  actorUnitIds.length === 0 || (unit != null && actorUnitIds.includes(unit));
const ofUnit: Guard<Situation<{ readonly unit?: string | null | undefined }>> = ({ item, actorUnitIds }) =>
  standsFor(actorUnitIds, item.unit) ? undefined : no('notYourUnit', {}, undefined, 'forbidden');
/** Separation of duties (domain.md, section 2). */
const notTheAuthor: Guard<Situation<{ readonly owner: string }>> = ({ item, actorId }) =>
  item.owner === actorId ? no('authorDecides') : undefined;
/** The granter is not the beneficiary. */
const notTheHolder: Guard<Situation<Held>> = ({ item, actorPersonId, actorUnitIds }) =>
  (item.personId != null && item.personId === actorPersonId) ||
  (item.unit != null && item.personId == null && actorUnitIds.includes(item.unit))
    ? no('holderDecides')
    : undefined;
const ofThemselves: Guard<Situation<{ readonly personId: string }>> = ({ item, actorPersonId }) =>
  item.personId === actorPersonId ? undefined : no('notYourOwn', {}, undefined, 'forbidden');

export const ruleLife = {
  publish: { from: ['draft'], to: 'published', guards: [notTheAuthor] },
  drop: { from: ['draft'], to: 'dropped' },
  end: { from: ['published'], to: 'ended' },
} as const satisfies LifeCycle<RuleState, Situation<RuleItem>>;
/** These pay, within their days. */
export const payingRules = ['published', 'ended'] as const satisfies readonly RuleState[];

const notTheTeller: Guard<Situation<EntryItem>> = ({ item, actorId }) =>
  item.teller === actorId ? no('tellerApproves') : undefined;

export const entryLife = {
  approve: { from: ['computed'], to: 'approved', guards: [notTheHolder, notTheTeller] },
  reject: { from: ['computed'], to: 'rejected', guards: [notTheHolder] },
  publicise: { from: ['approved'], to: 'publicised' },
  object: { from: ['publicised'], to: 'objected' },
  /** The objection was dismissed while the notice is open. */
  uphold: { from: ['objected'], to: 'publicised' },
  settle: { from: ['publicised', 'objected'], to: 'settled' },
  reverse: { from: ['computed', 'approved', 'publicised', 'objected', 'settled'], to: 'reversed' },
} as const satisfies LifeCycle<EntryState, Situation<EntryItem>>;
/** Still worth their points, or on their way to be. */
export const liveEntries = [
  ...['computed', 'approved', 'publicised', 'objected', 'settled'],
] as readonly EntryState[];

export const noticeLife = {
  close: { from: ['open'], to: 'over' },
} as const satisfies LifeCycle<NoticeState, Situation<NoticeItem>>;

type OfAppeal = Situation<AppealItem> & {
  readonly subject: Held & { readonly decider?: string | null | undefined };
};
/** Nobody hears an appeal against what they decided, or about what is theirs. */
const impartial: Guard<OfAppeal> = ({ subject, actorId, actorUnitIds, actorPersonId }) => {
  if (subject.decider === actorId) return no('deciderHears');
  const theirs =
    (subject.personId != null && subject.personId === actorPersonId) ||
    (subject.unit != null && actorUnitIds.includes(subject.unit));
  return theirs ? no('holderDecides') : undefined;
};
const hearing = [notTheAuthor, impartial];

/** Nobody is turned down unheard. */
export const appealLife = {
  accept: { from: ['filed'], to: 'accepted', guards: hearing },
  hear: { from: ['accepted'], to: 'heard', guards: hearing },
  uphold: { from: ['accepted', 'heard'], to: 'upheld', guards: hearing },
  dismiss: { from: ['heard'], to: 'dismissed', guards: hearing },
} as const satisfies LifeCycle<AppealState, OfAppeal>;
export const openAppeals = ['filed', 'accepted', 'heard'] as const satisfies readonly AppealState[];

export const volunteerLife = {
  leave: { from: ['registered'], to: 'left' },
} as const satisfies LifeCycle<VolunteerState, Situation<VolunteerItem>>;

const notOver: Guard<Situation<ShiftItem>> = ({ item, now }) =>
  item.ends <= now ? no('shiftOver') : undefined;
const hasRoom: Guard<Situation<ShiftItem>> = ({ item }) =>
  item.signedUp >= item.capacity ? no('shiftFull', { capacity: item.capacity }) : undefined;

export const shiftLife = {
  signUp: { from: ['planned'], guards: [notOver, hasRoom] },
  cancel: { from: ['planned'], to: 'cancelled', guards: [ofUnit, notOver] },
} as const satisfies LifeCycle<ShiftState, Situation<ShiftItem>>;

type OfHours = Situation<HoursItem> & { readonly shift: Pick<ShiftItem, 'unit'> };
const atTheDesk: Guard<OfHours> = ({ shift, actorUnitIds }) =>
  standsFor(actorUnitIds, shift.unit) ? undefined : no('notYourUnit', {}, undefined, 'forbidden');

export const hoursLife = {
  cancel: { from: ['signedUp'], to: 'cancelled', guards: [ofThemselves] },
  checkIn: { from: ['signedUp'], to: 'signedIn', guards: [ofThemselves] },
  checkOut: { from: ['signedIn'], to: 'signedOut', guards: [ofThemselves] },
  signIn: { from: ['signedUp'], to: 'signedIn', guards: [atTheDesk] },
  signOut: { from: ['signedIn'], to: 'signedOut', guards: [atTheDesk] },
  lapse: { from: ['signedIn'], to: 'void' },
  void: { from: ['signedUp', 'signedIn', 'signedOut'], to: 'void', guards: [notTheHolder] },
  prove: { from: ['void'], to: 'signedOut', guards: [notTheHolder] },
  count: { from: ['signedOut'], to: 'counted', guards: [notTheHolder] },
} as const satisfies LifeCycle<HoursState, OfHours>;

export const rewardLife = {
  restock: { from: ['offered'] },
  close: { from: ['offered'], to: 'closed' },
  redeem: { from: ['offered'] },
} as const satisfies LifeCycle<RewardState, Situation<RewardItem>>;

export const redemptionLife = {
  handOver: { from: ['reserved'], to: 'handedOver', guards: [notTheHolder] },
  cancel: { from: ['reserved'], to: 'cancelled' },
} as const satisfies LifeCycle<RedemptionState, Situation<RedemptionItem>>;

type UnderNotice<Item> = Situation<Item> & { readonly appealed?: boolean };
const noticeOver: Guard<UnderNotice<{ readonly until?: string | null | undefined }>> = ({ item, now }) =>
  item.until == null || item.until > now ? no('noticeOpen') : undefined;
const notAppealed: Guard<UnderNotice<unknown>> = ({ appealed = false }) =>
  appealed ? no('appealOpen') : undefined;

export const honourLife = {
  screen: { from: ['nominated'], to: 'screened', guards: [notTheAuthor, notTheHolder] },
  publicise: { from: ['screened'], to: 'publicNotice', guards: [notTheHolder] },
  award: {
    from: ['publicNotice'],
    to: 'awarded',
    guards: [notTheAuthor, notTheHolder, noticeOver, notAppealed],
  },
  reject: { from: ['nominated', 'screened', 'publicNotice'], to: 'rejected', guards: [notTheHolder] },
  revoke: { from: ['awarded'], to: 'revoked', guards: [notTheHolder] },
} as const satisfies LifeCycle<HonourState, UnderNotice<HonourItem>>;

export const assessmentLife = {
  report: { from: ['open', 'selfReported'], to: 'selfReported', guards: [ofUnit] },
  score: { from: ['open', 'selfReported', 'scored'], to: 'scored', guards: [notTheHolder] },
  publicise: { from: ['scored'], to: 'notice', guards: [notTheHolder] },
  sendBack: { from: ['notice'], to: 'selfReported' },
  settle: { from: ['notice'], to: 'final', guards: [notAppealed] },
} as const satisfies LifeCycle<AssessmentState, UnderNotice<AssessmentItem>>;
