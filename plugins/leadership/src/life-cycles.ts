import type {
  AppraisalState,
  ContactPointState,
  CoverageState,
  Direction,
  ItemState,
  LapseReason,
  ListState,
  ProblemState,
  ReportState,
  RequestState,
} from '@heli/contracts/leadership';
import type { Guard, LifeCycle } from '@heli/sdk/kit';
import type { AppraisalItem, ReportItem } from './entities/report.entity.js';
import type { CoverageItem } from './entities/coverage.entity.js';
import type { DutyItem, ListItem } from './entities/list.entity.js';
import type { ProblemItem } from './entities/problem.entity.js';
import type { RequestItem } from './entities/request.entity.js';
import { no, type Situation } from './kit.js';

/** The lives of domain.md, section 4: what may follow on what, and what stands against it. */

type OfList = Situation<ListItem> & { readonly items?: number; readonly openItems?: number };
const approverIsOther: Guard<OfList> = ({ item, actorId }) =>
  item.authors.includes(actorId) ? no('approverIsAuthor') : undefined;
const hasItems: Guard<OfList> = ({ items = 0 }) => (items === 0 ? no('listEmpty') : undefined);
const nothingOpen: Guard<OfList> = ({ openItems = 0 }) =>
  openItems > 0 ? no('itemsOpen', { open: openItems }) : undefined;
const fromMonth =
  (which: 'midYearMonth' | 'yearEndMonth'): Guard<OfList> =>
  ({ item, today, rules }) =>
    today < `${String(item.year)}-${String(rules[which]).padStart(2, '0')}-01`
      ? no('checkTooEarly', { month: rules[which] })
      : undefined;

export const listLife = {
  addItem: { from: ['draft'] },
  approve: { from: ['draft'], to: 'approved', guards: [hasItems, approverIsOther] },
  publish: { from: ['approved'], to: 'published' },
  checkMidYear: { from: ['published'], to: 'midYearChecked', guards: [fromMonth('midYearMonth')] },
  checkYearEnd: { from: ['midYearChecked'], to: 'yearEndChecked', guards: [fromMonth('yearEndMonth')] },
  archive: { from: ['yearEndChecked'], to: 'archived', guards: [nothingOpen] },
} as const satisfies LifeCycle<ListState, OfList>;

/** In force: its duties are worked on and fall due. */
export const listsInForce = [
  'published',
  'midYearChecked',
  'yearEndChecked',
] as const satisfies readonly ListState[];
const inForce: readonly string[] = listsInForce;

type OfItem = Situation<DutyItem> & { readonly list: ListItem; readonly score?: number };
const listInForce: Guard<OfItem> = ({ list }) =>
  inForce.includes(list.state) ? undefined : no('listNotInForce', { state: list.state });
const listNotArchived: Guard<OfItem> = ({ list }) =>
  list.state === 'archived' ? no('listNotInForce', { state: list.state }) : undefined;
/** Separation of duties (domain.md, section 2): whoever reports or answers for a duty doesn't verify it. */
const verifierIsOther: Guard<OfItem> = ({ item, actorId }) =>
  item.reporters.includes(actorId) || item.owner === actorId ? no('verifierIsReporter') : undefined;
const goodEnough: Guard<OfItem> = ({ score = 0, rules }) =>
  score < rules.passScore
    ? no('scoreTooLow', { pass: rules.passScore }, 'verifiedScore', 'invalid')
    : undefined;
/** [default] Within so many days a duty that does not hold is opened again. */
const withinReopenTime: Guard<OfItem> = ({ item, now, rules }) =>
  Date.parse(now) - Date.parse(item.verifiedAt ?? now) > rules.reopenDays * 86_400_000
    ? no('reopenTooLate', { days: rules.reopenDays })
    : undefined;

export const itemLife = {
  begin: { from: ['planned', 'returned'], to: 'inProgress', guards: [listInForce] },
  report: { from: ['inProgress', 'returned'], to: 'reported', guards: [listInForce] },
  verify: { from: ['reported'], to: 'verified', guards: [listInForce, verifierIsOther, goodEnough] },
  sendBack: { from: ['reported'], to: 'returned', guards: [listInForce, verifierIsOther] },
  reopen: { from: ['verified'], to: 'inProgress', guards: [listInForce, withinReopenTime] },
  withdraw: {
    from: ['planned', 'inProgress', 'reported', 'returned'],
    to: 'withdrawn',
    guards: [listNotArchived],
  },
} as const satisfies LifeCycle<ItemState, OfItem>;

/** Neither verified nor fallen away. */
export const openItemStates = [
  'planned',
  'inProgress',
  'reported',
  'returned',
] as const satisfies readonly ItemState[];

type OfCoverage = Situation<CoverageItem> & { readonly reason?: LapseReason };
const notClosed: Guard<OfCoverage> = ({ item }) => (item.closed ? no('unitClosed') : undefined);
const branchDue: Guard<OfCoverage> = ({ item, rules }) =>
  item.eligible ? undefined : no('membersTooFew', { members: rules.minMembers });
