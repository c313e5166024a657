import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { days, House, street, voters } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const refusal = (name: string) => ({ key: `leadership.refusal.${name}` });
const open = async (reportId: string): Promise<string> =>
  (await house.send('office', 'openAppraisal', { reportId, roll: [...voters] })).appraisalId;

describe('a report', () => {
  it('is written by whoever gives it, and no more changed once it is submitted', async () => {
    const report = {
      ...({ year: 2026, audience: 'upward', postId: 'post-1', postTitle: 'member' } as const),
      personId: 'person',
      text: 'First words',
    } as const;
    const { reportId } = await house.send('works', 'draftReport', report);
    await house.send('works', 'reviseReport', { reportId, text: 'Better words' });
    await expect(house.send('bakery', 'submitReport', { reportId })).rejects.toMatchObject({
      code: 'not-found',
    });
    await house.send('works', 'submitReport', { reportId });
    await expect(house.send('works', 'reviseReport', { reportId, text: 'x' })).rejects.toMatchObject(
      refusal('illegalTransition'),
    );
    await house.send('office', 'deliverReport', { reportId, meetingId: 'meeting-1' });
    expect(await house.ask('reportDetail', { id: reportId }, 'works')).toMatchObject({
      ...{ state: 'delivered', text: 'Better words' },
    });
    expect(await house.ask('reports', {}, 'bakery')).toEqual([]);
  });
});

