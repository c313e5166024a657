import { readdirSync, rmSync } from 'node:fs';
import { personnel, type MetricName } from '@heli/contracts/personnel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { days, House, street, today } from '../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const suggested = async (): Promise<string[]> =>
  (await house.house.kernel.log.read(0, 10_000))
    .map(({ type }) => type)
    .filter((type) => ['personnel.vacancyLasting', 'personnel.certificateExpiring'].includes(type));

describe('posts', () => {
  it('are filled and vacant by dated norms, and say so themselves when it lasts', async () => {
    const postId = await house.post(2);
    await house.serve(postId, 'anna');
    expect(await house.cell('staffingRate')).toEqual({ n: 1, d: 2 });
    await house.send('officer', 'setNorm', { postId, norm: 3, from: '2026-11-12', basis: '户数增加' });
    expect(await house.cell('staffingRate')).toEqual({ n: 1, d: 2 });
    await house.wait(days(10));
    expect(await house.cell('staffingRate')).toEqual({ n: 1, d: 3 });
    expect(await house.ask('posts', {})).toMatchObject([{ norm: 3, serving: 1, vacancies: 2, since: today }]);
    // Ten whole days of one place, 0 + 1 + … + 9: the day that is running has not been looked at.
    expect([(await house.cell('vacancies')).n, (await house.cell('vacantDays')).n]).toEqual([10, 45]);
    await house.wait(days(50));
    const [row] = await house.ask('vacancyBoard', {});
    expect(row).toMatchObject({ status: 'bad', kind: 'personnel.kind.socialWorker', vacancies: 2 });
    expect(await suggested()).toEqual(['personnel.vacancyLasting']);
    await house.serve(postId, 'bela', '2026-12-20');
    expect(await house.ask('posts', {})).toMatchObject([{ serving: 2, vacancies: 1, since: '2026-11-12' }]);
    expect(await house.cell('staffingRate', '2026-12-19')).toEqual({ n: 1, d: 3 });
    expect(await house.cell('staffingRate', '2026-12-20')).toEqual({ n: 2, d: 3 });
  });

  it('are left by whoever goes, counted when they wished to or were dismissed', async () => {
    const postId = await house.post(2);
    const [first, second] = [await house.serve(postId, 'anna'), await house.serve(postId, 'bela')];
    await house.wait(days(5));
    expect(await house.refused('officer', 'abolishPost', { postId, reason: 'x' })).toBe('postHeld');
    await house.send('officer', 'endService', { staffId: first, endReason: 'ownWish', to: '2026-11-05' });
    await house.send('officer', 'endService', { staffId: second, endReason: 'retired' });
    expect(await house.cell('leavers')).toMatchObject({ n: 1 });
    expect(await house.cell('headcount', '2026-11-05')).toMatchObject({ n: 1 });
    expect(await house.cell('headcount')).toMatchObject({ n: 0 });
    await house.send('officer', 'abolishPost', { postId, reason: '合并' });
    expect(await house.cell('staffingRate')).toEqual({ n: 0, d: 0 });
    expect(await house.ask('posts', {})).toMatchObject([{ state: 'abolished', vacancies: 0 }]);
  });
});

