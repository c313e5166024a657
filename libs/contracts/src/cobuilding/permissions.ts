import { permission, type Permission } from '@heli/sdk';

type Holders = Permission['roles'];
const of =
  (entity: string) =>
  (verb: string, holders: Holders): Permission =>
    permission(`cobuilding.${entity}.${verb}`, holders);

const office: Holders = { office: 'subtree' };
/** The office for the street, the branch secretary for the community. */
const local: Holders = { ...office, branchSecretary: 'subtree' };
const leading: Holders = { ...local, secretary: 'subtree', chair: 'subtree', viceChair: 'subtree' };
const watching: Holders = { ...leading, supervisor: 'subtree' };
/** Whoever acts for a unit; that it is their own is for the handler to see to, since they act on others' records too. */
const units: Holders = { liaison: 'subtree', handler: 'subtree' };
const ownUnit: Holders = { liaison: 'own-unit', handler: 'own-unit' };
const residents: Holders = { representative: 'subtree' };
const members: Holders = {
  ...watching,
  ...units,
  ...residents,
  gridWorker: 'subtree',
  personnelOfficer: 'subtree',
};

const resources = of('resource');
const bookings = of('booking');
const needs = of('need');
const claims = of('claim');
const projects = of('project');
const agreements = of('agreement');
const registrations = of('registration');
const stations = of('station');
const activities = of('activity');

/** Who may do what in co-building (domain.md, sections 2, 5 and 10); deny unless listed. */
export const may = {
  offerResource: resources('offer', { ...local, ...units }),
  verifyResource: resources('verify', local),
  manageResource: resources('manage', { ...local, ...units }),
  /** Residents see what is open. */
  seeResources: resources('see', { ...members, resident: 'subtree' }),

  book: bookings('request', { ...local, ...units, ...residents }),
  decideBooking: bookings('decide', { ...local, ...units }),
  rateBooking: bookings('rate', { ...local, ...units, ...residents }),
  seeBookings: bookings('see', members),

  draftNeed: needs('draft', { ...local, ...units, ...residents, gridWorker: 'subtree' }),
  publishNeed: needs('publish', local),
  withdrawNeed: needs('withdraw', { ...local, ...units, ...residents }),
  fulfilNeed: needs('fulfil', local),
  evaluateNeed: needs('evaluate', { ...local, ...units, ...residents }),
  seeNeeds: needs('see', { ...members, resident: 'subtree' }),
  /** 撮合: proposals are for those who match. */
  match: needs('match', { ...local, ...units }),

  claim: claims('offer', { ...local, ...units }),
  decideClaim: claims('decide', local),
  seeClaims: claims('see', { ...watching, ...ownUnit }),

  proposeProject: projects('propose', { ...leading, ...units }),
  agreeProject: projects('agree', {
    ...office,
    secretary: 'subtree',
    chair: 'subtree',
    viceChair: 'subtree',
  }),
  runProject: projects('run', { ...local, ...units }),
  acceptProject: projects('accept', { ...leading, supervisor: 'subtree' }),
  evaluateProject: projects('evaluate', { ...local, ...units, ...residents }),
  closeProject: projects('close', { ...office, secretary: 'subtree', chair: 'subtree' }),
  seeProjects: projects('see', members),

  draftAgreement: agreements('draft', local),
  signAgreement: agreements('sign', { secretary: 'subtree', chair: 'subtree', branchSecretary: 'subtree' }),
  endAgreement: agreements('end', { ...office, secretary: 'subtree', chair: 'subtree' }),
  reportCommitment: agreements('report', { ...local, ...ownUnit }),
  verifyCommitment: agreements('verify', { ...leading, supervisor: 'subtree' }),
  seeAgreements: agreements('see', { ...watching, ...ownUnit }),

  expectRegistration: registrations('expect', local),
  registerUnit: registrations('submit', { ...local, ...ownUnit }),
  registerMember: registrations('enrol', { ...local, ...ownUnit, personnelOfficer: 'subtree' }),
  confirmRegistration: registrations('confirm', local),
  seeRegistrations: registrations('see', { ...watching, personnelOfficer: 'subtree', ...ownUnit }),

  keepStation: stations('keep', { ...local, ...units }),
  seeStations: stations('see', { ...members, resident: 'subtree' }),

  holdActivity: activities('hold', { ...local, ...units }),
  seeActivities: activities('see', { ...members, resident: 'subtree' }),

  /** What a wall shows, uncut; a display gets its feeds from its room, cut to its audience. */
  seeBoard: permission('cobuilding.board.see', { ...members, administrator: 'subtree' }),
  /** The records behind a number, whoever's they are. */
  trace: permission('cobuilding.board.trace', watching),
} satisfies Record<string, Permission>;
