import { permission, type Permission } from '@heli/sdk';

type Holders = Permission['roles'];
const of =
  (entity: string) =>
  (verb: string, holders: Holders): Permission =>
    permission(`leadership.${entity}.${verb}`, holders);

const office: Holders = { office: 'subtree' };
/** The office and the secretary, who sets what the year is about. */
const setting: Holders = { ...office, secretary: 'subtree' };
const leading: Holders = { ...setting, chair: 'subtree', viceChair: 'subtree' };
const watching: Holders = { ...leading, branchSecretary: 'subtree', supervisor: 'subtree' };
/** Whoever acts for the unit whose matter it is. */
const unit: Holders = { liaison: 'own-unit', handler: 'own-unit' };
/** Whoever holds a post: what is theirs. */
const posts: Holders = {
  office: 'own',
  secretary: 'own',
  chair: 'own',
  viceChair: 'own',
  branchSecretary: 'own',
};
const council: Holders = {
  ...watching,
  liaison: 'subtree',
  handler: 'subtree',
  gridWorker: 'subtree',
  personnelOfficer: 'subtree',
};

const duties = of('responsibility');
const coverage = of('coverage');
const contacts = of('contactPoint');
const reports = of('report');
const appraisals = of('appraisal');
const rectifications = of('rectification');
const requests = of('request');

/** Who may do what in leadership (domain.md, sections 2, 4 and 10); deny unless listed. */
export const may = {
  manageDuties: duties('manage', setting),
  approveDuties: duties('approve', { secretary: 'subtree' }),
  reportDuty: duties('report', { ...posts, ...unit }),
  verifyDuty: duties('verify', { ...setting, chair: 'subtree', supervisor: 'subtree' }),
  seeDuties: duties('see', { ...watching, ...unit }),

  manageCoverage: coverage('manage', { ...setting, branchSecretary: 'subtree' }),
  visitUnit: coverage('visit', {
    ...setting,
    branchSecretary: 'subtree',
    personnelOfficer: 'subtree',
  }),
  seeCoverage: coverage('see', { ...watching, personnelOfficer: 'subtree', ...unit }),

  manageContactPoints: contacts('manage', setting),
  visitContactPoint: contacts('visit', { ...posts, ...office }),
  seeContactPoints: contacts('see', watching),

  writeReport: reports('write', { ...posts, liaison: 'own', handler: 'own' }),
  deliverReport: reports('deliver', leading),
  seeReports: reports('see', {
    ...leading,
    supervisor: 'subtree',
    personnelOfficer: 'subtree',
    branchSecretary: 'own',
    liaison: 'own',
    handler: 'own',
  }),

  holdAppraisal: appraisals('hold', { ...office, chair: 'subtree', personnelOfficer: 'subtree' }),
  castBallot: appraisals('cast', { ...council, representative: 'subtree' }),
  /** 监票、计票: tellers. Nobody sees a slip, and nobody a count before the box is closed. */
  countAppraisal: appraisals('count', {
    ...office,
    supervisor: 'subtree',
    personnelOfficer: 'subtree',
    branchSecretary: 'subtree',
    liaison: 'subtree',
    representative: 'subtree',
  }),
  comment: appraisals('comment', { secretary: 'subtree', chair: 'subtree' }),

  listProblem: rectifications('list', { ...setting, supervisor: 'subtree', personnelOfficer: 'subtree' }),
  rectify: rectifications('report', { ...posts, liaison: 'own', handler: 'own' }),
  verifyRectification: rectifications('verify', {
    ...setting,
    supervisor: 'subtree',
    personnelOfficer: 'subtree',
  }),

  ask: requests('ask', { ...leading, branchSecretary: 'subtree', ...unit }),
  answer: requests('answer', { ...leading, branchSecretary: 'subtree', ...unit }),
  seeRequests: requests('see', { ...watching, ...unit }),

  /** What a wall shows, uncut; a display gets its feeds from its room, cut to its audience. */
  seeBoard: permission('leadership.board.see', { ...council, administrator: 'subtree' }),
  /** The records behind a number, whoever's they are. */
  trace: permission('leadership.board.trace', watching),
} satisfies Record<string, Permission>;
