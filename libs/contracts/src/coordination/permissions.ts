import { permission, type Permission } from '@heli/sdk';

type Holders = Permission['roles'];
const onCases = (verb: string, holders: Holders): Permission =>
  permission(`coordination.case.${verb}`, holders);
const onWhistles = (verb: string, holders: Holders): Permission =>
  permission(`coordination.whistle.${verb}`, holders);

const office: Holders = { office: 'subtree' };
const community: Holders = { ...office, branchSecretary: 'subtree' };
const grid: Holders = { ...community, gridWorker: 'subtree' };
/** Whoever acts for the unit that leads the case. */
const unit: Holders = { handler: 'own-unit', liaison: 'own-unit' };
const council: Holders = {
  ...grid,
  secretary: 'subtree',
  chair: 'subtree',
  viceChair: 'subtree',
  supervisor: 'subtree',
};

/** Who may do what in coordination (domain.md, sections 2 and 10); deny unless listed. */
export const may = {
  report: onCases('report', {
    ...grid,
    chair: 'subtree',
    viceChair: 'subtree',
    liaison: 'own',
    representative: 'own',
    resident: 'own',
  }),
  verify: onCases('verify', grid),
  file: onCases('file', community),
  reject: onCases('reject', community),
  merge: onCases('merge', community),
  dispatch: onCases('dispatch', community),
  sign: onCases('sign', unit),
  sendBack: onCases('sendBack', unit),
  arbitrate: onCases('arbitrate', office),
  contact: onCases('contact', unit),
  extend: onCases('extend', { ...office, viceChair: 'subtree' }),
  suspend: onCases('suspend', { ...office, viceChair: 'subtree' }),
  resume: onCases('resume', { ...office, ...unit }),
  submit: onCases('submit', unit),
  confirm: onCases('confirm', grid),
  rework: onCases('rework', grid),
  followUp: onCases('followUp', community),
  reopen: onCases('reopen', community),
  archive: onCases('archive', office),
  import: onCases('import', { ...office, administrator: 'subtree' }),
  blowWhistle: onWhistles('blow', { ...community, chair: 'subtree', viceChair: 'subtree' }),
  arriveWhistle: onWhistles('arrive', { ...community, ...unit }),
  concludeWhistle: onWhistles('conclude', { ...community, chair: 'subtree', viceChair: 'subtree' }),
  see: onCases('see', { ...council, ...unit, representative: 'own', resident: 'own' }),
  /** With the notes of those who handled it: not for whoever reported it. */
  seeInternal: onCases('seeInternal', { ...council, ...unit }),
  /** The records behind a number, whoever leads them. */
  trace: onCases('trace', council),
  seeWhistles: onWhistles('see', council),
  /** What a wall shows, uncut; a display gets its feeds from its room, cut to its audience. */
  seeBoard: permission('coordination.board.see', {
    ...council,
    liaison: 'subtree',
    handler: 'subtree',
    personnelOfficer: 'subtree',
    administrator: 'subtree',
  }),
  seeRules: permission('coordination.rules.see', {
    ...council,
    ...{ liaison: 'subtree', handler: 'subtree', representative: 'subtree', resident: 'subtree' },
    administrator: 'subtree',
  }),
} satisfies Record<string, Permission>;
