import { afterAll, beforeAll, expect, test } from '@jest/globals';
import coordination from '../../plugins/coordination/src/index.js';
import personnel from '../../plugins/personnel/src/index.js';
import { day, journeyWith, type Ids } from './journey.ts';

/** Who serves, how they came and how they are judged: two stories of personnel, told through HTTP alone. */
const journey = journeyWith([coordination, personnel]);
const { send, done, refused, query, cell, later, wait, settled, letResidentIn, persons } = journey;
const voters = Array.from({ length: 41 }, (_, i) => `voter-${String(i + 1).padStart(2, '0')}`);
const appraised = ['anna', 'bela', 'cora'] as const;
const today = (): string => journey.house.kernel.workClock.dayOf(later(0));

beforeAll(async () => {
  await journey.open([
    ...(['administrator', 'office', 'secretary', 'chair', 'supervisor', 'branchSecretary'] as const),
    ...(['personnelOfficer', 'gridWorker'] as const),
  ]);
  for (const name of [...appraised, ...voters]) await letResidentIn(name);
});
afterAll(() => journey.close());

let postId: string;

test('a recruitment goes from its plan to an appointment, past an objection during its public notice', async () => {
  const post = { kind: 'socialWorker', title: '专职社工', norm: 3, basis: '按户数核定' };
  ({ postId } = await done<{ postId: string }>('secretary', 'personnel.definePost', post));
  expect(await cell('personnel.staffingRate')).toEqual([0, 3]);
  const plan = { postId, title: '公开招聘', places: 2 };
  const { recruitmentId } = await done('office', 'personnel.planRecruitment', plan);
  const advance = () => done('office', 'personnel.advanceRecruitment', { recruitmentId });
  for (let i = 0; i < 2; i++) await advance();
  const candidates = new Map<string, string>();
  for (const name of appraised)
    candidates.set(name, (await done(name, 'personnel.applyFor', { recruitmentId }))['candidateId']!);
  for (let stage = 0; stage < 5; stage++) {
    await advance();
    for (const candidateId of candidates.values())
      await done('personnelOfficer', 'personnel.passCandidate', { candidateId, result: '合格' });
    if (stage === 2) {
      const cora = { candidateId: candidates.get('cora'), reason: '体检前放弃' };
      await done('personnelOfficer', 'personnel.excludeCandidate', cora);
      candidates.delete('cora');
    }
  }
  const { until } = await advance();
  const board = await (await fetch(`${journey.url}/board/370704003`)).text();
  expect([board.includes('拟聘用人选公示'), board.includes('anna')]).toEqual([true, false]);
  const object = { subjectKind: 'candidate', subjectId: candidates.get('bela'), reason: '工作年限不足' };
  const { objectionId } = await done('gridWorker', 'personnel.fileObjection', object);
  expect(await refused('secretary', 'personnel.hireCandidates', { recruitmentId })).toBe('noticeOpen');
  await wait(Date.parse(until!) - Date.parse(later(0)));
  expect(await refused('secretary', 'personnel.hireCandidates', { recruitmentId })).toBe('objectionOpen');
  await done('supervisor', 'personnel.upholdObjection', { objectionId, reason: '年限不足，属实' });
  await done('secretary', 'personnel.hireCandidates', { recruitmentId });
  expect(await cell('personnel.staffingRate')).toEqual([1, 3]);
  const rows = await query<Ids[]>('personnelOfficer', 'personnel.staff');
  expect(rows.map(({ name, from }) => [name, from])).toEqual([['anna', today()]]);
  for (const name of ['bela', 'cora'])
    await done('branchSecretary', 'personnel.startService', {
      ...{ postId, personId: persons.get(name), employment: 'fullTime' },
    });
  expect(await cell('personnel.staffingRate')).toEqual([3, 3]);
  expect(await query('bela', 'personnel.ownFile')).toHaveLength(2);
});

let roundId: string;

