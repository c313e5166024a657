import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { coordination as contract } from '@heli/contracts/coordination';
import { communities, street } from '@heli/testing';
import coordination from '../../plugins/coordination/src/index.js';
import { openMeeting, passItem } from './council-meeting.ts';
import { day, hour, journeyWith, type Ids } from './journey.ts';

/** Affairs of the neighbourhood beside its cases, told through HTTP alone; only time is turned by hand. */
const journey = journeyWith([coordination]);
const { doneAt, done, refused, refusedAt, query, queryAt, cell, later, wait, letIn, letResidentIn } = journey;
const [community] = communities;

beforeAll(async () => {
  await journey.open([
    ...(['administrator', 'office', 'secretary', 'chair', 'supervisor', 'representative'] as const),
  ]);
  await letIn('clerk', 'office');
  await letIn('branch', 'branchSecretary', undefined, community);
  await letIn('worker', 'gridWorker', undefined, community);
  for (const name of ['anna', 'bela']) await letResidentIn(name);
});
afterAll(() => journey.close());

const here = (who: string, name: string, input: unknown) =>
  doneAt(community, who, `coordination.${name}`, input);
const above = (who: string, name: string, input: unknown) => done(who, `coordination.${name}`, input);

test('a dispute rises two levels and settles; what was agreed is followed up', async () => {
  const found = { kind: 'neighbours', risk: 'orange', title: '楼上漏水', parties: '三单元两户' };
  const { disputeId } = await here('worker', 'registerDispute', found);
  expect(
    await refusedAt(community, 'branch', 'coordination.settleDispute', {
      ...{ disputeId, agreement: 'x', due: later(day) },
    }),
  ).toBe('illegalTransition');
  await here('branch', 'mediateDispute', { disputeId, summary: '双方到场，未能达成一致' });
  expect(await here('branch', 'raiseDispute', { disputeId, reason: '涉及房屋结构' })).toMatchObject({
    ...{ level: 'street', state: 'mediating' },
  });
  // What was raised is the street's: the community has done its part.
  expect(
    await refusedAt(community, 'branch', 'coordination.mediateDispute', { disputeId, summary: 'x' }),
  ).toBe('levelAbove');
  await above('office', 'mediateDispute', { disputeId, summary: '请专业机构鉴定' });
  expect(await above('office', 'raiseDispute', { disputeId, reason: '鉴定意见分歧' })).toMatchObject({
    level: 'district',
  });
  expect(await refused('office', 'coordination.raiseDispute', { disputeId, reason: 'x' })).toBe(
    'levelHighest',
  );
  await above('office', 'mediateDispute', { disputeId, summary: '区级联合调解' });
  const agreed = { disputeId, agreement: '楼上维修，楼下配合', due: later(10 * day) };
  expect(await above('office', 'settleDispute', agreed)).toMatchObject({ state: 'agreed' });
  expect([await cell('coordination.localSettlement'), await cell('coordination.mediationSuccess')]).toEqual([
    [0, 1],
    [1, 1],
  ]);
  await wait(11 * day);
  // Nobody said that it was kept.
  expect(await cell('coordination.agreementsKept')).toEqual([0, 1]);
  expect(await query('office', 'coordination.disputes')).toMatchObject([{ state: 'breached', sessions: 3 }]);
  await here('worker', 'followUpDispute', { disputeId, kept: true, note: '已修好' });
  expect(await query('office', 'coordination.disputes')).toMatchObject([{ state: 'performed' }]);
  expect(await cell('coordination.agreementsKept')).toEqual([0, 1]);
  // A second one ends where it began.
  const second = await here('worker', 'registerDispute', { kind: 'property', title: '停车收费' });
  await here('branch', 'mediateDispute', { disputeId: second['disputeId'], summary: '协商' });
  const kept = { disputeId: second['disputeId'], agreement: '按月收费', due: later(5 * day) };
  await here('branch', 'settleDispute', kept);
  await here('worker', 'followUpDispute', { disputeId: second['disputeId'], kept: true });
  await wait(6 * day);
  expect(await cell('coordination.localSettlement')).toEqual([1, 2]);
  expect(await cell('coordination.agreementsKept')).toEqual([1, 2]);
});

