import { metrics, type MetricName } from '@heli/contracts/cobuilding';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { communities, days, hours, House, street } from '../test/house.js';

/** A need, three offers, a match, an agreement, a booked hall, a project: told in commands, and counted by hand. */
let house: House;
let needId: string;
let hall: string;
let claims: string[];
beforeAll(async () => void (house = await House.open()));
afterAll(() => house.close());

describe('a need that is met', () => {
  it('finds proposals that say why they stand where they stand', async () => {
    hall = await house.openResource('works', {
      hours: [{ days: 'FREQ=DAILY', opens: '08:00', closes: '20:00' }],
    });
    const far = await house.openResource('clinic');
    const middle = await house.openResource('library');
    await house.openResource('school', { kind: 'service' });
    await house.openResource('clinic', { validFrom: '2027-01-01' });
    needId = await house.publishedNeed();
    const proposals = await house.ask('matches', { needId });
    expect(proposals.map(({ resourceId, distance, inTime }) => [resourceId, distance, inTime])).toEqual([
      [hall, 0, true],
      [middle, 1, true],
      [far, 2, true],
      [expect.any(String), 2, false],
    ]);
    expect(await house.ask('matches', { needId }, 'works')).toHaveLength(4);
  });

  it('takes one of three offers, two days after it was published', async () => {
    await house.wait(days(2));
    const offer = async (unit: 'works' | 'clinic' | 'library', resourceId?: string): Promise<string> => {
      const wish = {
        needId,
        unitId: house.units[unit],
        offer: 'Our hall',
        ...(resourceId && { resourceId }),
      };
      return (await house.send(unit, 'offerClaim', wish)).claimId;
    };
    claims = [await offer('works', hall), await offer('clinic'), await offer('library')];
    expect(
      await house.refused('works', 'offerClaim', { needId, unitId: house.units.works, offer: 'x' }),
    ).toBe('offeredAlready');
    expect(
      await house.refused('works', 'offerClaim', { needId, unitId: house.units.clinic, offer: 'x' }),
    ).toBe('notYourUnit');
    expect(await house.ask('needBoard', {})).toMatchObject([
      { kind: 'cobuilding.kind.venue', state: 'cobuilding.state.claimed' },
    ]);
    await house.send('branch', 'acceptClaim', { claimId: claims[0]! });
    expect(await house.refused('branch', 'acceptClaim', { claimId: claims[1]! })).toBe('illegalTransition');
    await house.send('branch', 'declineClaim', { claimId: claims[1]!, reason: 'One hall is enough' });
    expect((await house.ask('needDetail', { id: needId }))?.state).toBe('matched');
    // Two days and nothing else, in whole minutes.
    expect((await house.cell('matchTime')).n).toBe(1);
    expect(await house.cell('waitingNeeds')).toEqual({ n: 0, d: 0 });
  });

  it('counts it as taken up on the day of its publication, once its days are over', async () => {
    expect(await house.cell('claimRate')).toEqual({ n: 0, d: 0 });
    await house.publishedNeed({ kind: 'people' });
    await house.wait(days(15));
    expect(await house.cell('claimRate', '2026-11-02')).toEqual({ n: 1, d: 1 });
    expect(await house.cell('claimRate', '2026-11')).toEqual({ n: 1, d: 2 });
  });
});

