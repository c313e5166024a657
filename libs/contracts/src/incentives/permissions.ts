import { permission, type Permission } from '@heli/sdk';

type Holders = Permission['roles'];
const of =
  (entity: string) =>
  (verb: string, holders: Holders): Permission =>
    permission(`incentives.${entity}.${verb}`, holders);

const office: Holders = { office: 'subtree' };
/** The office for the street, the branch secretary for the community. */
const local: Holders = { ...office, branchSecretary: 'subtree' };
const leading: Holders = { ...local, secretary: 'subtree', chair: 'subtree', viceChair: 'subtree' };
const watching: Holders = { ...leading, supervisor: 'subtree' };
const units: Holders = { liaison: 'subtree', handler: 'subtree' };
const ownUnit: Holders = { liaison: 'own-unit', handler: 'own-unit' };
/** Everybody who has an account here. What is somebody's own is for the handler to see to. */
const everybody: Holders = {
  ...watching,
  ...units,
  gridWorker: 'subtree',
  representative: 'subtree',
  resident: 'subtree',
  personnelOfficer: 'subtree',
};

/** What they made themselves. */
const own: Holders = Object.fromEntries(Object.keys(everybody).map((role) => [role, 'own']));

const rules = of('rule');
const entries = of('entry');
const appeals = of('appeal');
const volunteers = of('volunteer');
const shifts = of('shift');
const hours = of('hours');
const rewards = of('reward');
const redemptions = of('redemption');
const honours = of('honour');
const assessments = of('assessment');

/** Who may do what in incentives (domain.md, sections 2, 8 and 10); deny unless listed. */
export const may = {
  draftRule: rules('draft', { ...office, administrator: 'subtree' }),
  publishRule: rules('publish', { secretary: 'subtree', chair: 'subtree' }),
  /** Every rule is visible and dated. */
  seeRules: rules('see', { ...everybody, administrator: 'subtree' }),
  previewRule: rules('preview', { ...leading, administrator: 'subtree' }),

  approveEntry: entries('approve', local),
  publicise: entries('publicise', office),
  seeEntries: entries('see', { ...watching, ...ownUnit }),
  seeNotices: entries('read', everybody),
  /** One's own ledger, or one's unit's. */
  seeOwn: entries('own', everybody),

  fileAppeal: appeals('file', everybody),
  decideAppeal: appeals('decide', { supervisor: 'subtree' }),
  /** Whoever filed one sees what becomes of it. */
  seeAppeals: appeals('see', { ...own, ...watching }),

  registerVolunteer: volunteers('register', { ...local, personnelOfficer: 'subtree' }),
  seeVolunteers: volunteers('see', { ...watching, personnelOfficer: 'subtree' }),

  planShift: shifts('plan', { ...local, ...units }),
  seeShifts: shifts('see', everybody),
  signUp: hours('signUp', everybody),
  countHours: hours('count', local),
  seeHours: hours('see', { ...watching, personnelOfficer: 'subtree' }),

  offerReward: rewards('offer', { ...office, administrator: 'subtree' }),
  seeRewards: rewards('see', everybody),
  redeem: redemptions('redeem', everybody),
  handOver: redemptions('handOver', office),
  seeRedemptions: redemptions('see', watching),

  nominateHonour: honours('nominate', leading),
  screenHonour: honours('screen', office),
  awardHonour: honours('award', { secretary: 'subtree', chair: 'subtree' }),
  seeHonours: honours('see', watching),

  openAssessment: assessments('open', office),
  reportAssessment: assessments('report', { ...local, ...units }),
  scoreAssessment: assessments('score', { ...office, chair: 'subtree', viceChair: 'subtree' }),
  /** Rankings and marks are for the council. */
  seeAssessments: assessments('see', { ...watching, ...ownUnit }),

  setPopulation: permission('incentives.population.set', local),
  /** What a wall shows, uncut; a display gets its feeds from its room, cut to its audience. */
  seeBoard: permission('incentives.board.see', { ...everybody, administrator: 'subtree' }),
  /** The records behind a number, whoever's they are. */
  trace: permission('incentives.board.trace', watching),
} satisfies Record<string, Permission>;
