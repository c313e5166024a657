import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { street } from '@heli/testing';
import cobuilding from '../../plugins/cobuilding/src/index.js';
import coordination from '../../plugins/coordination/src/index.js';
import incentives from '../../plugins/incentives/src/index.js';
import { openMeeting, passItem } from './council-meeting.ts';
import { day, hour, journeyWith, type Ids } from './journey.ts';

/** One story of co-building and incentives, told through HTTP alone; only time is turned by hand. */
const journey = journeyWith([coordination, cobuilding, incentives]);
const { send, done, query, cell, later, wait, settled, letIn, letResidentIn, persons } = journey;
const units = new Map<string, string>();
const pointsOf = async (who: string, unitId?: string): Promise<number> =>
  (await query<{ balance: number }>(who, 'incentives.ownPoints', unitId === undefined ? {} : { unitId }))
    .balance;

beforeAll(async () => {
  await journey.open(['administrator', 'office', 'secretary', 'chair', 'supervisor', 'branchSecretary']);
  await letIn('clerk', 'office');
  await letIn('gridWorker', 'gridWorker');
  for (const name of ['school', 'clinic', 'library']) {
    const { unitId } = await done('office', 'core.registerUnit', { name, kind: 'residentUnit' });
    units.set(name, unitId!);
    await letIn(name, 'liaison', unitId);
  }
  await letIn('nurse', 'handler', units.get('clinic'));
  for (const name of ['anna', 'bela']) await letResidentIn(name);
});
afterAll(() => journey.close());

let resolutionId: string;
let needId: string;
let resourceId: string;
let claimId: string;

test('the council adopts how points are given, and the secretary publishes the rules with its resolution', async () => {
  const { itemIds } = await openMeeting(journey, [{ title: '积分办法' }]);
  const [itemId] = itemIds;
  await passItem(journey, itemId!);
  const adopted = await done('chair', 'council.adoptResolution', {
    itemId,
    title: '积分办法',
    text: '按规则记分。',
  });
  resolutionId = adopted['resolutionId']!;
  for (const rule of [
    { code: 'claim-kept', trigger: 'cobuilding.claimKept', holder: 'unit', amount: 'fact.late ? 2 : 5' },
    { code: 'case', trigger: 'coordination.caseArchived', holder: 'unit', amount: '1' },
    { code: 'project', trigger: 'cobuilding.projectAccepted', holder: 'unit', amount: '3' },
    {
      ...{ code: 'hours', trigger: 'incentives.hoursCounted', holder: 'person', amount: 'fact.minutes / 60' },
      capMonth: 7,
    },
  ]) {
    const { ruleId } = await done('administrator', 'incentives.draftRule', { title: rule.code, ...rule });
    const publish = { ruleId, from: journey.house.kernel.workClock.dayOf(later(0)) };
    const without = await send('secretary', 'incentives.publishRule', publish);
    expect([without.status, without.body['key']]).toEqual([400, 'incentives.refusal.resolutionMissing']);
    await done('secretary', 'incentives.publishRule', { ...publish, resolutionId });
  }
  expect(await query('anna', 'incentives.rules')).toHaveLength(4);
});

test('a need finds three offers; the nearest is proposed first, and people choose', async () => {
  const wanted = { kind: 'venue', title: '合唱排练场地', beneficiaries: 30, wantedBy: later(30 * day) };
  ({ needId } = await done<{ needId: string }>('branchSecretary', 'cobuilding.draftNeed', wanted));
  await done('branchSecretary', 'cobuilding.publishNeed', { needId });
  const offers: string[] = [];
  for (const name of ['school', 'clinic', 'library']) {
    const unitId = units.get(name)!;
    const hall = await done(name, 'cobuilding.offerResource', {
      unitId,
      kind: 'venue',
      title: `${name} hall`,
    });
    await done('branchSecretary', 'cobuilding.verifyResource', { resourceId: hall['resourceId'] });
    await done(name, 'cobuilding.openResource', { resourceId: hall['resourceId'] });
    const opening = [{ days: 'FREQ=DAILY', opens: '08:00', closes: '20:00' }];
    await done(name, 'cobuilding.setOpeningHours', { resourceId: hall['resourceId'], hours: opening });
    if (name === 'school') resourceId = hall['resourceId']!;
    const offer = { needId, unitId, resourceId: hall['resourceId'], offer: 'Our hall, on Saturdays' };
    offers.push((await done(name, 'cobuilding.offerClaim', offer))['claimId']!);
  }
  const matches = await query<{ title: string; distance: number; inTime: boolean }[]>(
    ...(['branchSecretary', 'cobuilding.matches', { needId }] as const),
  );
  expect(matches).toHaveLength(3);
  expect(matches.every(({ distance, inTime }) => distance === 0 && inTime)).toBe(true);
  await done('branchSecretary', 'cobuilding.acceptClaim', { claimId: offers[0] });
  expect(await query('office', 'cobuilding.needDetail', { id: needId })).toMatchObject({ state: 'matched' });
  expect(await cell('cobuilding.waitingNeeds')).toEqual([0, null]);
  const term = { from: '2026-11-01', to: '2027-10-31' };
  const unitId = units.get('school')!;
  const { agreementId } = await done('office', 'cobuilding.draftAgreement', {
    unitId,
    title: '共建协议',
    ...term,
  });
  await done('office', 'cobuilding.addCommitment', { agreementId, text: '开放场地', due: later(60 * day) });
  await done('secretary', 'cobuilding.signAgreement', { agreementId });
  claimId = offers[0]!;
});

