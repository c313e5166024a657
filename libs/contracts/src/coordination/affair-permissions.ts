import { permission, type Permission } from '@heli/sdk';

type Holders = Permission['roles'];
const of =
  (entity: string) =>
  (verb: string, holders: Holders): Permission =>
    permission(`coordination.${entity}.${verb}`, holders);

const office: Holders = { office: 'subtree' };
const local: Holders = { ...office, branchSecretary: 'subtree' };
const grid: Holders = { ...local, gridWorker: 'subtree' };
const units: Holders = { liaison: 'subtree', handler: 'subtree' };
const ownUnit: Holders = { liaison: 'own-unit', handler: 'own-unit' };
const leading: Holders = { secretary: 'subtree', chair: 'subtree', viceChair: 'subtree' };
const watching: Holders = { ...grid, ...leading, supervisor: 'subtree' };
/** Everybody who has an account here. */
const everybody: Holders = {
  ...{ ...watching, ...units, representative: 'subtree', resident: 'subtree', personnelOfficer: 'subtree' },
};
const own: Holders = Object.fromEntries(Object.keys(everybody).map((role) => [role, 'own']));

const disputes = of('dispute');
const hazards = of('hazard');
const patrols = of('patrol');
const threads = of('thread');
const hearings = of('hearing');
const assemblies = of('assembly');
const openness = of('openness');
const requests = of('request');

/** Who may do what in the rest of coordination (domain.md, sections 2, 7 and 10); deny unless listed. */
export const may = {
  registerDispute: disputes('register', grid),
  mediate: disputes('mediate', local),
  followUpDispute: disputes('followUp', grid),
  /** Who quarrels with whom is nobody else's concern. */
  seeDisputes: disputes('see', { ...local, ...leading, supervisor: 'subtree' }),

  findHazard: hazards('find', { ...grid, ...units }),
  rectify: hazards('rectify', { ...grid, ...units }),
  verifyHazard: hazards('verify', grid),
  seeHazards: hazards('see', { ...watching, ...ownUnit }),

  patrol: patrols('walk', grid),
  setHouseholds: patrols('households', local),
  seePatrols: patrols('see', watching),

  keepThread: threads('keep', local),
  seeThreads: threads('see', watching),

  proposeHearing: hearings('propose', { ...local, ...units, ...leading, representative: 'subtree' }),
  runHearing: hearings('run', local),
  takePart: hearings('takePart', everybody),
  answerOpinion: hearings('answer', { ...local, ...leading }),
  seeHearings: hearings('see', everybody),

  callAssembly: assemblies('call', local),
  seeAssemblies: assemblies('see', everybody),

  draftOpenness: openness('draft', { ...local, ...units }),
  reviewOpenness: openness('review', office),
  approveOpenness: openness('approve', { secretary: 'subtree', chair: 'subtree' }),
  publishOpenness: openness('publish', local),
  comment: openness('comment', everybody),
  seeOpenness: openness('see', everybody),
  /** Before it is public. */
  seeDrafts: openness('seeDrafts', { ...local, ...leading, supervisor: 'subtree' }),

  askOpenness: requests('ask', everybody),
  answerRequest: requests('answer', local),
  /** Whoever asked sees what becomes of it. */
  seeRequests: requests('see', { ...own, ...local, ...leading, supervisor: 'subtree' }),

  /** What a change of the rules of times does: numbers and times, no content. */
  tryRules: permission('coordination.rule.try', { ...local, ...leading, administrator: 'subtree' }),

  seeAffairs: permission('coordination.affair.board', { ...everybody, administrator: 'subtree' }),
  traceAffairs: permission('coordination.affair.trace', { ...local, ...leading, supervisor: 'subtree' }),
} satisfies Record<string, Permission>;