describe('an appraisal', () => {
  it('is secret, shows no result before it is counted, and nothing but counts afterwards', async () => {
    const reportId = await house.delivered();
    const appraisalId = await open(reportId);
    await expect(open(reportId)).rejects.toMatchObject(refusal('appraisalRuns'));
    expect(await house.ask('ballots', {}, 'voter-1')).toMatchObject([
      { appraisalId, scale: 'secretary', standing: 'entitled', entitled: 4, cast: null },
    ]);
    expect(await house.ask('ballots', {}, 'representative')).toEqual([]);
    const before = (await house.facts()).length;
    const picks = ['best', 'good', 'good', 'poor'] as const;
    for (const [n, voter] of voters.entries())
      await house.send(voter, 'castBallot', { appraisalId, choice: picks[n]! });
    expect(await house.facts()).toHaveLength(before);
    await expect(house.send('voter-1', 'castBallot', { appraisalId, choice: 'poor' })).rejects.toMatchObject({
      key: 'core.refusal.alreadyCast',
    });
    await expect(
      house.send('representative', 'castBallot', { appraisalId, choice: 'poor' }),
    ).rejects.toMatchObject({ key: 'core.refusal.notOnRoll' });
    await house.wait(6000);
    const running = await house.ask('reportDetail', { id: reportId });
    expect(running?.appraisals).toMatchObject([{ state: 'open', entitled: 4, cast: 4, counts: [] }]);
    await house.send('supervisor', 'attestCount', { appraisalId });
    const counted = await house.send('personnel', 'countAppraisal', { appraisalId });
    expect(counted).toMatchObject({ state: 'counted', cast: 4 });
    const [fact] = await house.told('appraisalCounted');
    expect(fact?.data).toMatchObject({ counts: { best: 1, good: 2, fair: 0, poor: 1 }, secrecy: 'kept' });
    expect(JSON.stringify(await house.facts())).not.toContain('voter-');
    expect(await house.ask('reportDetail', { id: reportId })).toMatchObject({
      ...{ state: 'appraised' },
      appraisals: [{ counts: [{ rank: 'leadership.rank.secretary.best', count: 1 }, {}, {}, { count: 1 }] }],
    });
  });

  it('is counted by two tellers, of whom the reporter is none', async () => {
    const reportId = await house.delivered('member');
    const appraisalId = await open(reportId);
    expect(await house.ask('appraisals', {}, 'supervisor')).toMatchObject([
      { scale: 'staff', state: 'open' },
    ]);
    await expect(house.send('branch', 'attestCount', { appraisalId })).rejects.toMatchObject(
      refusal('appraisedActs'),
    );
    for (const teller of ['supervisor', 'personnel'])
      await expect(house.send(teller, 'countAppraisal', { appraisalId })).rejects.toMatchObject(
        refusal('secondTeller'),
      );
    await house.send('supervisor', 'attestCount', { appraisalId });
    await expect(house.send('supervisor', 'countAppraisal', { appraisalId })).rejects.toMatchObject(
      refusal('secondTeller'),
    );
    await expect(house.send('branchInOffice', 'countAppraisal', { appraisalId })).rejects.toMatchObject(
      refusal('appraisedActs'),
    );
    expect(await house.send('office', 'countAppraisal', { appraisalId })).toMatchObject({ cast: 0 });
  });

  it('has neither the one who is appraised on its roll nor a comment of theirs', async () => {
    const reportId = await house.delivered();
    for (const person of ['branch', 'person-branch'])
      await expect(
        house.send('office', 'openAppraisal', { reportId, roll: [...voters, person] }),
      ).rejects.toMatchObject(refusal('appraisedOnRoll'));
    await expect(
      house.send('branchInOffice', 'openAppraisal', { reportId, roll: [...voters] }),
    ).rejects.toMatchObject(refusal('appraisedActs'));
    await expect(
      house.send('office', 'openAppraisal', { reportId, roll: ['a', 'a', 'b'] }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const appraisalId = await open(reportId);
    await house.send('supervisor', 'attestCount', { appraisalId });
    await house.send('personnel', 'countAppraisal', { appraisalId });
    await expect(
      house.send('branchInOffice', 'giveFeedback', { reportId, comment: 'Very good' }),
    ).rejects.toMatchObject(refusal('appraisedActs'));
  });
});

describe('an appraisal whose key is lost', () => {
  it('is void, and another may be held', async () => {
    const reportId = await house.delivered();
    const appraisalId = await open(reportId);
    const keys = `${house.house.folder}/keys`;
    for (const name of readdirSync(keys).filter((one) => one.startsWith('ballot-')))
      rmSync(`${keys}/${name}`);
    await expect(house.send('voter-1', 'castBallot', { appraisalId, choice: 'good' })).rejects.toMatchObject({
      key: 'core.refusal.ballotVoid',
    });
    await house.settled();
    expect(await house.told('appraisalVoided')).toMatchObject([{ data: { appraisalId, reason: 'keyLost' } }]);
    expect(await house.ask('ballots', {}, 'voter-1')).toEqual([]);
    expect(await open(reportId)).not.toBe(appraisalId);
  });
});

describe('rectification', () => {
  const planned = async (due = house.ahead(10)): Promise<{ reportId: string; problemId: string }> => {
    const reportId = await house.appraised();
    const { problemId } = await house.send('supervisor', 'listProblem', { reportId, text: 'Late answers' });
    await house.send('branch', 'planRectification', { problemId, measure: 'Answer daily', due });
    return { reportId, problemId };
  };
  const onTime = () => house.cell('rectificationOnTime');

  it('is planned by the one who reported, verified by another, and finishes the report', async () => {
    const { reportId, problemId } = await planned();
    await expect(house.send('office', 'finishRectification', { reportId })).rejects.toMatchObject(
      refusal('problemsOpen'),
    );
    await house.send('branch', 'reportRectification', { problemId });
    await expect(house.send('branchInOffice', 'verifyRectification', { problemId })).rejects.toMatchObject(
      refusal('verifierIsReporter'),
    );
    await house.send('office', 'returnRectification', { problemId, note: 'Not all' });
    await house.send('branch', 'reportRectification', { problemId });
    await house.send('supervisor', 'verifyRectification', { problemId });
    await house.send('office', 'finishRectification', { reportId });
    await house.wait(days(11));
    expect(await onTime()).toEqual({ n: 1, d: 1 });
    expect(await house.ask('reports', {})).toMatchObject([{ state: 'rectified', problems: 1, rectified: 1 }]);
    expect(await house.ask('problemDetail', { id: problemId })).toMatchObject({
      ...{ state: 'verified', overdue: false, measure: 'Answer daily' },
    });
    await expect(house.send('office', 'listProblem', { reportId, text: 'One more' })).rejects.toMatchObject(
      refusal('illegalTransition'),
    );
  });

  it('that comes late is overdue until it is verified, and does not count as in time', async () => {
    const { problemId } = await planned();
    await house.wait(days(11));
    expect([await onTime(), (await house.cell('overdueRectifications')).n]).toEqual([{ n: 0, d: 1 }, 1]);
    await house.send('branch', 'reportRectification', { problemId });
    await house.send('office', 'verifyRectification', { problemId });
    expect([await onTime(), (await house.cell('overdueRectifications')).n]).toEqual([{ n: 0, d: 1 }, 0]);
  });

  it('that was verified in time but told later is counted in time', async () => {
    const { problemId } = await planned();
    await house.send('branch', 'reportRectification', { problemId });
    const at = house.ahead(9);
    await house.wait(days(11));
    await house.send('office', 'verifyRectification', { problemId, at });
    expect([await onTime(), (await house.cell('overdueRectifications')).n]).toEqual([{ n: 1, d: 1 }, 0]);
  });
});

it('an erased person takes the words of their report and its appraisal along, and leaves the numbers', async () => {
  const { kernel } = house.house;
  const { personId } = (await kernel.command(street, 'core.registerPerson', { name: 'Li Wei' })) as {
    personId: string;
  };
  const { reportId } = await house.send('branch', 'draftReport', {
    ...({ year: 2026, audience: 'upward', postId: 'post-1', postTitle: 'member', personId } as const),
    text: 'I did little',
  });
  await house.send('branch', 'reviseReport', { reportId, text: 'I did more' });
  await house.send('branch', 'submitReport', { reportId });
  await house.send('office', 'deliverReport', { reportId });
  const appraisalId = await open(reportId);
  await house.send('supervisor', 'attestCount', { appraisalId });
  await house.send('personnel', 'countAppraisal', { appraisalId });
  await house.send('chair', 'giveFeedback', { reportId, comment: 'Speak more clearly' });
  await house.send('office', 'listProblem', { reportId, text: 'Mumbles' });
  await kernel.command(street, 'core.erasePerson', {
    ...{ personId, confirmName: 'Li Wei', basis: 'request', reason: 'They asked' },
  });
  await house.settled();
  const tables = await Promise.all(
    ['report', 'problem', 'fact'].map((table) => house.rows(`SELECT * FROM leadership_${table}`)),
  );
  const left = JSON.stringify([tables, await house.facts()]);
  for (const words of ['did little', 'did more', 'Speak more', 'Mumbles']) expect(left).not.toContain(words);
  expect(await house.ask('reports', {})).toMatchObject([{ reportId, state: 'feedbackGiven', problems: 1 }]);
});
