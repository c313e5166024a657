import * as model from '@heli/contracts/incentives';
import { Refusal } from '@heli/sdk';
import type { LifeCycle } from '@heli/sdk/kit';
import { describe, expect, it } from '@jest/globals';
import { follow } from './kit.js';
import * as lives from './life-cycles.js';
import { settings } from './settings.js';

const rules = settings.schema.parse({});
const now = '2026-11-02T01:00:00.000Z';
type Any = LifeCycle<string, never>;

/** A situation in which no guard objects; some verbs are for whose it is, and some for everybody else. */
const situation = (state: string, own: boolean): never => {
  const item = {
    ...{ state, owner: 'owner', unit: null, personId: 'person', teller: 'teller', until: now },
    ...{ ends: '2026-12-02T01:00:00.000Z', capacity: 2, signedUp: 1 },
  };
  const around = { actorId: 'somebody', actorUnitIds: [], now, today: '2026-11-02', rules };
  const actorPersonId = own ? 'person' : undefined;
  return { item, ...around, actorPersonId, subject: {}, shift: { unit: null } } as never;
};
const byThemselves = ['cancel', 'checkIn', 'checkOut'];

/** The drawing of domain.md, section 8, arrow by arrow; what stays where it is has no arrow. */
const drawn: readonly (readonly [keyof typeof lives, readonly string[], string])[] = [
  ['ruleLife', model.ruleStates, 'draft>published draft>dropped published>ended'],
  [
    'entryLife',
    model.entryStates,
    `computed>approved computed>rejected approved>publicised publicised>objected objected>publicised
     publicised>settled objected>settled computed>reversed approved>reversed publicised>reversed
     objected>reversed settled>reversed`,
  ],
  ['noticeLife', model.noticeStates, 'open>over'],
  [
    'appealLife',
    model.appealStates,
    'filed>accepted accepted>heard accepted>upheld heard>upheld heard>dismissed',
  ],
  ['volunteerLife', model.volunteerStates, 'registered>left'],
  ['shiftLife', model.shiftStates, 'planned>cancelled'],
  [
    'hoursLife',
    model.hoursStates,
    `signedUp>cancelled signedUp>signedIn signedIn>signedOut signedUp>void signedIn>void signedOut>void
     void>signedOut signedOut>counted`,
  ],
  ['rewardLife', model.rewardStates, 'offered>closed'],
  ['redemptionLife', model.redemptionStates, 'reserved>handedOver reserved>cancelled'],
  [
    'honourLife',
    model.honourStates,
    `nominated>screened screened>publicNotice publicNotice>awarded nominated>rejected screened>rejected
     publicNotice>rejected awarded>revoked`,
  ],
  [
    'assessmentLife',
    model.assessmentStates,
    `open>selfReported open>scored selfReported>scored scored>notice notice>selfReported notice>final`,
  ],
];

describe('the lives of domain.md, section 8', () => {
  it.each(drawn)('%s leads where it is drawn, and nowhere else', (name, states, arrows) => {
    const life = lives[name] as unknown as Any;
    const found = new Set<string>();
    for (const state of states)
      for (const verb of Object.keys(life)) {
        const of = situation(state, name === 'hoursLife' && byThemselves.includes(verb));
        if (!life[verb]!.from.includes(state)) {
          expect(() => follow(life, verb, of)).toThrow(Refusal);
          continue;
        }
        const to = follow(life, verb, of);
        if (to !== state) found.add(`${state}>${to}`);
      }
    expect([...found].sort()).toEqual(arrows.split(/\s+/).sort());
  });

  it('know no verb that the table does not know', () => {
    for (const verb of ['burn', 'toString', 'constructor'])
      expect(() => follow(lives.ruleLife as unknown as Any, verb, situation('draft', false))).toThrow(
        Refusal,
      );
  });
});
