import * as model from '@heli/contracts/personnel';
import { Refusal } from '@heli/sdk';
import type { LifeCycle } from '@heli/sdk/kit';
import { describe, expect, it } from '@jest/globals';
import { follow } from './kit.js';
import * as lives from './life-cycles.js';
import { settings } from './settings.js';

const rules = settings.schema.parse({});
const now = '2026-11-02T01:00:00.000Z';
type Any = LifeCycle<string, never>;
type Name = Exclude<keyof typeof lives, 'mostExcellent' | 'steps' | 'roundSteps' | 'heldCertificates'>;

/** A situation in which no guard objects; some verbs are for whose it is, and some for everybody else. */
const situation = (name: Name, state: string, own: boolean): never => {
  const item = {
    ...{ state, owner: 'owner', personId: 'person', until: now, day: '2026-11-01', places: 2 },
    ...{ slots: 2, taken: name === 'pioneerLife' ? 0 : 1, attestedBy: 'teller', approval: null },
  };
  const around = { actorId: 'somebody', actorUnitIds: [], now, today: '2026-11-02', rules };
  const passed = model.testStages.find((stage) => stage === state);
  return {
    ...{ item, ...around, actorPersonId: own ? 'person' : 'other', serving: 0 },
    ...{ candidates: [{ personId: 'candidate', passed }], gradings: [{ personId: 'graded', grade: 'good' }] },
    recruitment: { state: 'exam' },
  } as never;
};
const byThemselves = ['withdraw', 'log', 'renew', 'giveBack', 'agree', 'refuse'];
const reporting = (name: Name, verb: string): boolean => name === 'memberLife' && verb === 'report';

/** The drawing of domain.md, section 6, arrow by arrow; what stays where it is has no arrow. */
const drawn: readonly (readonly [Name, readonly string[], string])[] = [
  ['postLife', model.postStates, 'open>abolished'],
  ['staffLife', model.staffStates, 'serving>left'],
  [
    'recruitmentLife',
    model.recruitmentStates,
    `planned>announced announced>registration registration>exam exam>review review>interview
     interview>physical physical>vetting vetting>publicNotice publicNotice>hired planned>failed
     announced>failed registration>failed exam>failed review>failed interview>failed physical>failed
     vetting>failed publicNotice>failed`,
  ],
  ['candidateLife', model.candidateStates, 'registered>excluded registered>withdrawn registered>hired'],
  ['objectionLife', model.objectionStates, 'filed>upheld filed>dismissed'],
  ['memberLife', model.memberStates, 'nominated>serving nominated>declined serving>ended'],
  ['reserveLife', model.reserveStates, 'listed>ended'],
  ['trainingLife', model.trainingStates, 'planned>held planned>cancelled'],
  ['recordLife', model.recordStates, 'counted>void'],
  [
    'certificateLife',
    model.certificateStates,
    'valid>expiring valid>expired expiring>expired valid>revoked expiring>revoked',
  ],
  [
    'roundLife',
    model.roundStates,
    `planned>selfAppraisal selfAppraisal>peer peer>ballot ballot>committee ballot>peer committee>feedback
     feedback>committee published>committee feedback>published published>used used>archived
     planned>dropped selfAppraisal>dropped peer>dropped`,
  ],
  ['evidenceLife', model.evidenceStates, 'proposed>agreed proposed>refused agreed>refused'],
  ['pioneerLife', model.pioneerStates, 'defined>open defined>ended open>ended'],
  [
    'assignmentLife',
    model.assignmentStates,
    `chosen>shown shown>performing performing>appraised appraised>shown chosen>ended shown>ended
     performing>ended appraised>ended`,
  ],
  ['logLife', model.logStates, 'reported>verified reported>returned'],
  ['teamLife', model.teamStates, 'formed>dissolved'],
];

describe('the lives of domain.md, section 6', () => {
  it.each(drawn)('%s leads where it is drawn, and nowhere else', (name, states, arrows) => {
    const life = lives[name] as unknown as Any;
    const found = new Set<string>();
    for (const state of states)
      for (const verb of Object.keys(life)) {
        const own = byThemselves.includes(verb) || reporting(name, verb);
        const of = situation(name, state, own && name !== 'postLife');
        if (!life[verb]!.from.includes(state)) {
          expect(() => follow(life, verb, of)).toThrow(Refusal);
          continue;
        }
        const to = follow(life, verb, of);
        if (to !== state) found.add(`${state}>${to}`);
      }
    expect([...found].sort()).toEqual(arrows.split(/\s+/).sort());
  });

  it('let a third be excellent, and not one more', () => {
    expect([3, 9, 10, 30, 41].map((of) => lives.mostExcellent(of, rules.excellentShare))).toEqual([
      1, 3, 3, 10, 13,
    ]);
  });
});