test('a hearing whose opinion has no answer does not close', async () => {
  const topic = { topic: '加装电梯', basis: '居民提议' };
  const { hearingId } = await done('representative', 'coordination.proposeHearing', topic);
  await above('office', 'acceptHearing', { hearingId });
  const at = later(12 * day);
  const notice = { hearingId, at: later(5 * day), place: '社区议事厅', seats: 2 };
  expect(await refused('office', 'coordination.noticeHearing', notice)).toBe('noticeTooShort');
  await above('office', 'noticeHearing', { ...notice, at });
  const board = await (await fetch(`${journey.url}/board/${street}`)).text();
  expect(board).toContain('听证公告：加装电梯');
  for (const who of ['anna', 'bela'])
    await above(who, 'registerForHearing', { hearingId, group: 'affected' });
  expect(await refused('anna', 'coordination.registerForHearing', { hearingId, group: 'unit' })).toBe(
    'hearingFull',
  );
  await above('office', 'closeRegistration', { hearingId });
  expect(await refused('office', 'coordination.holdHearing', { hearingId, present: 2 })).toBe('hearingAhead');
  await wait(12 * day);
  await above('office', 'holdHearing', { hearingId, present: 2 });
  const opinions: string[] = [];
  for (const [stance, text] of [
    ['for', '方便老人'],
    ['against', '影响采光'],
  ] as const)
    opinions.push(
      (await above('office', 'recordOpinion', { hearingId, group: 'affected', stance, text }))['opinionId']!,
    );
  await above('office', 'signRecord', { hearingId, signatures: 3 });
  await above('office', 'concludeHearing', { hearingId, conclusion: '优化方案后实施' });
  const first = { opinionId: opinions[0], adoption: 'adopted', reason: '列入方案' };
  await above('office', 'answerOpinion', first);
  expect(await refused('office', 'coordination.replyHearing', { hearingId })).toBe('opinionsOpen');
  expect(await query('anna', 'coordination.hearingBoard')).toMatchObject([{ status: 'bad', unanswered: 1 }]);
  const second = { opinionId: opinions[1], adoption: 'notAdopted', reason: '已请设计单位复核' };
  await above('office', 'answerOpinion', second);
  await above('office', 'answerOpinion', { ...second, adoption: 'adoptedPartly', reason: '调整位置' });
  await above('office', 'replyHearing', { hearingId });
  expect(await refused('office', 'coordination.answerOpinion', second)).toBe('illegalTransition');
  await above('office', 'closeHearing', { hearingId });
  expect(await cell('coordination.hearingAdoption')).toEqual([2, 2]);
  expect(await cell('coordination.opinionsAnswered')).toEqual([2, 2]);
  await wait(20 * day);
  expect(await cell('coordination.concludedOnTime')).toEqual([1, 1]);
});

test('a request to make something public is answered late, and counts as late', async () => {
  const { requestId } = await above('anna', 'askOpenness', { title: '物业费收支' });
  expect(await query('bela', 'coordination.requests')).toEqual([]);
  expect(await query<Ids[]>('anna', 'coordination.requests')).toMatchObject([{ requestId, state: 'asked' }]);
  await above('office', 'extendRequest', { requestId, reason: '需向物业调取' });
  expect(await refused('office', 'coordination.extendRequest', { requestId, reason: 'x' })).toBe(
    'extendedAlready',
  );
  await wait(8 * day);
  expect(await cell('coordination.requestsOnTime')).toEqual([0, 0]);
  await wait(12 * day);
  expect(await cell('coordination.requestsOnTime')).toEqual([0, 1]);
  const draft = {
    catalogueNo: '3.2',
    title: '物业费收支情况',
    content: '见附表',
    due: later(5 * day),
    requestId,
  };
  const { opennessId } = await above('office', 'draftOpenness', draft);
  // 提出, 审核, 审批, 实施: none of them by whoever did the one before.
  expect(await refused('office', 'coordination.reviewOpenness', { opennessId, secrecy: 'x' })).toBe(
    'drafterDecides',
  );
  await above('clerk', 'reviewOpenness', { opennessId, secrecy: '不涉密' });
  expect(await refused('office', 'coordination.publishOpenness', { opennessId })).toBe('illegalTransition');
  await above('secretary', 'approveOpenness', { opennessId });
  await above('office', 'publishOpenness', { opennessId });
  await above('office', 'answerRequest', { requestId, granted: true, answer: '已公开', opennessId });
  expect(await query('anna', 'coordination.requestDetail', { id: requestId })).toMatchObject({
    ...{ state: 'granted', answer: '已公开' },
  });
  await above('bela', 'commentOnOpenness', { opennessId, comment: '希望按季度公开' });
  expect(await query('anna', 'coordination.opennessDetail', { id: opennessId })).toMatchObject({
    comments: '',
  });
  await wait(6 * day);
  expect(await cell('coordination.opennessOnTime')).toEqual([1, 1]);
  expect(await cell('coordination.requestsOnTime')).toEqual([0, 1]);
  const board = await (await fetch(`${journey.url}/board/${street}`)).text();
  expect(board).toContain('物业费收支情况');
});

