import type { AssignmentState, LogState, PioneerState, TeamState } from '@heli/contracts/personnel';
import type { Guard, LifeCycle } from '@heli/sdk/kit';
import type { AssignmentItem, DutyLogItem, PioneerItem, TeamItem } from '../entities/pioneer.entity.js';
import { no } from '../kit.js';
import { notTheirOwn, ofThemselves, type Situation } from './guards.js';

const slotFree: Guard<Situation<PioneerItem>> = ({ item }) =>
  item.taken >= item.slots ? no('pioneerTaken', { slots: item.slots }) : undefined;
const nobodyHolds: Guard<Situation<PioneerItem>> = ({ item }) =>
  item.taken > 0 ? no('pioneerHeld', { taken: item.taken }) : undefined;

export const pioneerLife = {
  open: { from: ['defined'], to: 'open' },
  choose: { from: ['open'], guards: [slotFree] },
  end: { from: ['defined', 'open'], to: 'ended', guards: [nobodyHolds] },
} as const satisfies LifeCycle<PioneerState, Situation<PioneerItem>>;

const holding = ['chosen', 'shown', 'performing', 'appraised'] as const;
/** 择岗 → 亮岗 → 履岗 → 评岗. */
export const assignmentLife = {
  show: { from: ['chosen'], to: 'shown', guards: [notTheirOwn] },
  log: { from: ['shown', 'performing'], to: 'performing', guards: [ofThemselves] },
  appraise: { from: ['performing'], to: 'appraised', guards: [notTheirOwn] },
  renew: { from: ['appraised'], to: 'shown', guards: [ofThemselves] },
  giveBack: { from: holding, to: 'ended', guards: [ofThemselves] },
  end: { from: holding, to: 'ended', guards: [notTheirOwn] },
} as const satisfies LifeCycle<AssignmentState, Situation<AssignmentItem>>;

export const logLife = {
  verify: { from: ['reported'], to: 'verified', guards: [notTheirOwn] },
  sendBack: { from: ['reported'], to: 'returned', guards: [notTheirOwn] },
} as const satisfies LifeCycle<LogState, Situation<DutyLogItem>>;

export const teamLife = {
  join: { from: ['formed'] },
  dissolve: { from: ['formed'], to: 'dissolved' },
} as const satisfies LifeCycle<TeamState, Situation<TeamItem>>;
