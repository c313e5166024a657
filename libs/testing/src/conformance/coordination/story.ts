import type { coordination } from '@heli/contracts/coordination';
import type { CallOf } from '@heli/sdk';
import { grid } from '../../house.js';
import type { Desk, UnitName } from './desk.js';

type Report = CallOf<typeof coordination.commands.report>;

async function report(
  desk: Desk,
  called: string,
  input: Pick<Report, 'category' | 'origin' | 'severity'>,
): Promise<void> {
  const words = { title: `The ${called} case`, place: 'Gate 3', description: `How ${called} began` };
  const { caseId } = await desk.send('worker', 'report', { ...words, ...input, organisation: grid });
  desk.ids.set(called, caseId);
}

/** From the report to its lead unit. */
async function dispatch(
  desk: Desk,
  called: string,
  input: Pick<Report, 'category' | 'origin' | 'severity'>,
  unit: UnitName,
): Promise<void> {
  await report(desk, called, input);
  await desk.each('worker', called, 'verify');
  await desk.each('office', called, 'file');
  await desk.send('office', 'dispatch', {
    caseId: desk.id(called),
    leadUnitId: desk.units[unit],
    note: 'please',
  });
}

const submit = (desk: Desk, called: string, outcome: 'resolved' | 'partly' = 'resolved'): Promise<unknown> =>
  desk.send('handler', 'submit', { caseId: desk.id(called), outcome, note: 'done' });

/**
 * The first half, from a Monday at nine: a case on the straight way to the archive, one that three times was the wrong
 * unit's, one whose clock stands still, one that was done again, one that calls several units, one that everybody
 * forgets; one that is no case, one that is another's, and one from another system.
 */
export async function begin(desk: Desk): Promise<void> {
  await dispatch(desk, 'straight', { category: 'environment.litter', origin: 'grid' }, 'works');
  const straight = { caseId: desk.id('straight') };
  await desk.tries('to archive what is not appraised', 'office', 'archive', straight);
  await desk.tries('to sign what one dispatched', 'officeInUnit', 'sign', straight);
  await desk.each('handler', 'straight', 'sign');
  await desk.tries('to contact for what one dispatched', 'officeInUnit', 'contact', straight);
  await desk.each('handler', 'straight', 'contact');
  await dispatch(
    desk,
    'forgotten',
    { category: 'environment.greenery', origin: 'patrol', severity: 'emergency' },
    'gas',
  );
  await desk.wait(2);
  await submit(desk, 'straight');
  await desk.tries('to verify what one handled', 'handlerInOffice', 'confirm', straight);
  await desk.tries('to have what one handled done again', 'handlerInOffice', 'rework', straight);
  await desk.each('worker', 'straight', 'confirm');
  const answers = { contacted: true, solved: 'yes', satisfied: 'satisfied' } as const;
  await desk.send('office', 'followUp', { caseId: desk.id('straight'), ...answers });
  await desk.each('office', 'straight', 'archive');
  await returned(desk);
  await suspended(desk);
  await reworked(desk);
  await whistled(desk);
  await aside(desk);
}

/** Sent back three times: the office decides, and that is binding. */
async function returned(desk: Desk): Promise<void> {
  await dispatch(desk, 'returned', { category: 'facilities.road', origin: 'hotline' }, 'works');
  const caseId = desk.id('returned');
  for (const unit of ['gas', 'works'] as const) {
    await desk.send('handler', 'sendBack', { caseId, reason: 'wrongUnit', note: 'not ours' });
    await desk.send('office', 'dispatch', { caseId, leadUnitId: desk.units[unit] });
  }
  await desk.send('handler', 'sendBack', { caseId, reason: 'outOfDuty' });
  await desk.send('office', 'arbitrate', {
    caseId,
    leadUnitId: desk.units.water,
    coUnitIds: [desk.units.gas],
    note: 'yours',
  });
  await desk.tries('to send back what was arbitrated', 'handler', 'sendBack', { caseId, reason: 'unclear' });
  await desk.each('handler', 'returned', 'sign');
}

async function suspended(desk: Desk): Promise<void> {
  await dispatch(desk, 'suspended', { category: 'environment.noise', origin: 'resident' }, 'water');
  await desk.each('handler', 'suspended', 'sign', 'contact');
  const caseId = desk.id('suspended');
  const { due } = (await desk.ask('caseDetail', { id: caseId }))!;
  const later = { caseId, due: desk.in(24 * 30) };
  await desk.tries('to extend what one handles', 'handlerInOffice', 'extend', later);
  const review = { caseId, reviewAt: desk.in(240) };
  await desk.tries('to suspend what one handles', 'handlerInOffice', 'suspend', review);
  await desk.send('office', 'extend', { caseId, due: new Date(Date.parse(due!) + 86_400_000).toISOString() });
  await desk.wait(1);
  await desk.send('office', 'suspend', { caseId, reviewAt: desk.in(240), note: 'waits for parts' });
}