describe('an agreement', () => {
  let agreementId: string;
  let promised: string[];
  it('is signed by somebody other than who drafted it, with something in it', async () => {
    const draft = { unitId: house.units.works, title: 'Halls', from: '2026-11-01', to: '2027-10-31' };
    agreementId = (await house.send('branch', 'draftAgreement', draft, communities[0])).agreementId;
    expect(await house.refused('deputy', 'signAgreement', { agreementId })).toBe('agreementEmpty');
    promised = [];
    for (const day of [1, 2])
      promised.push(
        (
          await house.send('branch', 'addCommitment', {
            ...{ agreementId, text: 'A concert', quantity: 1, due: house.ahead(days(day)) },
          })
        ).commitmentId,
      );
    expect(await house.refused('branch', 'signAgreement', { agreementId })).toBe('authorDecides');
    await house.send('deputy', 'signAgreement', { agreementId });
  });

  it('holds what is done against what was promised; what is missed suggests itself for the agenda', async () => {
    await house.send('works', 'reportCommitment', { commitmentId: promised[0]! });
    expect(await house.refused('works', 'keepCommitment', { commitmentId: promised[0]! })).toBe(
      'core.refusal.notPermitted',
    );
    await house.send('branch', 'keepCommitment', { commitmentId: promised[0]! });
    await house.wait(days(3));
    expect(await house.cell('commitmentKept')).toEqual({ n: 1, d: 2 });
    const missed = (await house.house.kernel.log.read(0, 10_000)).filter(
      ({ type }) => type === 'cobuilding.commitmentMissed',
    );
    expect(missed.map(({ data }) => (JSON.parse(data) as { commitmentId: string }).commitmentId)).toEqual([
      promised[1],
    ]);
    await house.send('works', 'reportCommitment', { commitmentId: promised[1]! });
    await house.send('branch', 'keepCommitment', { commitmentId: promised[1]! });
    // Late is late.
    expect(await house.cell('commitmentKept')).toEqual({ n: 1, d: 2 });
  });

  it('asks at each month’s end whether its unit took part, and drops what is not due when it ends', async () => {
    const draft = { unitId: house.units.library, title: 'Books', from: '2026-11-01', to: '2027-10-31' };
    const other = (await house.send('branch', 'draftAgreement', draft)).agreementId;
    const later = { agreementId: other, text: 'x', due: house.ahead(days(60)) };
    const { commitmentId } = await house.send('branch', 'addCommitment', later);
    await house.send('deputy', 'signAgreement', { agreementId: other });
    await house.wait(days(12));
    expect(house.now.slice(0, 10)).toBe('2026-12-04');
    expect(await house.cell('unitParticipation', '2026-11')).toEqual({ n: 1, d: 2 });
    await house.send('office', 'endAgreement', { agreementId: other, note: 'Both agree' });
    expect((await house.ask('commitmentDetail', { id: commitmentId }))?.state).toBe('dropped');
    await house.wait(days(32));
    expect(await house.cell('unitParticipation', '2026-12')).toEqual({ n: 0, d: 1 });
    const shown = await house.ask('participation', {});
    const of = (unit: string, month: string) =>
      shown.find(({ row, cell }) => row === unit && cell === month)?.value;
    expect([of(house.units.works, '2026-11'), of(house.units.works, '2026-10')]).toEqual([2, null]);
    expect(of(house.units.library, '2026-12')).toBe(0);
  });
});

describe('a hall that is booked', () => {
  it('is had within its hours, once at a time, and counts when it was used', async () => {
    const at = (day: number, hour: number): string =>
      new Date(
        Date.parse(`2027-01-${String(day).padStart(2, '0')}T00:00:00Z`) + hours(hour - 8),
      ).toISOString();
    const wish = { resourceId: hall, from: at(8, 9), to: at(8, 12), people: 30, purpose: 'Singing' };
    const { bookingId } = await house.send('representative', 'requestBooking', wish);
    expect(
      await house.refused('clinic', 'requestBooking', { ...wish, borrowerUnitId: house.units.clinic }),
    ).toBe('taken');
    const early = { ...wish, from: at(9, 6), to: at(9, 9) };
    expect(await house.refused('representative', 'requestBooking', early)).toBe('notOpenThen');
    expect(
      (await house.ask('availability', { resourceId: hall, first: '2027-01-08', last: '2027-01-08' })).map(
        ({ from, to, free }) => [from, to, free],
      ),
    ).toEqual([
      [at(8, 8), at(8, 9), 1],
      [at(8, 9), at(8, 12), 0],
      [at(8, 12), at(8, 20), 1],
    ]);
    expect(await house.refused('clinic', 'approveBooking', { bookingId })).toBe('notYourUnit');
    await house.send('works', 'approveBooking', { bookingId });
    expect(await house.refused('works', 'beginBooking', { bookingId })).toBe('beginsTooEarly');
    await house.wait(Date.parse(at(8, 9)) - Date.parse(house.now));
    await house.send('works', 'beginBooking', { bookingId });
    await house.wait(hours(4));
    await house.send('works', 'returnBooking', { bookingId, people: 34 });
    expect(await house.refused('clinic', 'rateBooking', { bookingId, by: 'borrower', rating: 1 })).toBe(
      'notTheParty',
    );
    await house.send('representative', 'rateBooking', { bookingId, by: 'borrower', rating: 4 });
    expect(
      await house.refused('representative', 'rateBooking', { bookingId, by: 'borrower', rating: 5 }),
    ).toBe('ratedAlready');
    expect((await house.ask('resourceDetail', { id: hall }))?.rated).toBe(400);
    await house.wait(days(1));
    // Three hours used of twelve open on that day.
    expect(await house.cell('utilisation', '2027-01-08')).toEqual({ n: 180, d: 720 });
    expect(await house.cell('beneficiaries')).toEqual({ n: 34, d: 0 });
  });
});

