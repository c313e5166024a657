import * as model from '@heli/contracts/coordination';
import { Refusal } from '@heli/sdk';
import type { LifeCycle } from '@heli/sdk/kit';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { settings } from '../settings.js';
import { askingNeeded, atLeast, moreThan, rulesOn } from './assemblies/rules.js';
import { follow } from './kit.js';
import * as lives from './life-cycles.js';

const rules = settings.schema.parse({});
const now = '2026-11-02T01:00:00.000Z';
type Any = LifeCycle<string, never>;
type Name = Extract<keyof typeof lives, `${string}Life`>;

/** A situation in which no guard objects. */
const situation = (state: string): never => {
  const item = {
    ...{ state, owner: 'owner', unit: null, level: 'street', sessions: 1, rectifier: 'other', at: now },
    ...{ seats: 2, reviewer: 'other', extended: false },
  };
  const around = { actorId: 'somebody', actorUnitIds: [], now, today: '2026-11-02', rules };
  return { item, ...around, addressedLevel: 'street', participants: 1, unanswered: 0 } as never;
};
const own = (name: Name, of: never): never =>
  (name === 'patrolLife' ? { ...(of as object), actorId: 'owner' } : of) as never;

/** The drawing of domain.md, section 7, arrow by arrow; what stays where it is has no arrow. */
const drawn: readonly (readonly [Name, readonly string[], string])[] = [
  [
    'disputeLife',
    model.disputeStates,
    `registered>mediating mediating>agreed mediating>failed registered>referred mediating>referred
     agreed>performed breached>performed agreed>breached`,
  ],
  ['hazardLife', model.hazardStates, 'found>rectified rectified>rectifiedAndVerified rectified>found'],
  ['patrolLife', model.patrolStates, 'walking>walked'],
  ['threadLife', model.threadStates, 'open>mergedInto open>resolved'],
  [
    'hearingLife',
    model.hearingStates,
    `proposed>accepted accepted>noticed noticed>registrationOver registrationOver>noticed registrationOver>held
     held>recordSigned recordSigned>concluded concluded>replied replied>hearingOver proposed>cancelled
     accepted>cancelled noticed>cancelled registrationOver>cancelled`,
  ],
  [
    'assemblyLife',
    model.assemblyStates,
    'called>inSession called>notQuorate inSession>ended notQuorate>ended called>cancelled',
  ],
  [
    'opennessLife',
    model.opennessStates,
    'drafted>reviewed reviewed>drafted reviewed>approved approved>published published>opennessArchived',
  ],
  ['requestLife', model.requestStates, 'asked>granted asked>denied'],
];

describe('the lives of affairs', () => {
  it.each(drawn)('%s leads where it is drawn, and nowhere else', (name, states, arrows) => {
    const life = lives[name] as unknown as Any;
    const found = new Set<string>();
    for (const state of states)
      for (const verb of Object.keys(life)) {
        const of = own(name, situation(state));
        if (!life[verb]!.from.includes(state)) {
          expect(() => follow(life, verb, of)).toThrow(Refusal);
          continue;
        }
        const to = follow(life, verb, of);
        if (to !== state) found.add(`${state}>${to}`);
      }
    expect([...found].sort()).toEqual(arrows.split(/\s+/).sort());
  });
});

describe('quorums', () => {
  it('are more than a part: neither the half itself nor one too many', () => {
    const fraction = fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
      .map(([a, b]) => ({ part: Math.min(a, b), of: Math.max(a, b) }));
    fc.assert(
      fc.property(fraction, fc.integer({ min: 1, max: 10_000 }), ({ part, of }, whole) => {
        const needed = moreThan({ part, of }, whole);
        expect([needed * of > whole * part, (needed - 1) * of > whole * part]).toEqual([true, false]);
        const least = atLeast({ part, of }, whole);
        expect([least * of >= whole * part, (least - 1) * of >= whole * part]).toEqual([true, false]);
      }),
    );
  });

  it('follow the version of their day', () => {
    expect(rulesOn(rules.quorumRules, '2025-12-31').from).toBe('1990-01-01');
    expect(rulesOn(rules.quorumRules, '2026-01-01').from).toBe('2026-01-01');
    expect(rulesOn(rules.quorumRules, '1980-01-01').from).toBe('1990-01-01');
    const [law] = rules.quorumRules;
    expect(model.callBases.map((basis) => askingNeeded(law!, basis, 16))).toEqual([0, 4, 4, 6]);
  });
});