describe('a recruitment', () => {
  const planned = async (): Promise<string> => {
    const postId = await house.post(2);
    const plan = { postId, title: '公开招聘', places: 1 };
    const { recruitmentId } = await house.send('officer', 'planRecruitment', plan);
    return recruitmentId;
  };
  const advance = (recruitmentId: string) => house.send('office', 'advanceRecruitment', { recruitmentId });

  it('goes stage by stage, none of them without a result for everybody, and hires after its notice', async () => {
    const recruitmentId = await planned();
    await advance(recruitmentId);
    expect(await house.refused('anna', 'applyFor', { recruitmentId })).toBe('illegalTransition');
    await advance(recruitmentId);
    expect(await house.refused('office', 'advanceRecruitment', { recruitmentId })).toBe('noCandidates');
    const { candidateId: anna } = await house.send('anna', 'applyFor', { recruitmentId });
    const { candidateId: bela } = await house.send('bela', 'applyFor', { recruitmentId });
    const entered = { recruitmentId, personId: house.persons.cora };
    const { candidateId: cora } = await house.send('branch', 'enterCandidate', entered);
    expect(await house.refused('anna', 'applyFor', { recruitmentId })).toBe('enteredAlready');
    await advance(recruitmentId);
    for (const candidateId of [anna, bela]) await house.send('officer', 'passCandidate', { candidateId });
    expect(await house.refused('office', 'advanceRecruitment', { recruitmentId })).toBe('stageOpen');
    await house.send('officer', 'excludeCandidate', { candidateId: cora, reason: '缺考' });
    for (let stage = 0; stage < 4; stage++) {
      await advance(recruitmentId);
      for (const candidateId of [anna, bela])
        await house.send('officer', 'passCandidate', { candidateId, result: '合格' });
    }
    expect(await house.refused('office', 'advanceRecruitment', { recruitmentId })).toBe('tooManyCandidates');
    await house.send('bela', 'withdrawCandidate', { candidateId: bela });
    expect(await advance(recruitmentId)).toMatchObject({ state: 'publicNotice' });
    expect((await house.ask('publicNotices', {}, 'bela'))[0]?.content).toContain('拟聘用 1 人');
    const object = { subjectKind: 'candidate', subjectId: anna, reason: '学历不实' } as const;
    const { objectionId } = await house.send('gridWorker', 'fileObjection', object);
    await house.wait(days(8));
    expect(await house.refused('secretary', 'hireCandidates', { recruitmentId })).toBe('objectionOpen');
    await house.send('supervisor', 'dismissObjection', { objectionId, reason: '经核实属实' });
    expect(await house.send('secretary', 'hireCandidates', { recruitmentId })).toMatchObject({
      ...{ state: 'hired', hired: 1 },
    });
    expect(await house.cell('staffingRate')).toEqual({ n: 1, d: 2 });
    expect((await house.ask('ownFile', {}, 'anna')).map(({ about }) => about)).toEqual([
      ...['personnel.record.staff', 'personnel.record.candidate'],
    ]);
  });

  it('loses whoever an upheld objection speaks against, and fails when nobody is left', async () => {
    const recruitmentId = await planned();
    for (let i = 0; i < 2; i++) await advance(recruitmentId);
    const { candidateId } = await house.send('anna', 'applyFor', { recruitmentId });
    for (let stage = 0; stage < 5; stage++) {
      await advance(recruitmentId);
      await house.send('officer', 'passCandidate', { candidateId });
    }
    await advance(recruitmentId);
    const object = { subjectKind: 'candidate', subjectId: candidateId, reason: '学历不实' } as const;
    const { objectionId } = await house.send('gridWorker', 'fileObjection', object);
    await house.wait(days(20));
    expect(await house.ask('objections', {}, 'supervisor')).toMatchObject([{ overdue: true }]);
    await house.send('supervisor', 'upholdObjection', { objectionId, reason: '属实' });
    expect(await house.refused('secretary', 'hireCandidates', { recruitmentId })).toBe('noCandidates');
    await house.send('office', 'failRecruitment', { recruitmentId, reason: '无合格人选' });
    expect(await house.ask('recruitments', {})).toMatchObject([{ state: 'failed', candidates: 0 }]);
  });
});

