import { permission, type Permission } from '@heli/sdk';

type Holders = Permission['roles'];
const of =
  (entity: string) =>
  (verb: string, holders: Holders): Permission =>
    permission(`personnel.${entity}.${verb}`, holders);

/** 组织委员: who keeps the files of the street. */
const officer: Holders = { personnelOfficer: 'subtree' };
const staffing: Holders = { ...officer, office: 'subtree' };
/** The branch secretary keeps those of the community. */
const local: Holders = { ...staffing, branchSecretary: 'subtree' };
const deciding: Holders = { secretary: 'subtree' };
const watching: Holders = { ...local, ...deciding, supervisor: 'subtree' };
const council: Holders = { ...watching, chair: 'subtree', viceChair: 'subtree' };
/** Everybody who has an account here. What is somebody's own is for the handler to see to. */
const everybody: Holders = {
  ...council,
  ...{ liaison: 'subtree', handler: 'subtree', gridWorker: 'subtree', representative: 'subtree' },
  resident: 'subtree',
};
/** What they made themselves. */
const own: Holders = Object.fromEntries(Object.keys(everybody).map((role) => [role, 'own']));

const posts = of('post');
const staff = of('staff');
const recruitments = of('recruitment');
const candidates = of('candidate');
const objections = of('objection');
const members = of('member');
const reserves = of('reserve');
const trainings = of('training');
const certificates = of('certificate');
const rounds = of('round');
const gradings = of('grading');
const pioneers = of('pioneer');
const assignments = of('assignment');
const teams = of('team');

/** Who may do what in personnel (domain.md, sections 2, 6 and 10); deny unless listed. */
export const may = {
  definePost: posts('define', { ...officer, ...deciding }),
  seePosts: posts('see', everybody),

  keepStaff: staff('keep', local),
  seeStaff: staff('see', watching),
  /** One's own file: nobody else's, whoever asks. */
  seeOwn: staff('own', everybody),

  recruit: recruitments('run', staffing),
  hire: recruitments('hire', deciding),
  seeRecruitments: recruitments('see', everybody),
  enterCandidate: candidates('enter', local),
  apply: candidates('apply', everybody),
  judgeCandidate: candidates('judge', staffing),
  seeCandidates: candidates('see', watching),

  object: objections('file', everybody),
  decideObjection: objections('decide', { supervisor: 'subtree' }),
  /** Whoever filed one sees what becomes of it. */
  seeObjections: objections('see', { ...own, ...watching }),

  nominateMember: members('nominate', { ...local, chair: 'subtree' }),
  approveMember: members('approve', deciding),
  reportMember: members('report', everybody),
  seeMembers: members('see', council),

  keepReserve: reserves('keep', { ...officer, ...deciding }),

  holdTraining: trainings('hold', local),
  seeTrainings: trainings('see', everybody),
  keepCertificate: certificates('keep', local),

  runRound: rounds('run', staffing),
  seeRounds: rounds('see', council),
  castGrade: gradings('cast', everybody),
  count: gradings('count', { ...staffing, supervisor: 'subtree' }),
  write: gradings('write', everybody),
  proposeEvidence: gradings('prove', local),
  /** The committee. */
  decideGrade: gradings('decide', deciding),
  /** A grade is visible to whose it is and to the committee. */
  seeGradings: gradings('see', { ...officer, ...deciding }),

  definePioneer: pioneers('define', local),
  choosePioneer: pioneers('choose', everybody),
  seePioneers: pioneers('see', everybody),
  verifyDuty: assignments('verify', local),
  seeAssignments: assignments('see', watching),

  formTeam: teams('form', local),
  joinTeam: teams('join', everybody),
  seeTeams: teams('see', everybody),

  /** What a wall shows, uncut; a display gets its feeds from its room, cut to its audience. */
  seeBoard: permission('personnel.board.see', { ...everybody, administrator: 'subtree' }),
  /** The records behind a number, whoever's they are. */
  trace: permission('personnel.board.trace', watching),
} satisfies Record<string, Permission>;
