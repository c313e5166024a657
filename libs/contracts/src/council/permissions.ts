import { permission, type Permission } from '@heli/sdk';

type Holders = Permission['roles'];
const of =
  (entity: string) =>
  (verb: string, holders: Holders): Permission =>
    permission(`council.${entity}.${verb}`, holders);

const office: Holders = { office: 'subtree' };
/** Those who lead a meeting, and the office that keeps it. */
const chairing: Holders = { ...office, chair: 'subtree', viceChair: 'subtree' };
const leading: Holders = { ...chairing, secretary: 'subtree' };
const branch: Holders = { ...leading, branchSecretary: 'subtree' };
/** Whoever acts for the unit that leads a duty. */
const unit: Holders = { liaison: 'own-unit', handler: 'own-unit' };
const members: Holders = {
  ...branch,
  liaison: 'subtree',
  supervisor: 'subtree',
  representative: 'subtree',
  personnelOfficer: 'subtree',
  gridWorker: 'subtree',
  handler: 'subtree',
};

const bodies = of('body');
const items = of('item');
const meetings = of('meeting');
const votes = of('vote');
const resolutions = of('resolution');
const actions = of('action');
const minutes = of('minutes');

/** Who may do what in the council (domain.md, sections 2 and 10); deny unless listed. */
export const may = {
  manageBody: bodies('manage', { ...office, administrator: 'subtree', secretary: 'subtree' }),
  nominate: bodies('nominate', { ...leading, branchSecretary: 'subtree' }),
  approveMember: bodies('approveMember', { secretary: 'subtree' }),
  seeBody: bodies('see', { ...members, administrator: 'subtree' }),
  /** With the names of those who sit there. */
  seeMembers: bodies('seeMembers', { ...leading, branchSecretary: 'subtree', supervisor: 'subtree' }),

  propose: items('propose', {
    ...branch,
    liaison: 'own',
    gridWorker: 'own',
    representative: 'own',
  }),
  screen: items('screen', office),
  admit: items('admit', { chair: 'subtree', viceChair: 'subtree' }),
  withdrawItem: items('withdraw', { ...branch, liaison: 'own', gridWorker: 'own', representative: 'own' }),
  seeItems: items('see', {
    ...branch,
    supervisor: 'subtree',
    liaison: 'own',
    gridWorker: 'own',
    representative: 'own',
  }),

  convene: meetings('convene', chairing),
  /** Opens, pauses and closes it, calls items and gives the floor. */
  run: meetings('run', chairing),
  record: meetings('record', office),
  /** Checks oneself in, asks for the floor. */
  attend: meetings('attend', members),
  seeMeetings: meetings('see', members),

  holdVote: votes('hold', chairing),
  castVote: votes('cast', members),
  seeVotes: votes('see', members),

  adopt: resolutions('adopt', chairing),
  manageResolution: resolutions('manage', chairing),
  verifyResolution: resolutions('verify', { ...office, supervisor: 'subtree' }),
  seeResolutions: resolutions('see', members),

  assign: actions('assign', chairing),
  /** Accepts, disputes, works on and submits what one's unit leads. */
  workOn: actions('workOn', unit),
  decideAction: actions('decide', chairing),
  verifyAction: actions('verify', { ...chairing, supervisor: 'subtree', branchSecretary: 'subtree' }),
  seeActions: actions('see', { ...leading, branchSecretary: 'subtree', supervisor: 'subtree', ...unit }),

  keepMinutes: minutes('keep', office),
  signMinutes: minutes('sign', { chair: 'subtree', viceChair: 'subtree' }),
  correctMinutes: minutes('correct', members),
  publish: minutes('publish', office),
  seeMinutes: minutes('see', members),
  seePublications: permission('council.publication.see', {
    ...members,
    administrator: 'subtree',
    resident: 'subtree',
  }),

  /** What a wall shows, uncut; a display gets its feeds from its room, cut to its audience. */
  seeBoard: permission('council.board.see', { ...members, administrator: 'subtree' }),
  /** Records behind a number. */
  trace: permission('council.board.trace', { ...leading, branchSecretary: 'subtree', supervisor: 'subtree' }),
  /** The kernel asks as the mechanism itself; nobody else needs to. */
  seeRoleHolders: permission('council.body.seeRoleHolders', { administrator: 'subtree' }),
} satisfies Record<string, Permission>;