describe('an appraisal', () => {
  const gradings = async () => (await house.ask('gradings', {})).sort((a, b) => (a.name < b.name ? -1 : 1));
  const decided = async (...grades: ('best' | 'good' | 'fair' | 'poor')[]) => {
    const found = await gradings();
    for (const [i, grade] of grades.entries())
      await house.send('secretary', 'decideGrade', {
        ...{ gradingId: found[i]!.gradingId, grade, reason: '综合评定' },
      });
  };

  it('is voted on in secret, counted by two, decided with a reason, told, and published as numbers', async () => {
    const roundId = await house.ballots('anna', 'bela', 'cora');
    expect(await house.ask('gradeBallots', {}, 'anna')).toHaveLength(2);
    expect(await house.ask('gradeBallots', {}, 'hugo')).toHaveLength(3);
    const before = house.house.kernel.log.head.seq;
    for (const voter of ['dina', 'edda', 'fritz', 'gina'])
      for (const { ballotId } of await house.ask('gradeBallots', {}, voter))
        await house.send(voter, 'castGrade', { ballotId, grade: voter === 'dina' ? 'fair' : 'best' });
    expect(house.house.kernel.log.head.seq).toBe(before);
    await house.wait(6000);
    expect((await house.ask('rounds', {}))[0]).toMatchObject({ entitled: 21, turnout: 12, state: 'ballot' });
    expect(await gradings()).toMatchObject([{ bestVotes: 0 }, { bestVotes: 0 }, { bestVotes: 0 }]);
    expect(await house.refused('office', 'countBallots', { roundId })).toBe('secondTeller');
    await house.send('supervisor', 'attestCount', { roundId });
    expect(await house.refused('supervisor', 'countBallots', { roundId })).toBe('secondTeller');
    expect(await house.refused('annaInOffice', 'countBallots', { roundId })).toBe('appraisedActs');
    expect(await house.send('office', 'countBallots', { roundId })).toMatchObject({
      ...{ state: 'committee', entitled: 21, cast: 12, void: 0 },
    });
    expect(await house.cell('appraisalTurnout')).toEqual({ n: 12, d: 21 });
    expect(await gradings()).toMatchObject([{ bestVotes: 3, fairVotes: 1, grade: '' }, {}, {}]);
    expect(await house.refused('secretary', 'giveFeedback', { roundId })).toBe('gradesOpen');
    await decided('best', 'best', 'good');
    expect((await house.ask('ownGradings', {}, 'anna'))[0]).toMatchObject({ grade: '', bestVotes: 0 });
    await house.send('secretary', 'giveFeedback', { roundId });
    expect((await house.ask('ownGradings', {}, 'anna'))[0]).toMatchObject({
      ...{ grade: 'personnel.grade.best', bestVotes: 3 },
    });
    expect(await house.ask('ownGradings', {}, 'anna')).toHaveLength(1);
    expect(await house.refused('secretary', 'publishRound', { roundId })).toBe('feedbackOpen');
    await house.wait(days(8));
    // Two of three are more than a third: the superior's approval is needed.
    expect(await house.refused('secretary', 'publishRound', { roundId })).toBe('tooManyExcellent');
    await house.send('secretary', 'attachApproval', { roundId, reference: '区委组〔2026〕7号' });
    expect(await house.send('secretary', 'publishRound', { roundId })).toMatchObject({ members: 3, best: 2 });
    expect(await house.cell('excellentShare')).toEqual({ n: 2, d: 3 });
    const facts = await house.house.kernel.log.read(0, 10_000);
    const [published] = facts.filter(({ type }) => type === 'personnel.roundPublished');
    expect(JSON.stringify(published)).not.toContain(house.persons.anna);
    const voters = facts.filter(({ type }) => /ballots|gradingCounted/.test(type));
    expect(JSON.stringify(voters)).not.toContain(house.persons.dina);
    for (const state of ['used', 'archived'])
      expect(await house.send('officer', 'advanceRound', { roundId })).toMatchObject({ state });
    const again = { kind: 'staff' as const, year: 2026, personIds: [house.persons.dina] };
    expect(await house.refused('officer', 'planRound', again)).toBe('appraisedAlready');
  });

  it('goes back to the committee by whose grade it is, and by nobody else', async () => {
    const roundId = await house.ballots('anna', 'bela', 'cora');
    await house.count(roundId);
    await decided('poor', 'good', 'good');
    await house.send('secretary', 'giveFeedback', { roundId });
    const [anna] = await gradings();
    const object = { subjectKind: 'grading', subjectId: anna!.gradingId, reason: '与事实不符' } as const;
    expect(await house.refused('bela', 'fileObjection', object)).toBe('notObjectable');
    const { objectionId } = await house.send('anna', 'fileObjection', object);
    await house.wait(days(8));
    expect(await house.refused('secretary', 'publishRound', { roundId })).toBe('objectionOpen');
    // Who said what of whom stands in no file of one's own.
    const own = await house.ask('ownFileDetail', { id: anna!.gradingId }, 'anna');
    expect(own).toMatchObject({ title: 'personnel.grade.poor', history: [] });
    await house.send('supervisor', 'upholdObjection', { objectionId, reason: '重新评定' });
    expect(await gradings()).toMatchObject([{ grade: '', state: 'committee' }, {}, {}]);
    await decided('fair');
    await house.send('secretary', 'giveFeedback', { roundId });
    await house.wait(days(8));
    expect(await house.send('secretary', 'publishRound', { roundId })).toMatchObject({ best: 0 });
    const given = await house.house.kernel.cells.list(
      ...([['personnel.gradesGiven'], street, 'total', 'confidential'] as const),
    );
    expect(given.map(({ key, n }) => [key, n])).toEqual([
      ...[
        ['best', 0],
        ['good', 2],
        ['fair', 1],
        ['poor', 0],
      ],
    ]);
  });

  it('holds anew what could not be counted', async () => {
    const roundId = await house.ballots('anna', 'bela', 'cora');
    const keys = `${house.house.folder}/keys`;
    const [lost] = readdirSync(keys).filter((one) => one.startsWith('ballot-'));
    rmSync(`${keys}/${lost!}`);
    expect(await house.count(roundId)).toMatchObject({ state: 'peer', void: 1 });
    expect(await house.cell('appraisalTurnout')).toEqual({ n: 0, d: 14 });
    const roll = Object.values(house.persons);
    expect(await house.send('officer', 'openBallots', { roundId, roll })).toMatchObject({ gradings: 1 });
    expect(await house.count(roundId)).toMatchObject({ state: 'committee', void: 0 });
    expect(await house.cell('appraisalTurnout')).toEqual({ n: 0, d: 21 });
  });

  it('reads what speaks for somebody only when they know of it and agree', async () => {
    const personIds = [house.persons.anna, house.persons.bela];
    const { roundId } = await house.send('officer', 'planRound', { kind: 'cadre', year: 2026, personIds });
    const [anna, bela] = await gradings();
    const of = { gradingId: anna!.gradingId, text: '妥善处理了一起纠纷' };
    expect(await house.refused('branch', 'proposeEvidence', { ...of, caseId: 'case-1' })).toBe('unknownCase');
    const { evidenceId } = await house.send('branch', 'proposeEvidence', of);
    const seen = async () => (await house.ask('gradingDetail', { id: of.gradingId }))!.evidence;
    expect(await seen()).toEqual([]);
    expect(await house.refused('bela', 'answerEvidence', { evidenceId, agreed: true })).toBe('notYourOwn');
    await house.send('anna', 'answerEvidence', { evidenceId, agreed: true });
    expect(await seen()).toMatchObject([{ text: of.text, state: 'agreed' }]);
    await house.send('officer', 'advanceRound', { roundId });
    await house.send('anna', 'writeSelfAppraisal', { gradingId: anna!.gradingId, text: '我的一年' });
    expect(await house.refused('anna', 'writeSelfAppraisal', { gradingId: bela!.gradingId, text: 'x' })).toBe(
      'notYourOwn',
    );
    await house.send('officer', 'advanceRound', { roundId });
    await house.send('bela', 'commentOnPeer', { gradingId: anna!.gradingId, comment: '很可靠' });
    expect(await house.refused('cora', 'commentOnPeer', { gradingId: anna!.gradingId, comment: 'x' })).toBe(
      'notAppraised',
    );
    // A peer reads nothing of the other's file, and nobody the comments before grades are told.
    expect(await house.ask('ownGradingDetail', { id: bela!.gradingId }, 'anna')).toMatchObject({ self: '' });
    expect(await house.ask('ownGradingDetail', { id: anna!.gradingId }, 'anna')).toMatchObject({
      ...{ self: '我的一年', comments: '' },
    });
    expect(await house.ask('gradingDetail', { id: anna!.gradingId })).toMatchObject({ comments: '很可靠' });
    expect(await house.ask('ownGradings', {}, 'cora')).toEqual([]);
  });
});

