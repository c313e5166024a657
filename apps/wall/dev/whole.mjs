import { periodOn, previousOf, stepsOf } from '@heli/protocol';
import { cobuildingFeeds } from './cobuilding.mjs';
import { affairFeeds } from './affairs.mjs';
import { incentivesFeeds } from './incentives.mjs';
import { personnelFeeds } from './personnel.mjs';
import { Room, organisation, today } from './data.mjs';

const day = 86_400_000;
const inDays = (count) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + count * day).toISOString();
const units = [
  '蒲公英实验小学教育集团凤凰校区',
  '忍冬社区卫生服务中心',
  '书签图书馆',
  '风筝线机械厂',
  '恒泰物业服务有限公司',
  '信鸽快递点',
  '麦穗志愿服务社',
  '云雀物业',
  '纸鸢综合执法站',
  '清风环卫站',
  '晴空安全站',
];
const duties = [
  ['东风社区夜间占道经营与油烟扰民联合整治', -12, 'bad', 'inProgress'],
  ['飞线充电整治', -3, 'bad', 'rework'],
  ['垃圾分类驿站选点', 0.4, 'warn', 'submitted'],
  ['排水口清淤', 2, 'warn', 'inProgress'],
  ['老年食堂选址与消防验收', 6, 'ok', 'accepted'],
  ['楼道灯更换', 7, 'ok', 'inProgress'],
  ['非机动车棚', 8, 'ok', 'inProgress'],
  ['汛期低洼点位排查', 9, 'ok', 'inProgress'],
  ['设立漂流书架', 21, 'ok', 'assigned'],
  ['停车位共享协议', 33, 'ok', 'assigned'],
];
const targets = [
  [
    '督办事项按期办结',
    'council.metric.resolutionOnTime.name',
    '83.3 → 85 · 2026-11-13',
    '50',
    0,
    100,
    'missed',
    'bad',
  ],
  [
    '成员单位例会出席',
    'council.metric.attendanceRate.name',
    '76.9 → 88 · 2026-10-11',
    '88.5',
    100,
    100,
    'met',
    'ok',
  ],
  [
    '东风社区夜间占道经营与油烟扰民联合整治',
    'council.metric.resolutionOnTime.name',
    '61.5 → 88 · 2027-01-13',
    '74',
    47,
    60,
    'atRisk',
    'warn',
  ],
  [
    '飞线充电整治',
    'council.metric.meetingRegularity.name',
    '— → 92 · 2027-04-13',
    '—',
    null,
    30,
    'noBase',
    'plain',
  ],
];
const months = () => stepsOf('month', 12, today());

/** A house with several mechanisms, so that the overview and the further scenes can be seen. */
export class WholeRoom extends Room {
  constructor(contracts) {
    super('plain');
    let seed = 7;
    const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (const contract of contracts)
      for (const tile of contract.tiles)
        for (const name of [tile.metric, ...(tile.metrics ?? []), ...(tile.beside ?? [])])
          if (name !== undefined && tile.period !== undefined) this.#fill(contract, name, tile, next);
  }

  #fill(contract, name, tile, next) {
    const metric = contract.metrics[name];
    const period = periodOn(tile.period, today());
    const { grain, length } = tile.trend ?? tile;
    const steps = grain ? stepsOf(grain, length, today()) : [];
    for (const each of new Set([period, previousOf(period), ...steps])) {
      if (each === undefined) continue;
      const d = 20 + Math.floor(next() * 40);
      const n = Math.round(d * (0.7 + 0.3 * next()));
      const ratio = metric.kind === 'ratio';
      const value = ratio ? Math.round((1000 * n) / d) / 10 : n;
      this.put(`${contract.id}.${name}`, each, '', n, ratio ? d : null, value, 0);
    }
  }

  feeds() {
    const feed = (name, rows) => ({ name, organisation, version: this.version, state: 'live', rows });
    const due = duties.map(([title, days, status, state], i) => ({
      ...{ title, status, state, unit: units[i], due: inDays(days) },
    }));
    const meetings = [
      ['plenary', 5.2],
      ['standing', 33],
    ];
    const notices = [
      '全体会议（2026-12-02）会议通知',
      '月度例会纪要',
      '关于东风社区夜间占道经营与油烟扰民联合整治方案的决议',
    ];
    return [
      ...super.feeds(),
      ...Object.entries(cobuildingFeeds).map(([name, rows]) => feed(`cobuilding.${name}`, rows)),
      ...Object.entries(affairFeeds).map(([name, rows]) => feed(`coordination.${name}`, rows)),
      ...Object.entries(personnelFeeds).map(([name, rows]) => feed(`personnel.${name}`, rows)),
      ...Object.entries(incentivesFeeds).map(([name, rows]) => feed(`incentives.${name}`, rows)),
      feed('council.actionBoard', due),
      feed(
        'council.overdueBoard',
        due.filter(({ status }) => status === 'bad'),
      ),
      feed(
        'council.actionsByUnit',
        units.map((unit, i) => ({ unit, open: 12 - i, overdue: Math.max(0, 4 - i) })),
      ),
      feed(
        'council.nextMeetings',
        meetings.map(([kind, days]) => ({
          ...{ kind, start: inDays(days), state: 'convened', body: '凤凰街道党建工作协调委员会' },
        })),
      ),
      feed(
        'council.targetBoard',
        targets.map(([title, metric, path, now, progress, pace, verdict, status], i) => ({
          ...{ title, metric, path, now, progress, pace, verdict, status, number: `〔2026〕${i + 3}号` },
        })),
      ),
      feed(
        'council.unitParticipation',
        units.flatMap((rowLabel, row) =>
          months().map((cell, i) => ({
            ...{ row: `u${row}`, rowLabel, cell, cellLabel: cell },
            value: i === 0 ? null : (row * 5 + i * 3) % 4 === 0 ? 0 : i % 6 === 0 ? 2 : 1,
          })),
        ),
      ),
      feed(
        'council.noticeBoard',
        notices.map((title, i) => ({ title, from: inDays(-3 - 9 * i) })),
      ),
    ];
  }
}