let projectId: string;

test('the venue is booked and used, the project accepted and rated', async () => {
  ({ projectId } = await done<{ projectId: string }>('office', 'cobuilding.proposeProject', {
    title: '合唱队',
    goal: '每周排练',
    leadUnitId: units.get('school'),
    partnerUnitIds: [units.get('clinic')],
    needIds: [needId],
    resourceIds: [resourceId],
    resolutionId,
    start: later(day),
    due: later(20 * day),
  }));
  await done('chair', 'cobuilding.agreeProject', { projectId });
  await done('school', 'cobuilding.startProject', { projectId });
  // Two hours from two in the afternoon, the next day, for thirty people.
  const from = `${journey.house.kernel.workClock.dayOf(later(day))}T06:00:00.000Z`;
  const to = from.replace('T06', 'T08');
  const booking = { resourceId, from, to, people: 30, purpose: '排练' };
  const { bookingId } = await done('branchSecretary', 'cobuilding.requestBooking', booking);
  const twice = await send('office', 'cobuilding.requestBooking', booking);
  expect(twice.status).toBe(409);
  await done('school', 'cobuilding.approveBooking', { bookingId });
  await wait(Date.parse(from) - Date.parse(later(0)));
  await done('school', 'cobuilding.beginBooking', { bookingId });
  await wait(2 * hour);
  await done('school', 'cobuilding.returnBooking', { bookingId, people: 30 });
  await done('school', 'cobuilding.askAcceptance', { projectId, result: '已排练' });
  await done('supervisor', 'cobuilding.acceptProject', { projectId, beneficiaries: 30 });
  await done('branchSecretary', 'cobuilding.evaluateProject', { projectId, rating: 5 });
  await done('clerk', 'cobuilding.keepClaim', { claimId });
  expect(await cell('cobuilding.beneficiaries')).toEqual([60, null]);
});

test('a case that a unit led to its end counts for that unit', async () => {
  const { caseId } = await done('gridWorker', 'coordination.report', {
    ...{ title: '路灯不亮', category: 'environment.litter', origin: 'grid' },
  });
  await done('gridWorker', 'coordination.verify', { caseId });
  await done('office', 'coordination.file', { caseId });
  await done('office', 'coordination.dispatch', { caseId, leadUnitId: units.get('clinic') });
  await done('nurse', 'coordination.sign', { caseId });
  await done('nurse', 'coordination.contact', { caseId });
  await done('nurse', 'coordination.submit', { caseId, outcome: 'resolved' });
  await done('gridWorker', 'coordination.confirm', { caseId });
  const followUp = { caseId, contacted: true, solved: 'yes', satisfied: 'satisfied' };
  await done('office', 'coordination.followUp', followUp);
  // Closed and appraised are not the end yet: it could be reopened.
  expect(await query('office', 'incentives.entries', { code: 'case' })).toEqual([]);
  await done('office', 'coordination.archive', { caseId });
});

test('volunteers serve, and everything that is due is computed by rule', async () => {
  const shift = { title: '引导', from: later(day), to: later(day + 4 * hour), capacity: 2 };
  const { shiftId } = await done('clerk', 'incentives.planShift', shift);
  const places: string[] = [];
  for (const name of ['anna', 'bela']) {
    await done('branchSecretary', 'incentives.registerVolunteer', {
      personId: persons.get(name),
      kind: 'volunteer',
    });
    places.push((await done(name, 'incentives.signUp', { shiftId }))['hoursId']!);
  }
  await wait(day);
  for (const [i, name] of ['anna', 'bela'].entries())
    await done(name, 'incentives.checkIn', { hoursId: places[i] });
  // Four hours and a quarter count as four; Bela stays for eight and a half: the month's cap pays seven.
  await wait(4.25 * hour);
  await done('anna', 'incentives.checkOut', { hoursId: places[0] });
  await wait(4.25 * hour);
  await done('bela', 'incentives.checkOut', { hoursId: places[1] });
  for (const hoursId of places) await done('branchSecretary', 'incentives.countHours', { hoursId });
  const entries = await query<{ code: string; holder: string; amount: number; state: string }[]>(
    'office',
    'incentives.entries',
  );
  expect(entries.map(({ code, holder, amount, state }) => [code, holder, amount, state]).sort()).toEqual([
    ['case', 'clinic', 1, 'computed'],
    ['claim-kept', 'school', 5, 'computed'],
    ['hours', 'anna', 4, 'computed'],
    ['hours', 'bela', 7, 'computed'],
    ['project', 'clinic', 3, 'computed'],
    ['project', 'school', 3, 'computed'],
  ]);
  expect(await cell('incentives.volunteerMinutes')).toEqual([240 + 510, null]);
  expect(await cell('incentives.issued')).toEqual([0, null]);
});