describe('certificates and training', () => {
  it('count while they are valid, and say so themselves before they expire', async () => {
    const postId = await house.post(2);
    for (const name of ['anna', 'bela'] as const) await house.serve(postId, name);
    const of = { personId: house.persons.anna, kind: 'worker', issued: '2024-01-01' } as const;
    const { certificateId } = await house.send('officer', 'enterCertificate', {
      ...{ ...of, number: 'GX20240012345', expires: '2027-03-01' },
    });
    expect(await house.ask('certificates', {})).toMatchObject([{ number: '***2345', state: 'valid' }]);
    const log = JSON.stringify(await house.house.kernel.log.read(0, 10_000));
    expect(log).not.toContain('GX2024');
    expect(await house.cell('certRate')).toEqual({ n: 1, d: 2 });
    await house.wait(days(31));
    expect(await house.ask('certificates', {})).toMatchObject([{ state: 'expiring' }]);
    expect([(await house.cell('certificatesExpiring')).n, await suggested()]).toEqual([
      1,
      ['personnel.certificateExpiring'],
    ]);
    await house.wait(days(90));
    expect(await house.ask('certificates', {})).toMatchObject([{ certificateId, state: 'expired' }]);
    expect(await house.cell('certRate')).toEqual({ n: 0, d: 2 });
    expect(await house.cell('certRate', '2027-03-01')).toEqual({ n: 1, d: 2 });
    expect((await house.cell('certificatesExpiring')).n).toBe(0);
    // Two at once, and one of them revoked: still certified.
    const ids = [];
    for (const kind of ['assistant', 'senior'] as const)
      ids.push((await house.send('officer', 'enterCertificate', { ...of, kind })).certificateId);
    await house.send('officer', 'revokeCertificate', { certificateId: ids[0]!, reason: '登记有误' });
    expect(await house.cell('certRate')).toEqual({ n: 1, d: 2 });
  });

  it('is due day by day, by the share of the year that has passed', async () => {
    const postId = await house.post(2);
    for (const name of ['anna', 'bela'] as const) await house.serve(postId, name);
    // 40 hours a year are 6.6 minutes a day.
    const plan = { title: '消防', kind: 'safety', minutes: 60, day: today } as const;
    const { trainingId } = await house.send('officer', 'planTraining', plan);
    const took = { trainingId, personIds: [house.persons.anna] };
    expect(await house.send('officer', 'recordTraining', took)).toMatchObject({ recorded: 1 });
    expect(await house.refused('officer', 'recordTraining', took)).toBe('recordedAlready');
    await house.wait(days(10));
    // Nine days with 60 of 6.6 to 59.2 minutes, and a tenth with 65.8.
    expect(await house.cell('trainingCompliance')).toEqual({ n: 9, d: 20 });
    expect((await house.cell('trainingMinutes')).n).toBe(60);
    const [row] = await house.ask('trainingRecords', {});
    await house.send('officer', 'voidTraining', { recordId: row!.recordId, reason: '未到场' });
    expect((await house.cell('trainingMinutes')).n).toBe(0);
  });
});