const reasonHolds: Guard<OfCoverage> = ({ item, reason }) => {
  if (reason === 'membersTooFew' && (item.state !== 'ownBranch' || item.eligible)) return no('membersEnough');
  if (reason === 'dissolved' && !covered.includes(item.state)) return no('nothingToDissolve');
  if (reason !== 'closed' && item.state === 'lapsed') return no('lapsedAlready');
  return undefined;
};

export const coveredStates = ['jointCovered', 'ownBranch'] as const satisfies readonly CoverageState[];
const covered: readonly CoverageState[] = coveredStates;

export const coverageLife = {
  plan: { from: ['uncovered', 'lapsed'], to: 'planned', guards: [notClosed] },
  join: { from: ['planned'], to: 'jointCovered' },
  found: { from: ['planned', 'jointCovered'], to: 'ownBranch', guards: [branchDue] },
  check: { from: ['uncovered', 'planned', 'jointCovered', 'ownBranch', 'lapsed'], guards: [notClosed] },
  lapse: {
    from: ['uncovered', 'planned', 'jointCovered', 'ownBranch', 'lapsed'],
    to: 'lapsed',
    guards: [notClosed, reasonHolds],
  },
} as const satisfies LifeCycle<CoverageState, OfCoverage>;

export const contactPointLife = {
  visit: { from: ['active'] },
  end: { from: ['active'], to: 'ended' },
} as const satisfies LifeCycle<ContactPointState, Situation<{ readonly state: ContactPointState }>>;

type OfReport = Situation<ReportItem> & { readonly openProblems?: number; readonly running?: boolean };
const notTheReporter: Guard<OfReport> = ({ item, actorId }) =>
  item.owner === actorId || item.personId === actorId ? no('appraisedActs') : undefined;
const noBallotRuns: Guard<OfReport> = ({ running = false }) => (running ? no('appraisalRuns') : undefined);
const allRectified: Guard<OfReport> = ({ openProblems = 0 }) =>
  openProblems > 0 ? no('problemsOpen', { open: openProblems }) : undefined;

export const reportLife = {
  revise: { from: ['draft'] },
  submit: { from: ['draft'], to: 'submitted' },
  deliver: { from: ['submitted'], to: 'delivered' },
  openAppraisal: { from: ['delivered'], guards: [noBallotRuns, notTheReporter] },
  appraise: { from: ['delivered'], to: 'appraised' },
  giveFeedback: { from: ['appraised'], to: 'feedbackGiven', guards: [notTheReporter] },
  listProblem: { from: ['appraised', 'feedbackGiven', 'rectifying'], guards: [notTheReporter] },
  plan: { from: ['feedbackGiven', 'rectifying'], to: 'rectifying' },
  finish: { from: ['rectifying'], to: 'rectified', guards: [allRectified, notTheReporter] },
} as const satisfies LifeCycle<ReportState, OfReport>;

type OfAppraisal = Situation<AppraisalItem> & { readonly report: ReportItem };
const tellerIsOther: Guard<OfAppraisal> = ({ report, actorId }) =>
  report.owner === actorId || report.personId === actorId ? no('appraisedActs') : undefined;
const twoTellers: Guard<OfAppraisal> = ({ item, actorId, rules }) =>
  rules.tellers > 1 && (item.attestedBy == null || item.attestedBy === actorId)
    ? no('secondTeller')
    : undefined;

export const appraisalLife = {
  attest: { from: ['open'], to: 'attested', guards: [tellerIsOther] },
  count: { from: ['open', 'attested'], to: 'counted', guards: [tellerIsOther, twoTellers] },
  void: { from: ['open', 'attested'], to: 'void', guards: [tellerIsOther, twoTellers] },
} as const satisfies LifeCycle<AppraisalState, OfAppraisal>;

type OfProblem = Situation<ProblemItem>;
const rectifierIsOther: Guard<OfProblem> = ({ item, actorId }) =>
  item.reporters.includes(actorId) || item.owner === actorId ? no('verifierIsReporter') : undefined;

export const problemLife = {
  plan: { from: ['listed'], to: 'planned' },
  report: { from: ['planned', 'returned'], to: 'reported' },
  verify: { from: ['reported'], to: 'verified', guards: [rectifierIsOther] },
  sendBack: { from: ['reported'], to: 'returned', guards: [rectifierIsOther] },
} as const satisfies LifeCycle<ProblemState, OfProblem>;

type OfRequest = Situation<RequestItem>;
/** Who acts for the unit speaks for the unit; all others speak for the council. */
const sideOf = ({ item, actorUnitIds }: OfRequest): Direction =>
  actorUnitIds.includes(item.unit) ? 'toCouncil' : 'toUnit';
const askedSide: Guard<OfRequest> = (situation) =>
  sideOf(situation) === situation.item.direction ? no('answererAsked') : undefined;
const askingSide: Guard<OfRequest> = (situation) =>
  sideOf(situation) === situation.item.direction ? undefined : no('notTheAsker');

export const requestLife = {
  answer: { from: ['asked'], to: 'answered', guards: [askedSide] },
  withdraw: { from: ['asked'], to: 'withdrawn', guards: [askingSide] },
} as const satisfies LifeCycle<RequestState, OfRequest>;
