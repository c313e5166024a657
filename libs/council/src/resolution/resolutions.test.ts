import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CouncilHouse, days, units } from '../../test/house.js';

let house: CouncilHouse;
let itemId: string;
beforeEach(async () => {
  house = await CouncilHouse.open();
  itemId = await house.called(await house.opened('chair', ...units), { metrics: ['council.attendanceRate'] });
});
afterEach(() => house.close());

const vote = async (yes: number, no: number): Promise<void> => {
  // The last one counts: two never close at one moment.
  await house.wait(1000);
  const { voteId } = await house.send('chair', 'openVote', { itemId, question: '同意？', method: 'show' });
  await house.send('chair', 'recordShow', { voteId, yes, no, abstain: 0 });
};
const words = { title: '整治飞线充电', text: '由建设单位牵头，两周内完成选址。' };
const adopt = (more = {}) => house.send('chair', 'adoptResolution', { itemId, ...words, ...more });

it('needs a vote that passed, or what was found without one', async () => {
  await expect(adopt()).rejects.toMatchObject({ key: 'council.refusal.voteMissing' });
  await vote(2, 5);
  await expect(adopt()).rejects.toMatchObject({ key: 'council.refusal.voteFailed' });
  await vote(5, 2);
  const { number } = await adopt();
  expect(number).toBe('〔2026〕1号');
  const facts = (await house.told('resolutionAdopted'))[0];
  expect([facts?.detail, facts?.data['effectiveFrom']]).toEqual([words, '2026-11-02']);
});

it('comes into force on its day', async () => {
  await vote(7, 0);
  const { resolutionId, state } = await adopt({ effectiveFrom: '2026-11-09' });
  expect(state).toBe('adopted');
  await house.wait(days(8));
  expect((await house.ask('resolution', { id: resolutionId }))?.state).toBe('inForce');
});

it('is carried out when its action items are done, and verified by somebody else', async () => {
  await vote(7, 0);
  const duty = { title: '选址', leadUnitId: house.unitIds.get('works')!, due: house.later(days(14)) };
  const { resolutionId, actionIds } = await adopt({ actions: [duty] });
  const early = house.send('office', 'executeResolution', { resolutionId });
  await expect(early).rejects.toMatchObject({ key: 'council.refusal.actionsOpen', params: { left: 1 } });
  const [actionId] = actionIds as [string];
  for (const step of ['acceptAction', 'beginAction', 'submitAction'] as const)
    await house.send('works', step, { actionId });
  await house.send('supervisor', 'verifyAction', { actionId });
  await house.send('office', 'closeAction', { actionId });
  await house.send('office', 'executeResolution', { resolutionId });
  const own = house.send('office', 'verifyResolution', { resolutionId });
  await expect(own).rejects.toMatchObject({ key: 'council.refusal.verifierExecuted' });
  await house.send('supervisor', 'verifyResolution', { resolutionId });
  await house.send('office', 'archiveResolution', { resolutionId });
  expect((await house.ask('resolution', { id: resolutionId }))?.state).toBe('archived');
});

it('freezes what its target begins with, and judges it once, on the numbers of its day', async () => {
  await house.send('chair', 'endItem', { itemId, outcome: 'decided', note: '一致同意' });
  const meetings = await house.ask('meetings', {});
  await house.send('chair', 'closeMeeting', { meetingId: meetings[0]!.id });
  const next = await house.called(await house.opened('chair', ...units));
  const target = { metric: 'council.attendanceRate', period: 'total', value: 90, by: '2026-11-10' };
  const input = { itemId: next, ...words, targets: [target] };
  await expect(house.send('chair', 'adoptResolution', input)).rejects.toMatchObject({
    key: 'council.refusal.voteMissing',
  });
  await house.send('chair', 'endItem', { itemId: next, outcome: 'decided', note: '一致同意' });
  const { targetIds } = await house.send('chair', 'adoptResolution', input);
  expect((await house.told('targetSet'))[0]?.data).toMatchObject({
    ...{ baseline: 100_000, baselineN: 7, baselineD: 7, target: 90_000, direction: 'up', course: 'pace' },
  });
  expect(await house.ask('targets', {})).toMatchObject([
    { id: targetIds[0], verdict: 'onCourse', final: false, now: 100 },
  ]);
  await house.wait(days(9));
  const judged = await house.told('targetJudged');
  expect(judged.map(({ data }) => data)).toMatchObject([{ verdict: 'met', value: 100_000, n: 7, d: 7 }]);
  expect(await house.ask('targetBoard', {})).toMatchObject([
    {
      metric: 'council.metric.attendanceRate.name',
      verdict: 'met',
      now: '100',
      path: '100 → 90 · 2026-11-10',
    },
  ]);
});

it('refuses a target that can’t be one, with its field', async () => {
  await vote(7, 0);
  const target = { metric: 'council.attendanceRate', period: 'total', value: 90, by: '2026-12-10' };
  const wrong = [
    [{ ...target, metric: 'council.nothing' }, 'metrics', 'core.refusal.unknownMetric'],
    [{ ...target, metric: 'council.attendance' }, 'targets.0.metric', 'council.refusal.metricIsSplit'],
    [{ ...target, metric: 'council.bottomUpShare' }, 'targets.0.metric', 'council.refusal.noDirection'],
    [{ ...target, by: '2026-11-02' }, 'targets.0.by', 'council.refusal.byInPast'],
  ] as const;
  const before = await house.state();
  for (const [each, field, key] of wrong)
    await expect(adopt({ targets: [each] })).rejects.toMatchObject({ key, field });
  expect(await house.state()).toEqual(before);
});