describe('a project', () => {
  it('meets the needs it took up, is accepted by others than its doers, and rated once by each it served', async () => {
    const wanted = await house.publishedNeed({ kind: 'service', wantedBy: house.ahead(days(40)) });
    const { claimId } = await house.send('works', 'offerClaim', {
      ...{ needId: wanted, unitId: house.units.works, offer: 'We do it' },
    });
    await house.send('branch', 'acceptClaim', { claimId });
    const { projectId } = await house.send('works', 'proposeProject', {
      ...{ title: 'Repairs', goal: 'Mended bicycles', leadUnitId: house.units.works },
      ...{ partnerUnitIds: [house.units.school], needIds: [wanted], resourceIds: [hall] },
      ...{ start: house.now, due: house.ahead(days(20)), budget: [{ source: 'unit', cents: 50_000 }] },
      milestones: [{ text: 'Tools', due: house.ahead(days(5)) }],
    });
    await house.send('chair', 'agreeProject', { projectId });
    await house.send('works', 'startProject', { projectId });
    const [step] = (await house.ask('projectDetail', { id: projectId }))!.plan;
    await house.send('works', 'reachMilestone', { milestoneId: step!.milestoneId });
    expect(await house.ask('projectBoard', {})).toMatchObject([{ progress: 100, pace: 0, status: 'ok' }]);
    await house.wait(days(10));
    await house.send('works', 'askAcceptance', { projectId, result: 'Forty bicycles' });
    await house.send('supervisor', 'acceptProject', { projectId, beneficiaries: 40 });
    expect((await house.ask('needDetail', { id: wanted }))?.state).toBe('fulfilled');
    expect(await house.refused('school', 'evaluateProject', { projectId, rating: 5 })).toBe('doerRates');
    await house.send('representative', 'evaluateProject', { projectId, rating: 5 });
    expect(await house.refused('representative', 'evaluateProject', { projectId, rating: 5 })).toBe(
      'ratedAlready',
    );
    await house.send('branch', 'keepClaim', { claimId });
    await house.wait(days(31));
    expect(await house.cell('projectOnTime')).toEqual({ n: 1, d: 1 });
    expect(await house.cell('beneficiaries')).toEqual({ n: 74, d: 0 });
    // The first was matched and never met, the second expired, the third was met.
    expect(await house.cell('fulfilRate')).toEqual({ n: 1, d: 3 });
  });

  it('lets its needs wait again when it is cancelled', async () => {
    const wanted = await house.publishedNeed();
    const { claimId } = await house.send('works', 'offerClaim', {
      ...{ needId: wanted, unitId: house.units.works, offer: 'x' },
    });
    await house.send('branch', 'acceptClaim', { claimId });
    const plan = { title: 'x', goal: 'x', leadUnitId: house.units.works, needIds: [wanted] };
    const { projectId } = await house.send('chair', 'proposeProject', {
      ...{ ...plan, start: house.now, due: house.ahead(days(20)) },
    });
    const before = await house.cell('waitingNeeds');
    await house.send('office', 'cancelProject', { projectId, reason: 'No hands' });
    expect((await house.cell('waitingNeeds')).n).toBe(before.n + 1);
    expect((await house.ask('needDetail', { id: wanted }))?.state).toBe('published');
    expect(
      await house.refused('office', 'proposeProject', {
        ...{ ...plan, needIds: [], resolutionId: 'x', start: house.now, due: house.ahead(days(20)) },
      }),
    ).toBe('unknownResolution');
  });
});