test('a residents’ meeting decides by the rules of its day', async () => {
  await done('administrator', 'core.changeSettings', {
    mechanism: 'coordination',
    settings: {
      quorumRules: [
        rule('1990-01-01', { part: 1, of: 2 }),
        // As if a revised law asked for two thirds from a day on.
        rule(later(10 * day).slice(0, 10), { part: 2, of: 3 }),
      ],
    },
    reason: '按新法',
  });
  const meeting = async (ahead: number, present: number) => {
    const plan = { kind: 'residents', title: '居民会议', entitled: 100, at: later(ahead) };
    const { assemblyId } = await above('office', 'callAssembly', plan);
    await wait(ahead);
    return { assemblyId, ...(await above('office', 'holdAssembly', { assemblyId, present })) };
  };
  const few = { kind: 'residents', basis: 'fifthOfResidents', title: 'x', entitled: 100, of: 100 };
  expect(
    await refused('office', 'coordination.callAssembly', { ...few, requested: 19, at: later(day) }),
  ).toBe('tooFewAsked');
  const old = await meeting(2 * day, 51);
  expect(old).toMatchObject({ state: 'inSession', needed: 51 });
  const vote = { assemblyId: old.assemblyId, title: '公约修订', yes: 26, no: 20, abstained: 5 };
  expect(await above('office', 'decideMatter', vote)).toMatchObject({ passed: true, needed: 26 });
  const tie = { ...vote, title: '收费', yes: 25, no: 25, abstained: 1 };
  expect(await above('office', 'decideMatter', tie)).toMatchObject({ passed: false });
  await above('office', 'endAssembly', { assemblyId: old.assemblyId });
  expect(await meeting(12 * day, 66)).toMatchObject({ state: 'notQuorate', needed: 67 });
  expect(await cell('coordination.assembliesHeld')).toEqual([1, 2]);
});

function rule(from: string, attend: { part: number; of: number }) {
  const fifth = { part: 1, of: 5 };
  return {
    ...{ from, attend, decide: { part: 1, of: 2 }, residents: fifth, households: fifth },
    ...{ groups: { part: 1, of: 3 }, basis: '测试' },
  };
}

