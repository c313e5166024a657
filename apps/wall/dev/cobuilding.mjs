import { stepsOf } from '@heli/protocol';
import { today } from './data.mjs';

const day = 86_400_000;
const inDays = (count) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + count * day).toISOString();
const word = (group, value) => `cobuilding.${group}.${value}`;
const kinds = ['venue', 'equipment', 'people', 'service', 'fund', 'information', 'policy'];
const places = ['东风社区居民委员会', '西白羊埠社区居民委员会', '龙凤社区居民委员会', '恒安社区', '凤翔社区'];
const holders = [
  '蒲公英实验小学教育集团凤凰校区',
  '忍冬社区卫生服务中心',
  '书签图书馆',
  '风筝线机械厂',
  '信鸽快递点',
];
const at = (list, i) => list[i % list.length];

/** Made-up rows of co-building's boards, as long as they come in life. */
export const cobuildingFeeds = {
  resourceBoard: Array.from({ length: 12 }, (_, i) => ({
    ...{ kind: word('kind', at(kinds, i)), holder: at(holders, i), place: at(places, i) },
    booked: Math.max(0, 14 - 2 * i),
  })),
  needBoard: Array.from({ length: 9 }, (_, i) => ({
    ...{ kind: word('kind', at(kinds, i + 2)), place: at(places, i) },
    state: word('state', i % 3 === 0 ? 'claimed' : 'published'),
    ...{ urgency: word('urgency', i === 1 ? 'urgent' : 'normal'), since: inDays(-28 + 3 * i) },
  })),
  projectBoard: ['bad', 'warn', 'ok', 'ok', 'ok', 'ok'].map((status, i) => ({
    ...{ status, kind: word('kind', 'joint'), holder: at(holders, i), place: at(places, i) },
    ...{ due: inDays(-4 + 11 * i), progress: 67 - 10 * i, pace: 100 - 14 * i },
  })),
  bookingBoard: Array.from({ length: 14 }, (_, i) => ({
    ...{ kind: word('kind', at(kinds, i % 2)), holder: at(holders, i), place: at(places, i) },
    ...{
      state: word('state', ['inUse', 'approved', 'requested'][i % 3]),
      from: inDays(i / 2),
      people: 12 + 17 * i,
    },
  })),
  participation: holders.flatMap((rowLabel, row) =>
    stepsOf('month', 12, today()).map((cell, i) => ({
      ...{ row: `unit-${row}`, rowLabel, cell, cellLabel: cell },
      value: row === 4 && i < 5 ? null : (row * 5 + i * 3) % 15,
    })),
  ),
};