describe('registers', () => {
  it('count units that were asked to register, and their members apart', async () => {
    const { units } = house;
    await house.send('branch', 'expectRegistration', { unitId: units.school });
    await house.send('branch', 'expectRegistration', { unitId: units.clinic });
    const { registrationId } = await house.send('school', 'registerUnit', {
      unitId: units.school,
      members: 8,
    });
    expect(await house.refused('school', 'registerUnit', { unitId: units.school })).toBe('registeredAlready');
    await house.send('branch', 'confirmRegistration', { registrationId });
    expect(await house.cell('registrationRate')).toEqual({ n: 1, d: 2 });
    const person = await house.house.kernel.command(street, 'core.registerPerson', { name: 'Somebody' });
    const { personId } = person as { personId: string };
    const member = await house.send('school', 'registerMember', { unitId: units.school, personId });
    await house.send('branch', 'confirmRegistration', { registrationId: member.registrationId });
    expect(await house.cell('memberRegistration')).toEqual({ n: 1, d: 8 });
    await house.send('branch', 'transferRegistration', {
      ...{ registrationId: member.registrationId, to: communities[1] },
    });
    expect(await house.cell('memberRegistration')).toEqual({ n: 0, d: 8 });
    await house.send('branch', 'endRegistration', { registrationId });
    expect(await house.cell('registrationRate')).toEqual({ n: 0, d: 1 });
    expect(await house.cell('memberRegistration')).toEqual({ n: 0, d: 0 });
  });

  it('take the later count of a day’s visits, on that day', async () => {
    const { stationId } = await house.send('branch', 'openStation', {
      ...{ kind: 'station', title: 'Couriers’ rest' },
      hours: [{ days: 'FREQ=DAILY', opens: '00:00', closes: '24:00' }],
    });
    const day = house.house.kernel.today();
    await house.send('branch', 'countVisits', { stationId, day, visits: 40 });
    await house.send('branch', 'countVisits', { stationId, day, visits: 31 });
    expect((await house.cell('stationVisits', day)).n).toBe(31);
    expect(await house.ask('stations', {})).toMatchObject([{ visits: 31, openNow: true }]);
  });

  it('count an activity for each of its units', async () => {
    const unitIds = [house.units.clinic, house.units.works];
    const plan = { kind: 'clinic' as const, title: 'Eyes', unitIds };
    const { activityId } = await house.send('clinic', 'planActivity', { ...plan, at: house.ahead(hours(1)) });
    expect(await house.refused('clinic', 'reportActivity', { activityId, participants: 9 })).toBe(
      'notYetHeld',
    );
    await house.wait(hours(2));
    await house.send('works', 'reportActivity', { activityId, participants: 9 });
    const [row] = (await house.ask('participation', {})).slice(-1);
    expect(row).toBeDefined();
    expect((await house.ask('activityDetail', { id: activityId }))?.partners).toEqual(['clinic', 'works']);
  });
});

describe('the records behind a number', () => {
  it.each(Object.keys(metrics) as MetricName[])('add up to %s', async (metric) => {
    for (const [period, first, last] of [
      ['total', undefined, '2027-12-31'],
      ['2026-11', '2026-11-01', '2026-11-30'],
      ['2027-01', '2027-01-01', '2027-01-31'],
    ] as const) {
      const { n, d } = await house.ask('recordsBehind', { metric, period: { first, last } });
      const cell = await house.cell(metric, period);
      // A spread's cell counts its observations.
      expect([period, { n, d }]).toEqual([period, cell]);
    }
  });
});
