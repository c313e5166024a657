import type {
  ActionState,
  ItemState,
  MeetingState,
  ResolutionState,
  VoteState,
} from '@heli/contracts/council';
import type { LifeCycle } from './shared/life-cycle.js';

/** The lives of domain.md, section 1: what may follow on what. Guards stand with the commands. */
export const meetingLife = {
  convene: { from: ['draft'], to: 'convened' },
  reschedule: { from: ['convened'], to: 'convened' },
  cancel: { from: ['draft', 'convened'], to: 'cancelled' },
  open: { from: ['convened'], to: 'open' },
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  close: { from: ['open', 'paused'], to: 'closed' },
  draftMinutes: { from: ['closed', 'minutesCirculated'], to: 'minutesDraft' },
  circulateMinutes: { from: ['minutesDraft'], to: 'minutesCirculated' },
  signMinutes: { from: ['minutesCirculated'], to: 'minutesSigned' },
  publishMinutes: { from: ['minutesSigned'], to: 'published' },
} as const satisfies LifeCycle<MeetingState>;

export const itemLife = {
  screen: { from: ['proposed', 'deferred'], to: 'screened' },
  merge: { from: ['proposed', 'screened'], to: 'merged' },
  sendBack: { from: ['proposed', 'screened'], to: 'returned' },
  resubmit: { from: ['returned'], to: 'proposed' },
  defer: { from: ['proposed', 'screened', 'admitted'], to: 'deferred' },
  admit: { from: ['screened'], to: 'admitted' },
  schedule: { from: ['admitted', 'postponed'], to: 'scheduled' },
  unschedule: { from: ['scheduled'], to: 'admitted' },
  call: { from: ['scheduled'], to: 'discussing' },
  decide: { from: ['discussing'], to: 'decided' },
  note: { from: ['discussing'], to: 'noted' },
  postpone: { from: ['discussing', 'scheduled'], to: 'postponed' },
  withdraw: {
    from: ['proposed', 'screened', 'admitted', 'returned', 'deferred', 'scheduled', 'postponed'],
    to: 'withdrawn',
  },
} as const satisfies LifeCycle<ItemState>;

export const voteLife = {
  open: { from: ['created'], to: 'open' },
  cast: { from: ['open'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  publish: { from: ['closed'], to: 'published' },
  void: { from: ['open'], to: 'void' },
} as const satisfies LifeCycle<VoteState>;

export const resolutionLife = {
  enforce: { from: ['adopted'], to: 'inForce' },
  execute: { from: ['inForce'], to: 'executed' },
  verify: { from: ['executed'], to: 'verified' },
  archive: { from: ['verified'], to: 'archived' },
  amend: { from: ['inForce'], to: 'amended' },
  repeal: { from: ['inForce'], to: 'repealed' },
} as const satisfies LifeCycle<ResolutionState>;

export const actionLife = {
  accept: { from: ['assigned'], to: 'accepted' },
  dispute: { from: ['assigned'], to: 'disputed' },
  /** The office decides a dispute: the same or another unit. */
  settle: { from: ['disputed'], to: 'assigned' },
  begin: { from: ['accepted', 'rework'], to: 'inProgress' },
  report: { from: ['inProgress'], to: 'inProgress' },
  /** An extension leaves it where it is; the command keeps the state. */
  extend: { from: ['assigned', 'accepted', 'disputed', 'inProgress', 'rework'], to: 'inProgress' },
  submit: { from: ['inProgress'], to: 'submitted' },
  rework: { from: ['submitted'], to: 'rework' },
  verify: { from: ['submitted'], to: 'verified' },
  close: { from: ['verified'], to: 'closed' },
  withdraw: { from: ['assigned', 'accepted', 'disputed', 'inProgress', 'rework'], to: 'withdrawn' },
} as const satisfies LifeCycle<ActionState>;

/** Not handed in yet: past its due, such an item is overdue. */
export const unsubmittedActionStates = [
  'assigned',
  'accepted',
  'disputed',
  'inProgress',
  'rework',
] as const satisfies readonly ActionState[];
/** Not yet verified by somebody else. */
export const openActionStates = [
  ...unsubmittedActionStates,
  'submitted',
] as const satisfies readonly ActionState[];