let appealed: string;

test('they are approved by others, stand under notice, and are settled but for the one objected to', async () => {
  for (const { entryId, code, holder } of await query<Ids[]>('office', 'incentives.entries')) {
    // The clerk confirmed the claim: the office approves it; neither counted hours nor accepted the project.
    await done(code === 'claim-kept' ? 'office' : 'clerk', 'incentives.approveEntry', { entryId });
    if (holder === 'bela') appealed = entryId!;
  }
  const { until } = await done('office', 'incentives.publicise', {});
  const board = await fetch(`${journey.url}/board/${street}`);
  expect([board.status, (await board.text()).includes('积分公示')]).toEqual([200, true]);
  const about = { subjectKind: 'entry', subjectId: appealed, reason: '她八点半才到' };
  const { appealId } = await done('anna', 'incentives.fileAppeal', about);
  await wait(Date.parse(until!) - Date.parse(later(0)));
  expect([await pointsOf('anna'), await pointsOf('bela')]).toEqual([4, 0]);
  expect(await pointsOf('school', units.get('school'))).toBe(8);
  expect(await pointsOf('clinic', units.get('clinic'))).toBe(4);
  expect(await cell('incentives.issued')).toEqual([5 + 3 + 3 + 4 + 1, null]);
  await done('supervisor', 'incentives.acceptAppeal', { appealId });
  await done('supervisor', 'incentives.hearAppeal', { appealId, hearing: '双方到场' });
  await done('supervisor', 'incentives.upholdAppeal', { appealId, reason: '以签到为准', amount: 4 });
  const again = await done('office', 'incentives.publicise', {});
  await wait(Date.parse(again['until']!) - Date.parse(later(0)));
  expect(await pointsOf('bela')).toBe(4);
  expect(await cell('incentives.appealUpheld')).toEqual([1, 1]);
  expect(await cell('incentives.publicityOnTime')).toEqual([7, 7]);
});

test('what was settled is taken back by a reversing entry, where its holder says that it is wrong', async () => {
  const [settled] = await query<Ids[]>('school', 'incentives.entries', { code: 'project' });
  const about = { subjectKind: 'entry', subjectId: settled!['entryId'], reason: '应归社区卫生服务中心' };
  const { appealId } = await done('school', 'incentives.fileAppeal', about);
  await done('supervisor', 'incentives.acceptAppeal', { appealId });
  await done('supervisor', 'incentives.upholdAppeal', { appealId, reason: '属实' });
  expect(await pointsOf('school', units.get('school'))).toBe(5);
  expect(await cell('incentives.issued')).toEqual([5 + 3 + 4 + 4 + 1, null]);
  // Six entries were settled and one of them reversed: seven movements of two postings each.
  expect(await query('office', 'incentives.ledgerProof')).toEqual({
    ...{ postings: 14, sum: 0, balances: 0, unlike: 0 },
  });
});

test('two people redeem the last item at once: one has it, and the other keeps the points', async () => {
  const { rewardId } = await done('office', 'incentives.offerReward', { title: '理发', price: 4, stock: 1 });
  const both = await Promise.all(['anna', 'bela'].map((who) => send(who, 'incentives.redeem', { rewardId })));
  await settled();
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)!.body['key']).toBe('incentives.refusal.soldOut');
  expect([await pointsOf('anna'), await pointsOf('bela')].sort()).toEqual([0, 4]);
  expect(await query('office', 'incentives.rewards')).toMatchObject([{ stock: 0, reserved: 1 }]);
  expect(await cell('incentives.redemptionRate')).toEqual([4, 17]);
  expect(await cell('incentives.outstanding')).toEqual([13, null]);
  expect(await query('office', 'incentives.ledgerProof')).toMatchObject({ postings: 16, sum: 0, unlike: 0 });
  expect((await journey.house.kernel.log.verify()).brokenAt).toBeUndefined();
  expect(journey.house.faults.filter((fault) => !fault.startsWith('core.warning'))).toEqual([]);
});
