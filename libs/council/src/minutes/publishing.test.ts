import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CouncilHouse, days, units } from '../../test/house.js';

let house: CouncilHouse;
let meetingId: string;
beforeEach(async () => {
  house = await CouncilHouse.open();
  meetingId = await house.opened('chair', ...units.slice(0, 4));
});
afterEach(() => house.close());

/** An item with a resolution and a duty, named after how far it may be seen. */
async function decide(visibility: 'common' | 'internal'): Promise<string> {
  const itemId = await house.scheduled(meetingId, { title: `${visibility} item` }, { visibility });
  await house.send('chair', 'callItem', { itemId });
  const { voteId } = await house.send('chair', 'openVote', { itemId, question: '同意？', method: 'show' });
  await house.send('chair', 'recordShow', { voteId, yes: 5, no: 0, abstain: 0 });
  const due = house.later(days(14));
  const { resolutionId } = await house.send('chair', 'adoptResolution', {
    ...{ itemId, title: `${visibility} resolution`, text: `${visibility} text` },
    actions: [{ title: `${visibility} duty`, leadUnitId: house.unitIds.get('works')!, due }],
  });
  await house.send('chair', 'endItem', { itemId, outcome: 'decided' });
  return resolutionId;
}

const publish = (subjectType: 'minutes' | 'resolution', subjectId: string, audience: 'public' | 'council') =>
  house.send('office', 'publish', { subjectType, subjectId, title: `to ${audience}`, audience });

it('gives everybody the common items alone, and what was decided on them', async () => {
  const common = await decide('common');
  const internal = await decide('internal');
  await house.send('chair', 'closeMeeting', { meetingId });
  await house.send('clerk', 'draftMinutes', { meetingId });
  await house.send('clerk', 'circulateMinutes', { meetingId });
  await house.send('chair', 'signMinutes', { meetingId });
  await house.send('office', 'publishMinutes', { meetingId });
  await publish('minutes', meetingId, 'council');
  await publish('minutes', meetingId, 'public');
  const [minutes, ...others] = await house.ask('publicBoard', {}, 'resident');
  expect(others).toEqual([]);
  expect(minutes).toMatchObject({ title: 'to public', language: 'zh-CN', to: null });
  for (const said of ['item', 'resolution', 'text', 'duty']) {
    expect(minutes!.content).toContain(`common ${said}`);
    expect(minutes!.content).not.toContain(`internal ${said}`);
  }
  await expect(publish('resolution', internal, 'public')).rejects.toMatchObject({
    key: 'council.refusal.itemNotCommon',
    field: 'subjectId',
  });
  await publish('resolution', internal, 'council');
  await publish('resolution', common, 'public');
  const board = await house.ask('publicBoard', {}, 'resident');
  expect(board).toHaveLength(2);
});

it('is read a part at a time, the latest first, or one by its id', async () => {
  for (let i = 0; i < 3; i++) {
    await house.wait(1000);
    await publish('resolution', await decide('common'), 'public');
  }
  const all = await house.ask('publicBoard', {}, 'resident');
  expect(await house.ask('publicBoard', { offset: 1, limit: 1 }, 'resident')).toEqual([all[1]]);
  expect(await house.ask('publicBoard', { id: all[2]!.id }, 'resident')).toEqual([all[2]]);
  expect(all.map(({ from }) => from)).toEqual(
    all
      .map(({ from }) => from)
      .toSorted()
      .reverse(),
  );
});

it('ends at its time', async () => {
  const resolutionId = await decide('common');
  await house.send('office', 'publish', {
    ...{ subjectType: 'resolution', subjectId: resolutionId, title: 'x', audience: 'public' },
    to: house.later(days(1)),
  });
  expect(await house.ask('publicBoard', {}, 'resident')).toHaveLength(1);
  expect(await house.ask('noticeBoard', {}, 'resident')).toMatchObject([{ title: 'x' }]);
  await house.wait(days(1));
  expect(await house.ask('publicBoard', {}, 'resident')).toEqual([]);
  expect(await house.ask('noticeBoard', {}, 'resident')).toEqual([]);
});