async function reworked(desk: Desk): Promise<void> {
  await dispatch(desk, 'reworked', { category: 'traffic', origin: 'grid' }, 'works');
  await desk.each('handler', 'reworked', 'sign', 'contact');
  await desk.wait(1);
  await submit(desk, 'reworked');
  await desk.send('worker', 'rework', { caseId: desk.id('reworked'), note: 'still there' });
  await desk.wait(1);
  await submit(desk, 'reworked', 'partly');
  await desk.each('worker', 'reworked', 'confirm');
  const answers = { contacted: true, solved: 'no', satisfied: 'fair' } as const;
  await desk.send('office', 'followUp', { caseId: desk.id('reworked'), ...answers, note: 'as before' });
}

async function whistled(desk: Desk): Promise<void> {
  await dispatch(
    desk,
    'whistled',
    { category: 'utilities.gas', origin: 'whistle', severity: 'urgent' },
    'gas',
  );
  await desk.each('handler', 'whistled', 'sign', 'contact');
  const { whistleId } = await desk.send('office', 'blowWhistle', {
    ...{
      caseId: desk.id('whistled'),
      kind: 'emergency',
      title: 'Smell of gas',
      place: 'Gate 3',
      note: 'come',
    },
    calledUnitIds: [desk.units.works, desk.units.gas],
  });
  desk.ids.set('whistle', whistleId);
  await desk.send('handler', 'arriveWhistle', { whistleId, unitId: desk.units.works });
}

async function aside(desk: Desk): Promise<void> {
  await report(desk, 'rejected', { category: 'other', origin: 'resident' });
  await desk.send('office', 'reject', {
    caseId: desk.id('rejected'),
    reason: 'noFacts',
    note: 'nothing there',
  });
  await report(desk, 'merged', { category: 'facilities.road', origin: 'hotline' });
  await desk.send('office', 'merge', { caseId: desk.id('merged'), into: desk.id('returned') });
  const { caseId } = await desk.send('office', 'importCase', old);
  desk.ids.set('imported', caseId);
  desk.ids.set('waiting', (await desk.send('office', 'importCase', open)).caseId);
  await desk.tries('to sign what is not there', 'handler', 'sign', { caseId: 'nowhere' });
  await desk.tries('to report what is of no category', 'worker', 'report', {
    title: 'x',
    category: 'unheard',
    origin: 'grid',
  });
}

/** A record of another system, closed two days late. */
export const old: CallOf<typeof coordination.commands.importCase> = {
  source: 'old',
  sourceId: 'OLD-1',
  organisation: grid,
  category: 'traffic',
  title: 'From before',
  filedAt: '2026-10-01T01:00:00.000Z',
  due: '2026-10-10T01:00:00.000Z',
  closedAt: '2026-10-12T01:00:00.000Z',
  events: [
    { sourceId: '1', at: '2026-10-02T01:00:00.000Z', activity: 'look', resource: 'clerk' },
    { sourceId: '2', at: '2026-10-11T01:00:00.000Z', activity: 'mend', resource: 'clerk', group: 'road' },
  ],
};

/** Another, that is open yet and waits for its dispatch with the due date it came with. */
const open: CallOf<typeof coordination.commands.importCase> = {
  ...{ source: 'old', sourceId: 'OLD-2', organisation: grid, category: 'services', origin: 'superior' },
  ...{ filedAt: '2026-10-20T01:00:00.000Z', due: '2026-11-13T09:00:00.000Z', events: [] },
};

/**
 * The second half, a day later: the called unit comes late, the clock runs again, the unsolved case begins anew, the
 * forgotten one is closed late; and the one that was arbitrated stays where it is.
 */
export async function end(desk: Desk): Promise<void> {
  await desk.wait(24);
  const whistleId = desk.id('whistle');
  await desk.send('handler', 'arriveWhistle', { whistleId, unitId: desk.units.gas });
  await desk.send('office', 'concludeWhistle', { whistleId, rating: 4, note: 'a valve' });
  await desk.tries('to arrive at what is over', 'handler', 'arriveWhistle', {
    whistleId,
    unitId: desk.units.water,
  });
  await submit(desk, 'whistled');
  await desk.each('worker', 'whistled', 'confirm');
  await desk.send('office', 'followUp', { caseId: desk.id('whistled'), contacted: false });
  await desk.send('office', 'resume', { caseId: desk.id('suspended'), note: 'parts are here' });
  await desk.wait(3);
  await submit(desk, 'suspended');
  await desk.each('worker', 'suspended', 'confirm');
  await desk.send('office', 'followUp', {
    caseId: desk.id('suspended'),
    contacted: true,
    solved: 'yes',
    satisfied: 'none',
  });
  await desk.tries('to reopen what was solved', 'office', 'reopen', { caseId: desk.id('suspended') });
  await desk.send('office', 'reopen', { caseId: desk.id('reworked'), note: 'unsolved' });
  await desk.send('office', 'dispatch', { caseId: desk.id('reworked'), leadUnitId: desk.units.water });
  await desk.send('office', 'dispatch', { caseId: desk.id('waiting'), leadUnitId: desk.units.works });
  await desk.each('handler', 'forgotten', 'sign', 'contact');
  await submit(desk, 'forgotten');
  await desk.each('worker', 'forgotten', 'confirm');
  const queue = await desk.send('office', 'blowWhistle', {
    ...{ kind: 'residents', title: 'Queue at the gate', organisation: grid },
    calledUnitIds: [desk.units.water],
  });
  desk.ids.set('queue', queue.whistleId);
  await desk.wait(24 * 10 + 1);
}
