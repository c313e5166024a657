import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { incentives, type MetricName } from '@heli/contracts/incentives';
import { days, hours, House, street } from '../test/house.js';

/** Every number here is counted by hand. */
let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const enrolled = async (...names: ('anna' | 'bela' | 'cora')[]): Promise<void> => {
  for (const name of names)
    await house.send('branch', 'registerVolunteer', { personId: house.persons[name], kind: 'member' });
};
const balanceOf = async (who: string): Promise<number> => (await house.ask('ownPoints', {}, who)).balance;
const proof = () => house.ask('ledgerProof', {});

describe('points for service', () => {
  it('come by rule after approval and notice, and are spent on what is there', async () => {
    await house.rule({ capMonth: 5 });
    await enrolled('anna', 'bela');
    // 2 h 45 min count as 2.5 h: two points; then three of the four that the month's cap leaves.
    await house.serve('anna', hours(2.75));
    await house.wait(days(1));
    await house.serve('anna', hours(4));
    await house.serve('bela', hours(3));
    const found = await house.ask('entries', {});
    expect(found.map(({ amount, state }) => [amount, state]).sort()).toEqual([
      [2, 'computed'],
      [3, 'computed'],
      [3, 'computed'],
    ]);
    expect(await house.ask('ownPoints', {}, 'anna')).toMatchObject({ balance: 0, pending: 5, minutes: 390 });
    await house.settleAll();
    expect([await balanceOf('anna'), await balanceOf('bela')]).toEqual([5, 3]);
    expect(await house.cell('issued')).toMatchObject({ n: 8 });
    expect(await house.cell('volunteerMinutes', '2026-11')).toMatchObject({ n: 150 + 240 + 180 });
    expect(await house.cell('publicityOnTime')).toEqual({ n: 3, d: 3 });

    const { rewardId } = await house.send('office', 'offerReward', { title: 'A mug', price: 3, stock: 1 });
    // Two at once, and one mug.
    const both = await Promise.allSettled(
      ['anna', 'bela'].map((who) => house.send(who, 'redeem', { rewardId })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [redemption] = await house.ask('redemptions', {});
    expect(redemption).toMatchObject({ price: 3, state: 'reserved', reward: 'A mug' });
    expect((await balanceOf('anna')) + (await balanceOf('bela'))).toBe(5);
    expect(await house.cell('redemptionRate')).toEqual({ n: 3, d: 8 });
    expect(await house.cell('outstanding')).toMatchObject({ n: 5 });
    expect(await proof()).toEqual({ postings: 8, sum: 0, balances: 0, unlike: 0 });

    await house.send('office', 'cancelRedemption', {
      redemptionId: redemption!.redemptionId,
      reason: 'broken',
    });
    expect((await balanceOf('anna')) + (await balanceOf('bela'))).toBe(8);
    expect(await house.ask('rewards', {})).toMatchObject([{ stock: 1, reserved: 0 }]);
    expect(await house.cell('redeemed')).toMatchObject({ n: 0 });
    expect(await proof()).toEqual({ postings: 10, sum: 0, balances: 0, unlike: 0 });
  });

  it('wait while somebody objects, and are reversed and corrected where they were right', async () => {
    await house.rule({});
    await enrolled('anna');
    await house.serve('anna', hours(4));
    const { entryId } = (await house.ask('entries', {}))[0]!;
    await house.send('office', 'approveEntry', { entryId });
    const { until } = await house.send('office', 'publicise', {});
    // Five working days from Monday noon.
    expect(until.slice(0, 10)).toBe('2026-11-09');
    const of = {
      subjectKind: 'entry',
      subjectId: entryId,
      reason: 'Two of the four hours were elsewhere',
    } as const;
    const { appealId } = await house.send('representative', 'fileAppeal', of);
    expect(await house.refused('anna', 'fileAppeal', of)).toBe('appealOpen');
    await house.wait(days(8));
    expect(await house.ask('entries', {})).toMatchObject([{ state: 'objected' }]);
    expect(await house.ask('notices', {})).toMatchObject([{ state: 'over', objections: 1 }]);
    await house.send('supervisor', 'acceptAppeal', { appealId });
    await house.send('supervisor', 'hearAppeal', { appealId, hearing: 'Both sides were heard' });
    await house.send('supervisor', 'upholdAppeal', {
      appealId,
      reason: 'The list of the gate says so',
      amount: 2,
    });
    expect((await house.ask('entries', {})).map(({ amount, state }) => [amount, state]).sort()).toEqual([
      [2, 'approved'],
      [4, 'reversed'],
    ]);
    await house.settleAll();
    expect(await balanceOf('anna')).toBe(2);
    // Reversed before it was settled: nothing of it ever stood on the ledger.
    expect(await proof()).toMatchObject({ postings: 2, sum: 0 });
    // Filed on Monday at 14:00; eight days later, on Tuesday at the same time, six working days have passed.
    expect(await house.cell('appealDays')).toMatchObject({ n: 1 });
    expect(await house.cell('appealUpheld')).toEqual({ n: 1, d: 1 });

    // What is settled is appealed against by whose it is, and comes back by a reversing movement.
    const settled = (await house.ask('entries', { state: 'settled' }))[0]!.entryId;
    const again = { subjectKind: 'entry', subjectId: settled, reason: 'It was three' } as const;
    expect(await house.refused('representative', 'fileAppeal', again)).toBe('appealByHolder');
    const second = await house.send('anna', 'fileAppeal', again);
    const { appealId: next } = second;
    // Whoever corrected it does not hear what is said against the correction.
    expect(await house.refused('supervisor', 'acceptAppeal', { appealId: next })).toBe('deciderHears');
    await house.send('inspector', 'acceptAppeal', { appealId: next });
    await house.send('inspector', 'upholdAppeal', { appealId: next, reason: 'It was three', amount: 3 });
    expect(await balanceOf('anna')).toBe(0);
    await house.settleAll();
    expect(await balanceOf('anna')).toBe(3);
    expect(await proof()).toEqual({ postings: 6, sum: 0, balances: 0, unlike: 0 });
    expect(await house.cell('issued')).toMatchObject({ n: 3 });
  });

  it('are decided on where a change of the rule has put others in their place meanwhile', async () => {
    await house.rule({});
    await enrolled('anna');
    await house.serve('anna', hours(4));
    const { entryId } = (await house.ask('entries', {}))[0]!;
    await house.send('office', 'approveEntry', { entryId });
    await house.send('office', 'publicise', {});
    const about = { subjectKind: 'entry', subjectId: entryId, reason: 'One hour too many' } as const;
    const { appealId } = await house.send('anna', 'fileAppeal', about);
    expect(await house.ask('appeals', {}, 'anna')).toMatchObject([{ appealId, state: 'filed' }]);
    const draft = {
      code: 'hours',
      title: 'Double',
      trigger: 'incentives.hoursCounted',
      holder: 'person',
    } as const;
    const { ruleId } = await house.send('office', 'draftRule', { ...draft, amount: 'fact.minutes / 30' });
    await house.send('secretary', 'publishRule', { ruleId, from: '2026-11-02' });
    await house.send('supervisor', 'acceptAppeal', { appealId });
    await house.send('supervisor', 'upholdAppeal', { appealId, reason: 'Right', amount: 6 });
    expect((await house.ask('entries', {})).map(({ amount, state }) => [amount, state]).sort()).toEqual([
      [4, 'reversed'],
      [6, 'approved'],
      [8, 'reversed'],
    ]);
  });

  it('come under notice in the days that held when they were approved', async () => {
    await house.rule({});
    await enrolled('anna');
    await house.serve('anna', hours(1));
    const { entryId } = (await house.ask('entries', {}))[0]!;
    await house.send('office', 'approveEntry', { entryId });
    await house.house.kernel.command(street, 'core.changeSettings', {
      mechanism: 'incentives',
      settings: { resolutionRequired: false, publiciseWithinDays: 1 },
      reason: 'x',
    });
    await house.wait(days(3));
    await house.send('office', 'publicise', {});
    await house.wait(days(20));
    expect(await house.cell('publicityOnTime')).toEqual({ n: 1, d: 1 });
  });

  it('follow the newest version of a rule, which changes what was paid exactly as its preview said', async () => {
    await house.rule({ capDay: 3 });
    await enrolled('anna', 'bela');
    await house.serve('anna', hours(2));
    await house.serve('anna', hours(2));
    await house.wait(days(1));
    await house.serve('bela', hours(1));
    await house.settleAll();
    expect([await balanceOf('anna'), await balanceOf('bela')]).toEqual([3, 1]);
    const draft = {
      code: 'hours',
      title: 'Double',
      trigger: 'incentives.hoursCounted',
      holder: 'person',
    } as const;
    const { ruleId } = await house.send('office', 'draftRule', {
      ...draft,
      ...{ amount: 'fact.minutes / 30', capDay: 6 },
    });
    const preview = await house.ask('previewRule', { ruleId, from: '2026-11-03' });
    // Anna served on the 2nd, before it holds; of Bela's hour one point becomes two.
    expect(preview).toMatchObject({ facts: 1, failed: 0, difference: 1 });
    expect(preview!.changes).toMatchObject([
      { before: 1, after: 2, difference: 1, personId: house.persons.bela },
    ]);
    expect(await house.ask('previewRule', { ruleId, from: '2026-11-01' })).toMatchObject({
      difference: 3 + 1,
    });
    // The draft says by itself what it would have changed since last month.
    const whole = await house.ask('previewRule', { ruleId, from: '2026-10-01' });
    const card = await house.ask('draftDetail', { id: ruleId });
    expect(card).toMatchObject({ ...whole, triedFrom: '2026-10-01' });
    expect(await house.ask('ruleDrafts', {})).toMatchObject([{ code: 'hours', version: 2 }]);
    expect(await house.send('secretary', 'publishRule', { ruleId, from: '2026-11-03' })).toMatchObject({
      changed: 1,
    });
    expect([await balanceOf('anna'), await balanceOf('bela')]).toEqual([3, 0]);
    await house.settleAll();
    expect([await balanceOf('anna'), await balanceOf('bela')]).toEqual([3, 2]);
    expect(await proof()).toMatchObject({ sum: 0, balances: 0, unlike: 0 });
    const issued = await house.ask('recordsBehind', { metric: 'issued', period: { last: '2027-12-31' } });
    expect(issued.n).toBe((await house.cell('issued')).n);
  });
});

describe('volunteers', () => {
  it('are active for ninety days after a shift, and reach stars that stay', async () => {
    await house.house.kernel.command(street, 'core.changeSettings', {
      mechanism: 'incentives',
      settings: { resolutionRequired: false, starHours: [2, 4] },
      reason: 'a small house',
    });
    await enrolled('anna', 'bela');
    expect(await house.cell('activeVolunteers')).toEqual({ n: 0, d: 2 });
    await house.serve('anna', hours(2));
    await house.wait(days(40));
    await house.serve('anna', hours(2));
    expect(await house.cell('activeVolunteers')).toEqual({ n: 1, d: 2 });
    expect(await house.ask('starBoard', {})).toContainEqual({
      id: '2',
      level: 'incentives.stars.2',
      people: 1,
    });
    await house.wait(days(60));
    expect(await house.cell('activeVolunteers')).toEqual({ n: 1, d: 2 });
    await house.wait(days(40));
    expect(await house.cell('activeVolunteers')).toEqual({ n: 0, d: 2 });
    const first = (await house.ask('volunteers', {})).find(({ minutes }) => minutes > 0);
    expect(first).toMatchObject({ minutes: 240, stars: 2, active: false });
    await house.send('branch', 'endVolunteer', { volunteerId: first!.volunteerId });
    expect(await house.cell('activeVolunteers')).toEqual({ n: 0, d: 1 });
    expect((await house.ask('starBoard', {})).every(({ people }) => people === 0)).toBe(true);
  });

  it('are counted month by month: who took part, and which members have their hours', async () => {
    await house.rule({});
    await enrolled('anna', 'bela');
    // 50 hours a year are 45.8 by the end of November.
    for (let i = 0; i < 4; i++) await house.serve('anna', hours(11.5));
    await house.settleAll();
    await house.wait(days(20));
    expect(await house.cell('participation', '2026-11')).toEqual({ n: 1, d: 2 });
    expect(await house.cell('memberHours50', '2026-11')).toEqual({ n: 1, d: 2 });
    await house.wait(days(31));
    expect(await house.cell('participation', '2026-12')).toEqual({ n: 0, d: 2 });
    // By December 50 are due, and 46 are there.
    expect(await house.cell('memberHours50', '2026-12')).toEqual({ n: 0, d: 2 });
    expect(await house.cell('memberHours50')).toEqual({ n: 1, d: 4 });
  });

  it('prove hours that nobody signed out, and get a flag for two places at once', async () => {
    await enrolled('anna', 'bela');
    const shift = { title: 'x', from: house.ahead(hours(1)), to: house.ahead(hours(3)), capacity: 1 };
    const { shiftId } = await house.send('clerk', 'planShift', shift);
    const { hoursId } = await house.send('anna', 'signUp', { shiftId });
    expect(await house.refused('bela', 'signUp', { shiftId })).toBe('shiftFull');
    await house.wait(hours(1));
    await house.send('anna', 'checkIn', { hoursId });
    await house.wait(hours(13));
    expect(await house.ask('hours', {})).toMatchObject([{ state: 'void' }]);
    const proved = { hoursId, from: shift.from, to: shift.to, reason: 'The list at the gate' };
    expect(await house.refused('branch', 'proveHours', proved)).toBe('evidenceMissing');
    await house.rule({});
    const at = house.now;
    await house.serve('anna', hours(2));
    const other = { title: 'y', from: house.ahead(hours(1)), to: house.ahead(hours(2)), capacity: 1 };
    const second = await house.send('clerk', 'planShift', other);
    const more = await house.send('clerk', 'enrol', {
      shiftId: second.shiftId,
      personId: house.persons.anna,
    });
    await house.wait(hours(2));
    expect(await house.refused('clerk', 'signIn', { hoursId: more.hoursId, at })).toBe('beforeShift');
    const early = new Date(Date.parse(other.from) - hours(1.5)).toISOString();
    await house.send('clerk', 'signIn', { hoursId: more.hoursId, method: 'paper', at: early });
    await house.send('clerk', 'signOut', { hoursId: more.hoursId, method: 'paper', at: other.to });
    await house.send('branch', 'countHours', { hoursId: more.hoursId, minutes: 60 });
    expect((await house.ask('hours', { state: 'counted' })).map(({ flags }) => flags)).toContainEqual([
      'overlap',
    ]);
    expect(await house.cell('anomaly')).toEqual({ n: 1, d: 2 });
  });
});

describe('honours and assessments', () => {
  it('stand under notice before they hold, and an appeal stops them', async () => {
    const unitId = house.units.school;
    const honour = { title: 'Good neighbour', year: 2026, unitId, basis: 'Opened its hall all year' };
    const { honourId } = await house.send('branch', 'nominateHonour', honour);
    await house.send('office', 'screenHonour', { honourId });
    await house.send('office', 'publiciseHonour', { honourId });
    expect(await house.refused('secretary', 'awardHonour', { honourId })).toBe('noticeOpen');
    const of = { subjectKind: 'honour', subjectId: honourId, reason: 'It was closed in May' } as const;
    const { appealId } = await house.send('representative', 'fileAppeal', of);
    await house.wait(days(8));
    expect(await house.refused('secretary', 'awardHonour', { honourId })).toBe('appealOpen');
    for (const [name, more] of [
      ['acceptAppeal', {}],
      ['hearAppeal', { hearing: 'heard' }],
      ['dismissAppeal', { reason: 'It was being painted' }],
    ] as const)
      await house.send('supervisor', name, { appealId, ...more });
    expect(await house.send('secretary', 'awardHonour', { honourId })).toMatchObject({ state: 'awarded' });

    const { assessmentId } = await house.send('office', 'openAssessment', {
      kind: 'unit',
      term: '2026',
      unitId,
    });
    await house.send('school', 'reportAssessment', { assessmentId, report: 'What we did' });
    expect(await house.refused('office', 'scoreAssessment', { assessmentId, marks: [90] })).toBe(
      'marksOfParts',
    );
    // (90 + 96) / 2 + 10 of 12 − 5 = 98
    const scored = await house.send('office', 'scoreAssessment', {
      ...{ assessmentId, marks: [90, 96], bonus: 12, deduction: 5 },
    });
    expect(scored).toMatchObject({ score: 98, grade: 'excellent' });
    await house.send('office', 'publiciseAssessment', { assessmentId });
    await house.wait(days(8));
    expect(await house.ask('assessments', {})).toMatchObject([{ state: 'final', score: 98 }]);
    expect(await house.ask('gradeBoard', {})).toContainEqual({
      ...{ id: 'excellent', grade: 'incentives.grade.excellent', term: '2026', units: 1 },
    });
  });
});

it('has the records behind every number', async () => {
  await house.rule({});
  await enrolled('anna', 'bela');
  await house.send('office', 'setPopulation', { residents: 2000 });
  await house.serve('anna', hours(3));
  await house.settleAll();
  await house.wait(days(30));
  const derived = ['volHours', 'volHoursPer1k', 'stars', 'unitGrades', 'gridGrades', 'appealDays'];
  const names = (Object.keys(incentives.metrics) as MetricName[]).filter((name) => !derived.includes(name));
  for (const metric of names) {
    const { n, d } = await house.ask('recordsBehind', { metric, period: { last: '2027-12-31' } });
    expect([metric, n, d]).toEqual([metric, ...Object.values(await house.cell(metric))]);
  }
  const per1k = await house.house.kernel.cells.list(['incentives.volHoursPer1k'], street, '2026', 'public');
  expect(per1k[0]!.value).toBeCloseTo(1.5, 5);
});
