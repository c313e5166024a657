import * as model from '@heli/contracts/cobuilding';
import { Refusal } from '@heli/sdk';
import type { LifeCycle } from '@heli/sdk/kit';
import { describe, expect, it } from '@jest/globals';
import { follow } from './kit.js';
import * as lives from './life-cycles.js';
import { settings } from './settings.js';

const rules = settings.schema.parse({});
const now = '2026-11-02T01:00:00.000Z';
type Any = LifeCycle<string, never>;

/** A situation in which no guard objects. */
const situation = (state: string): never => {
  const item = {
    ...{ state, owner: 'owner', unit: null, ownerUnit: 'unit', units: ['unit'], partners: [] },
    ...{ submitters: [], reporters: [], raters: [], ratingByOwner: null, ratingByBorrower: null },
    ...{ starts: now, startsAt: now, wantedBy: '2026-12-02T01:00:00.000Z', lastDay: '2026-12-31' },
  };
  const around = { actorId: 'somebody', actorUnitIds: [], now, today: '2026-11-02', rules };
  return { item, ...around, commitments: 1, agreement: { state: 'signed' } } as never;
};

/** The drawing of domain.md, section 5, arrow by arrow; what stays where it is has no arrow. */
const drawn: readonly (readonly [keyof typeof lives, readonly string[], string])[] = [
  [
    'resourceLife',
    model.resourceStates,
    `offered>verified verified>open paused>open open>paused
     offered>withdrawn verified>withdrawn open>withdrawn paused>withdrawn
     offered>expired verified>expired open>expired paused>expired`,
  ],
  [
    'bookingLife',
    model.bookingStates,
    `requested>approved requested>rejected requested>cancelled approved>cancelled approved>inUse
     approved>noShow inUse>returned returned>rated`,
  ],
  [
    'needLife',
    model.needStates,
    `draft>published published>claimed claimed>matched claimed>published matched>published
     inProject>published matched>inProject matched>fulfilled inProject>fulfilled fulfilled>evaluated
     published>expired claimed>expired draft>withdrawn published>withdrawn claimed>withdrawn`,
  ],
  [
    'claimLife',
    model.claimStates,
    'offered>accepted offered>declined offered>withdrawn accepted>kept accepted>broken',
  ],
  [
    'projectLife',
    model.projectStates,
    `proposed>agreed agreed>running running>suspended suspended>running running>acceptance
     rework>acceptance acceptance>rework acceptance>accepted accepted>evaluated evaluated>archived
     proposed>cancelled agreed>cancelled running>cancelled suspended>cancelled acceptance>cancelled
     rework>cancelled`,
  ],
  ['agreementLife', model.agreementStates, 'draft>signed signed>ended'],
  [
    'commitmentLife',
    model.commitmentStates,
    'promised>reported reported>promised reported>kept promised>dropped reported>dropped',
  ],
  [
    'registrationLife',
    model.registrationStates,
    `expected>submitted submitted>confirmed confirmed>active confirmed>transferred active>transferred
     expected>ended submitted>ended confirmed>ended active>ended`,
  ],
  ['stationLife', model.stationStates, 'open>closed'],
  ['activityLife', model.activityStates, 'planned>held planned>cancelled'],
];

describe('the lives of domain.md, section 5', () => {
  it.each(drawn)('%s leads where it is drawn, and nowhere else', (name, states, arrows) => {
    const life = lives[name] as unknown as Any;
    const found = new Set<string>();
    for (const state of states)
      for (const verb of Object.keys(life)) {
        const of = { ...(situation(state) as object) } as { item: { owner: string } };
        // Without a unit that borrowed, whoever asked is the party.
        if (name === 'bookingLife' && verb === 'rate') of.item.owner = 'somebody';
        if (!life[verb]!.from.includes(state)) {
          expect(() => follow(life, verb, of as never)).toThrow(Refusal);
          continue;
        }
        const to = follow(life, verb, of as never);
        if (to !== state) found.add(`${state}>${to}`);
      }
    expect([...found].sort()).toEqual(arrows.split(/\s+/).sort());
  });

  it('know no verb that the table does not know', () => {
    for (const verb of ['burn', 'toString', 'constructor'])
      expect(() => follow(lives.needLife as unknown as Any, verb, situation('draft'))).toThrow(Refusal);
  });
});