test('forty-one vote in secret on two devices at once: each slip counts once, and nobody sees a part', async () => {
  const personIds = appraised.map((name) => persons.get(name));
  const plan = { kind: 'staff', year: 2026, personIds };
  ({ roundId } = await done<{ roundId: string }>('personnelOfficer', 'personnel.planRound', plan));
  for (let step = 0; step < 2; step++) await done('office', 'personnel.advanceRound', { roundId });
  const roll = voters.map((name) => persons.get(name));
  expect(await done('office', 'personnel.openBallots', { roundId, roll })).toMatchObject({
    ...{ entitled: 123, gradings: 3 },
  });
  const slips = new Map<string, Ids[]>();
  for (const voter of voters) slips.set(voter, await query<Ids[]>(voter, 'personnel.gradeBallots'));
  expect([...slips.values()].every((own) => own.length === 3)).toBe(true);
  // Everybody sends every slip from two devices in the same moment.
  const answers = await Promise.all(
    voters.flatMap((voter, i) =>
      slips.get(voter)!.flatMap(({ ballotId, name }) => {
        const grade = name === 'cora' && i < 4 ? 'poor' : i % 3 === 0 ? 'good' : 'best';
        return [0, 1].map(() => send(voter, 'personnel.castGrade', { ballotId, grade }));
      }),
    ),
  );
  await settled();
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(123);
  expect(statuses.filter((status) => status === 409)).toHaveLength(123);
  await wait(6000);
  const [round] = await query<Record<string, unknown>[]>('chair', 'personnel.rounds');
  expect(round).toMatchObject({ state: 'ballot', entitled: 123, turnout: 123 });
  for (const { bestVotes } of await query<{ bestVotes: number }[]>('secretary', 'personnel.gradings'))
    expect(bestVotes).toBe(0);
  expect(await cell('personnel.appraisalTurnout')).toEqual([0, 0]);
  await done('supervisor', 'personnel.attestCount', { roundId });
  expect(await done('office', 'personnel.countBallots', { roundId })).toMatchObject({ cast: 123, void: 0 });
  expect(await cell('personnel.appraisalTurnout')).toEqual([123, 123]);
});

test('a case handled well speaks for somebody with their knowledge alone', async () => {
  const report = { title: '楼道堆物', category: 'environment.litter', origin: 'grid' };
  const { caseId } = await done('gridWorker', 'coordination.report', report);
  const gradings = await query<Ids[]>('secretary', 'personnel.gradings');
  const { gradingId } = gradings.find(({ name }) => name === 'anna')!;
  const evidence = { gradingId, caseId, text: '当天处置完毕' };
  const { evidenceId } = await done('branchSecretary', 'personnel.proposeEvidence', evidence);
  const read = async () =>
    (await query<{ evidence: Ids[] }>('secretary', 'personnel.gradingDetail', { id: gradingId })).evidence;
  expect(await read()).toEqual([]);
  await done('anna', 'personnel.answerEvidence', { evidenceId, agreed: true });
  expect(await read()).toMatchObject([{ caseId, state: 'agreed' }]);
});

test('more than a third are excellent only with the superior’s approval, and numbers alone are published', async () => {
  const gradings = await query<Record<string, string | number>[]>('secretary', 'personnel.gradings');
  const votes = gradings
    .map(({ name, bestVotes, goodVotes, poorVotes }) => [name, bestVotes, goodVotes, poorVotes])
    .sort();
  // Of 41 every third chose good; four others of the first, two of them among those thirds, chose poor for Cora.
  expect(votes).toEqual([
    ['anna', 27, 14, 0],
    ['bela', 27, 14, 0],
    ['cora', 25, 12, 4],
  ]);
  for (const { gradingId, name } of gradings)
    await done('secretary', 'personnel.decideGrade', {
      ...{ gradingId, grade: name === 'cora' ? 'good' : 'best', reason: '结合平时表现' },
    });
  await done('secretary', 'personnel.giveFeedback', { roundId });
  expect(await query('cora', 'personnel.ownGradings')).toMatchObject([{ grade: 'personnel.grade.good' }]);
  expect(await query('voter-01', 'personnel.ownGradings')).toEqual([]);
  await wait(9 * day);
  expect(await refused('secretary', 'personnel.publishRound', { roundId })).toBe('tooManyExcellent');
  await done('secretary', 'personnel.attachApproval', { roundId, reference: '区委组〔2026〕7号' });
  await done('secretary', 'personnel.publishRound', { roundId });
  expect(await cell('personnel.excellentShare')).toEqual([2, 3]);
  const chairs = await query<Record<string, unknown>>('chair', 'personnel.roundDetail', { id: roundId });
  expect(chairs).toMatchObject({ best: 2, mostBest: 1, approval: '区委组〔2026〕7号', state: 'published' });
  expect(JSON.stringify(chairs)).not.toContain(persons.get('anna'));
  expect(
    (await send('chair', 'personnel.decideGrade', { gradingId: 'x', grade: 'best', reason: 'x' })).status,
  ).toBe(403);
  expect((await journey.house.kernel.log.verify()).brokenAt).toBeUndefined();
  expect(journey.house.faults.filter((fault) => !fault.startsWith('core.warning'))).toEqual([]);
});
