import * as model from '@heli/contracts/leadership';
import { Refusal } from '@heli/sdk';
import { describe, expect, it } from '@jest/globals';
import type { LifeCycle } from '@heli/sdk/kit';
import * as lives from './life-cycles.js';
import { settings, type Rules } from './settings.js';
import { follow, type Situation } from './kit.js';

const rules: Rules = settings.schema.parse({});
const start = '2026-11-02T01:00:00.000Z';
type Any = LifeCycle<string, never>;

/** A situation in which no guard objects. */
const situation = (state: string): never => {
  const item = {
    ...{ state, authors: [], reporters: [], eligible: true, closed: false, owner: 'owner', unit: 'unit' },
    ...{ year: 2026, direction: 'toUnit', personId: 'person', attestedBy: 'another', verifiedAt: start },
  };
  const around = { actorId: 'somebody', actorUnitIds: ['unit'], now: start, today: '2026-11-02', rules };
  const more = {
    list: { state: 'published' },
    report: item,
    items: 1,
    openItems: 0,
    score: 90,
    reason: 'closed',
  };
  return { item, ...around, ...more } as never;
};

/** The drawing of domain.md, section 4, arrow by arrow; what stays where it is has no arrow. */
const drawn: readonly (readonly [keyof typeof lives, readonly string[], string])[] = [
  [
    'listLife',
    model.listStates,
    `draft>approved approved>published published>midYearChecked midYearChecked>yearEndChecked
     yearEndChecked>archived`,
  ],
  [
    'itemLife',
    model.itemStates,
    `planned>inProgress returned>inProgress inProgress>reported returned>reported reported>verified
     reported>returned verified>inProgress
     planned>withdrawn inProgress>withdrawn reported>withdrawn returned>withdrawn`,
  ],
  [
    'coverageLife',
    model.coverageStates,
    `uncovered>planned lapsed>planned planned>jointCovered planned>ownBranch jointCovered>ownBranch
     uncovered>lapsed planned>lapsed jointCovered>lapsed ownBranch>lapsed`,
  ],
  ['contactPointLife', model.contactPointStates, 'active>ended'],
  [
    'reportLife',
    model.reportStates,
    `draft>submitted submitted>delivered delivered>appraised appraised>feedbackGiven
     feedbackGiven>rectifying rectifying>rectified`,
  ],
  [
    'appraisalLife',
    model.appraisalStates,
    'open>attested open>counted attested>counted open>void attested>void',
  ],
  [
    'problemLife',
    model.problemStates,
    'listed>planned planned>reported returned>reported reported>verified reported>returned',
  ],
  ['requestLife', model.requestStates, 'asked>answered asked>withdrawn'],
];

describe('the lives of domain.md, section 4', () => {
  it.each(drawn)('%s leads where it is drawn, and nowhere else', (name, states, arrows) => {
    const life = lives[name] as unknown as Any;
    const found = new Set<string>();
    for (const state of states)
      for (const verb of Object.keys(life)) {
        // The two requests' verbs belong to different sides: the one who asked and the one who was asked.
        const of = situation(state) as Situation<{ state: string; direction: string }>;
        if (name === 'requestLife' && verb === 'withdraw') of.item.direction = 'toCouncil';
        if (life[verb]!.from.includes(state)) {
          const to = follow(life, verb, of as never);
          if (to !== state) found.add(`${state}>${to}`);
          continue;
        }
        expect(() => follow(life, verb, of as never)).toThrow(Refusal);
      }
    expect([...found].sort()).toEqual(arrows.split(/\s+/).sort());
  });

  it('know no verb that the table does not know', () => {
    expect(() => follow(lives.listLife as unknown as Any, 'burn', situation('draft'))).toThrow(Refusal);
  });
});
