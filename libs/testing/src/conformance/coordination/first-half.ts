import { expect, test } from '@jest/globals';
import { deadlineKeys } from '@heli/contracts/coordination';
import type { Desk } from './desk.js';
import { expectCounts, expectStates } from './expect.js';
import { old } from './story.js';

/** On the Monday, at two in the afternoon. */
export function describeFirstHalf(desk: () => Desk): void {
  test('brings every case to where it belongs', () =>
    expectStates(desk(), {
      ...{ straight: 'archived', forgotten: 'dispatched', returned: 'signed', suspended: 'suspended' },
      ...{
        reworked: 'appraised',
        whistled: 'joint',
        rejected: 'rejected',
        merged: 'merged',
        imported: 'archived',
        waiting: 'filed',
      },
    }));

  test('keeps the duties apart, and every step to its place', () =>
    expect(Object.fromEntries(desk().refused)).toEqual({
      'to archive what is not appraised': 'conflict coordination.refusal.illegalTransition',
      'to sign what one dispatched': 'conflict coordination.refusal.handlerDispatched',
      'to contact for what one dispatched': 'conflict coordination.refusal.handlerDispatched',
      'to verify what one handled': 'conflict coordination.refusal.verifierIsHandler',
      'to have what one handled done again': 'conflict coordination.refusal.verifierIsHandler',
      'to send back what was arbitrated': 'conflict coordination.refusal.bindingDispatch',
      'to extend what one handles': 'conflict coordination.refusal.approverIsHandler',
      'to suspend what one handles': 'conflict coordination.refusal.approverIsHandler',
      'to sign what is not there': 'not-found coordination.refusal.unknownCase',
      'to report what is of no category': 'invalid coordination.refusal.unknownCategory',
    }));

  test('counts what has been done', () =>
    expectCounts(desk(), {
      ...{ filed: [8, 0], closed: [3, 0], open: [5, 0], openOverdue: [1, 0] },
      // The forgotten and the imported case have fallen due; nothing that was closed in time has yet.
      ...{ onTimeClosureRate: [0, 2], closedOnTimeRate: [0, 1], responseRate: [0, 1] },
      ...{ resolutionRate: [1, 2], satisfaction: [1, 2], reworkRate: [1, 2], returnRate: [3, 9] },
      ...{ suspendedShare: [1, 5], whistleArrival: [0, 0], whistleRate: [1, 8], proactive: [3, 8] },
    }));

  test('arms every deadline under the key of the contract', async () => {
    const { units } = desk();
    const id = (name: string): string => desk().id(name);
    const keys = [
      ...['straight', 'returned', 'reworked', 'whistled', 'waiting'].map((name) =>
        deadlineKeys.due(id(name), 1),
      ),
      ...['straight', 'suspended', 'reworked', 'whistled'].map((name) =>
        deadlineKeys.contact(id(name), 1, 0),
      ),
      deadlineKeys.contact(id('returned'), 1, 3),
      ...[units.works, units.gas].map((unit) => deadlineKeys.whistle(id('whistle'), unit)),
    ];
    expect(await desk().armed()).toEqual(keys.sort());
  });

  test('takes a record of another system once, and says what is odd about it', async () => {
    expect(await desk().send('office', 'importCase', old)).toEqual({
      caseId: desk().id('imported'),
      created: false,
      irregularities: ['oneClerkOnly'],
    });
    const card = await desk().ask('caseDetail', { id: desk().id('imported') });
    expect(card).toMatchObject({
      source: 'old',
      sourceId: 'OLD-1',
      title: 'From before',
      outcome: 'resolved',
    });
    expect(card?.history.map(({ event }) => event).sort()).toEqual([
      'caseArchived',
      'caseClosed',
      'caseFellDue',
      'caseFiled',
      'caseSourceRecorded',
      'caseSourceRecorded',
    ]);
  });

  test('shows who is awaited where the whistle was blown', async () => {
    expect(await desk().ask('whistleBoard', {})).toMatchObject([
      { title: 'Smell of gas', place: 'Gate 3', arrived: 1, called: 2, arrivals: '1/2', awaited: 'gas' },
    ]);
  });

  test('tells a case from its first fact to its last, with its words', async () => {
    const card = await desk().ask('caseDetail', { id: desk().id('straight') });
    expect(card).toMatchObject({
      title: 'The straight case',
      place: 'Gate 3',
      description: 'How straight began',
    });
    expect(card?.history.map(({ event }) => event)).toEqual([
      ...['caseReported', 'caseVerified', 'caseFiled', 'caseDispatched', 'caseSigned', 'caseContacted'],
      ...['caseHandled', 'caseClosed', 'caseFollowedUp', 'caseArchived'],
    ]);
    expect(card?.history.find(({ event }) => event === 'caseDispatched')).toMatchObject({
      actor: 'office',
      detail: { note: 'please' },
    });
  });
}