describe('pioneers', () => {
  it('choose, are shown, do their duty, are appraised and go on', async () => {
    const post = { title: '矛盾调解岗', duties: '调解邻里纠纷', slots: 1 };
    const { pioneerId } = await house.send('branch', 'definePioneer', post);
    await house.send('branch', 'openPioneer', { pioneerId });
    const chosen = { pioneerId, pledge: '每周值守一次' };
    const { assignmentId } = await house.send('anna', 'choosePioneer', chosen);
    expect(await house.refused('bela', 'choosePioneer', chosen)).toBe('pioneerTaken');
    expect((await house.ask('pioneerDetail', { id: pioneerId }, 'bela'))!.holders).toEqual([]);
    await house.send('branch', 'showPioneer', { assignmentId });
    expect((await house.ask('pioneerDetail', { id: pioneerId }))!.holders).toMatchObject([
      { name: 'anna', pledge: '每周值守一次' },
    ]);
    // Once it is shown, everybody reads the name and the pledge.
    expect((await house.ask('pioneerDetail', { id: pioneerId }, 'bela'))!.holders).toMatchObject([
      { name: 'anna' },
    ]);
    const { logId } = await house.send('anna', 'logDuty', { assignmentId, text: '值守' });
    await house.send('branch', 'verifyLog', { logId });
    expect(await house.cell('pioneerClaim')).toEqual({ n: 1, d: 1 });
    await house.wait(days(29));
    expect(await house.cell('pioneerDuty', '2026-11')).toEqual({ n: 1, d: 1 });
    await house.wait(days(31));
    expect(await house.cell('pioneerDuty', '2026-12')).toEqual({ n: 0, d: 1 });
    await house.send('branch', 'appraisePioneer', { assignmentId, remark: '尽责' });
    await house.send('anna', 'renewPioneer', { assignmentId, pledge: '继续' });
    expect(await house.refused('branch', 'endPioneer', { pioneerId })).toBe('pioneerHeld');
    await house.send('anna', 'giveBackPioneer', { assignmentId });
    await house.send('branch', 'endPioneer', { pioneerId });
    expect(await house.cell('pioneerClaim')).toEqual({ n: 0, d: 0 });
  });

  it('stand in teams beside others', async () => {
    const team = { title: '应急队', kind: 'emergency', leaderId: house.persons.anna } as const;
    const { teamId } = await house.send('branch', 'formTeam', team);
    await house.send('bela', 'joinTeam', { teamId });
    await house.send('branch', 'addToTeam', { teamId, personId: house.persons.cora });
    expect(await house.refused('bela', 'joinTeam', { teamId })).toBe('inTeamAlready');
    expect(await house.refused('anna', 'leaveTeam', { teamId })).toBe('leaderStays');
    await house.send('bela', 'leaveTeam', { teamId });
    expect((await house.cell('teamMembers')).n).toBe(2);
    expect((await house.ask('teamDetail', { id: teamId }))!.members.map(({ name }) => name).sort()).toEqual([
      ...['anna', 'cora'],
    ]);
    await house.send('branch', 'dissolveTeam', { teamId });
    expect([(await house.cell('teams')).n, (await house.cell('teamMembers')).n]).toEqual([0, 0]);
  });
});