test('hazards fall due, rounds are counted, and threads of cases are merged and split', async () => {
  const found = { kind: 'fire', title: '楼道堆物', due: later(2 * day) };
  const { hazardId } = await here('worker', 'reportHazard', found);
  await wait(3 * day);
  expect(await cell('coordination.hazardRectified')).toEqual([0, 1]);
  await here('branch', 'rectifyHazard', { hazardId });
  expect(await refusedAt(community, 'branch', 'coordination.verifyHazard', { hazardId })).toBe(
    'rectifierVerifies',
  );
  await here('worker', 'verifyHazard', { hazardId });
  expect(await cell('coordination.openHazards')).toEqual([0, null]);

  const { patrolId } = await here('worker', 'startPatrol', {});
  expect(await refusedAt(community, 'worker', 'coordination.startPatrol', {})).toBe('walkingAlready');
  await wait(hour);
  await here('worker', 'endPatrol', { patrolId, distance: 3200, points: 64 });
  await here('branch', 'setHouseholds', { households: 4 });
  for (const household of ['1-101', '1-101', '1-102']) await here('worker', 'recordVisit', { household });
  await wait(31 * day);
  expect(await cell('coordination.patrolCoverage')).toEqual([2, 4]);
  expect(JSON.stringify(await journey.house.kernel.log.read(0, 10_000))).not.toContain('1-102');

  const cases: string[] = [];
  for (let i = 0; i < 4; i++) {
    const report = { title: `噪声 ${i}`, category: 'environment.litter', origin: 'grid' };
    cases.push((await here('worker', 'report', report))['caseId']!);
  }
  const [a, b, c, d] = cases;
  const { threadId: one } = await here('branch', 'openThread', { title: '夜市噪声', caseIds: [a, b, c] });
  expect(
    await refusedAt(community, 'branch', 'coordination.openThread', { title: 'x', caseIds: [c, d] }),
  ).toBe('caseInThread');
  const { into } = await here('branch', 'splitThread', { threadId: one, title: '施工噪声', caseIds: [c] });
  await here('branch', 'addToThread', { threadId: into, caseIds: [d] });
  await here('branch', 'mergeThread', { threadId: into, intoThreadId: one });
  const detail = await queryAt<{ caseIds: string[]; state: string }>(
    ...([community, 'branch', 'coordination.threadDetail', { id: one }] as const),
  );
  expect([detail.state, detail.caseIds]).toEqual(['open', [a, b, c, d]]);
  expect((await journey.house.kernel.log.verify()).brokenAt).toBeUndefined();
  expect(journey.house.faults.filter((fault) => !fault.startsWith('core.warning'))).toEqual([]);
});

test('the council decides on what a branch proposed after its hearing, where the rules say so', async () => {
  await done('administrator', 'core.changeSettings', {
    ...{ mechanism: 'council', settings: { hearingBefore: ['branch'] }, reason: '听证先行' },
  });
  const { itemIds } = await openMeeting(journey, [
    { title: '夜市规范', origin: 'branch' },
    { title: '年度计划' },
  ]);
  const [itemId, other] = itemIds as [string, string];
  await passItem(journey, itemId);
  const decision = { itemId, title: '夜市规范', text: '分时段经营' };
  expect(await refused('chair', 'council.adoptResolution', decision)).toBe('hearingMissing');
  const { hearingId } = await above('office', 'proposeHearing', { topic: '夜市规范', itemId });
  await above('office', 'acceptHearing', { hearingId });
  await above('office', 'noticeHearing', {
    hearingId,
    at: later(10 * day + hour),
    place: '议事厅',
    seats: 9,
  });
  await above('anna', 'registerForHearing', { hearingId, group: 'affected' });
  await above('office', 'closeRegistration', { hearingId });
  await wait(11 * day);
  await above('office', 'holdHearing', { hearingId, present: 1 });
  await above('office', 'signRecord', { hearingId, signatures: 2 });
  await above('office', 'concludeHearing', { hearingId, conclusion: '可行' });
  expect(await refused('chair', 'council.adoptResolution', decision)).toBe('hearingMissing');
  await above('office', 'replyHearing', { hearingId });
  await done('chair', 'council.adoptResolution', decision);
  await done('chair', 'council.endItem', { itemId, outcome: 'decided' });
  // What others proposed needs none.
  await passItem(journey, other);
  await done('chair', 'council.adoptResolution', { itemId: other, title: '年度计划', text: '通过' });
});

test('all of its numbers have the records behind them', async () => {
  const traced = Object.entries(contract.metrics).filter(
    ([name, { trace }]) => trace === 'recordsBehind' && name !== 'openDisputes',
  );
  expect(traced.length).toBeGreaterThan(12);
  for (const [metric, { kind }] of traced) {
    const behind = await query<{ n: number; d: number }>('office', 'coordination.recordsBehind', {
      ...{ metric, period: { last: '2099-12-31' } },
    });
    const expected = await cell(`coordination.${metric}`);
    expect([metric, behind.n, kind === 'ratio' ? behind.d : null]).toEqual([metric, ...expected]);
  }
});