describe('part-time members and the reserve', () => {
  it('serve for their term, as many as the rule allows, and the street approves', async () => {
    await house.house.kernel.command(street, 'core.changeSettings', {
      ...{ mechanism: 'personnel', settings: { partTimeMost: 1 }, reason: 'a small body' },
    });
    const of = { unitId: house.school, from: today, to: '2026-12-31', basis: '会议推选' };
    const one = { ...of, personId: house.persons.anna };
    const { memberId } = await house.send('office', 'nominateMember', one);
    expect(await house.refused('chair', 'nominateMember', one)).toBe('servesAlready');
    const second = await house.send('chair', 'nominateMember', { ...of, personId: house.persons.bela });
    await house.send('secretary', 'approveMember', { memberId });
    expect(await house.refused('secretary', 'approveMember', { memberId: second.memberId })).toBe(
      'membersEnough',
    );
    expect(await house.refused('bela', 'reportMember', { memberId, report: 'x' })).toBe('notYourOwn');
    await house.send('anna', 'reportMember', { memberId, report: '我做了什么' });
    expect((await house.cell('partTimeMembers')).n).toBe(1);
    await house.wait(days(61));
    expect((await house.cell('partTimeMembers')).n).toBe(0);
    expect((await house.ask('members', { state: 'ended' }, 'office')).map(({ name }) => name)).toEqual([
      'anna',
    ]);
  });

  it('is ready for as long as its review counts', async () => {
    await house.post(2, today, 'secretary');
    const of = { kind: 'secretary', plan: '跟岗', mentorId: house.persons.bela } as const;
    const listed = { ...of, personId: house.persons.anna };
    const { reserveId } = await house.send('officer', 'listReserve', listed);
    expect((await house.cell('reserve')).n).toBe(0);
    await house.send('officer', 'reviewReserve', { reserveId, review: '良好' });
    await house.wait(days(200));
    await house.send('officer', 'reviewReserve', { reserveId, review: '良好' });
    await house.wait(days(200));
    expect((await house.cell('reserve')).n).toBe(1);
    await house.wait(days(200));
    expect((await house.cell('reserve')).n).toBe(0);
    const [ratio] = await house.house.kernel.cells.list(
      ...([['personnel.reserveRatio'], street, '2027-12', 'confidential'] as const),
    );
    expect(ratio?.value).toBe(50);
  });
});

it('has the records behind every number', async () => {
  const postId = await house.post(3);
  for (const name of ['anna', 'bela'] as const) await house.serve(postId, name);
  const roundId = await house.ballots('anna', 'bela', 'cora');
  await house.count(roundId);
  await house.wait(days(40));
  const derived = ['turnover', 'vacancyDays', 'reserveRatio', 'trainingHours', 'gradesGiven'];
  const names = (Object.keys(personnel.metrics) as MetricName[]).filter((name) => !derived.includes(name));
  for (const metric of names) {
    const { n, d } = await house.ask('recordsBehind', { metric, period: { last: '2027-12-31' } });
    const cell = await house.cell(metric);
    expect([metric, n, d]).toEqual([metric, cell.n, cell.d]);
  }
});
