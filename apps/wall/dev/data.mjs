import { meetingFeeds } from './meeting.mjs';

/** Made-up cells and feeds of one street, so that every look of the wall can be seen without a server. */
export const organisation = '370704001';
const steps = ['collected', 'filed', 'dispatched', 'inProgress', 'handled', 'verified', 'appraised'];
const states = ['live', 'no-base', 'small-base', 'masked', 'rebuilding', 'paused', 'restated'];
const two = (n) => String(n).padStart(2, '0');
const dayOf = (date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(date);
const monthsBack = (count) => {
  const [year, month] = dayOf(Date.now()).split('-').map(Number);
  return Array.from({ length: count }, (_, i) => {
    const m = year * 12 + month - 1 - (count - 1 - i);
    return `${Math.floor(m / 12)}-${two((m % 12) + 1)}`;
  });
};

/** A room's values; `move` changes a few of them as a case would. */
export class Room {
  version = 4_000;
  seq = 48_213;
  cells = new Map();
  names = new Map();
  meeting = meetingFeeds('none', organisation);
  constructor(looks) {
    this.looks = looks;
    const today = dayOf(Date.now());
    const month = today.slice(0, 7);
    const ratio = (id, period, n, d, state = 0) =>
      this.put(`coordination.${id}`, period, '', n, d, d ? Math.round((1000 * n) / d) / 10 : null, state);
    const count = (id, period, n, key = '') => this.put(`coordination.${id}`, period, key, n, null, n, 0);
    [82, 84, 83, 86, 87, 88, 89, 90, 89, 91.2, 93.6].forEach((value, i) => {
      ratio('onTimeClosureRate', monthsBack(12)[i], Math.round(value * 4), 400);
      ratio('satisfaction', monthsBack(12)[i], Math.round((value + 1) * 3), 300);
    });
    const odd = looks === 'odd';
    ratio('onTimeClosureRate', month, 352, 386, odd ? 6 : 0);
    ratio('onTimeClosureRate', 'total', 952, 1434);
    ratio('closedOnTimeRate', 'total', 952, 1329);
    count('filed', 'total', 1434);
    count('closed', 'total', 1329);
    count('open', 'total', 105);
    odd ? ratio('satisfaction', month, 3, 4, 2) : ratio('satisfaction', month, 236, 256);
    ratio('reworkRate', month, 12, 371);
    count('openOverdue', month, 6);
    count('openOverdue', today, 6);
    this.put('coordination.handlingTime', month, '', 371, null, 61.4, 0);
    ratio('proactive', month, 203, 412);
    odd ? ratio('responseRate', month, 0, 0, 1) : ratio('responseRate', month, 398, 405);
    odd
      ? this.put('coordination.resolutionRate', month, '', null, null, null, 3)
      : ratio('resolutionRate', month, 238, 268);
    this.put('coordination.threeRates', month, '', null, null, odd ? null : 92.8, odd ? 4 : 0);
    ratio('whistleArrival', month, 27, 30);
    [447, 412, 409, 396, 384, 371, 268].forEach((n, i) => count('reached', month, n, steps[i]));
    count('filed', month, 412);
    count('closed', month, 371);
    for (let back = 29; back >= 0; back--) {
      const day = dayOf(Date.now() - back * 86_400_000);
      const week = (back * 3 + 4) % 7;
      count('filed', day, 14 + ((back * 7) % 11) - (week > 4 ? 8 : 0));
      count('closed', day, 11 + ((back * 5) % 12) - (week > 4 ? 7 : 0));
    }
  }
  put(metric, period, key, n, d, value, state) {
    const name = `${metric}|${period}|${key}`;
    if (!this.names.has(name)) this.names.set(name, [this.names.size + 1, metric, organisation, period, key]);
    this.cells.set(name, { n, d, value, state, version: this.version, changedAt: Date.now() - 90_000 });
  }
  frame(from, snapshot) {
    const asOf = Date.now();
    const changed = [...this.cells].filter(([, cell]) => snapshot || cell.version > from);
    return {
      scope: 'made-up',
      from: snapshot ? 0 : from,
      to: this.version,
      asOf: new Date(asOf).toISOString(),
      seq: this.seq,
      names: changed.map(([name]) => this.names.get(name)),
      cells: changed.map(([name, cell]) => [
        this.names.get(name)[0],
        this.version - cell.version,
        cell.n,
        cell.d,
        cell.value,
        Math.round((asOf - cell.changedAt) / 1000),
        cell.state,
        ...(states[cell.state] === 'restated'
          ? [{ published: { n: 350, d: 386, value: 90.7, asOf: new Date(asOf).toISOString() } }]
          : []),
      ]),
      feeds: this.feeds(),
    };
  }
  /** Calls a meeting in a phase; with `none` the scenes take turns again. */
  call(phase) {
    this.version += 1;
    this.seq += 1;
    this.meeting = meetingFeeds(phase, organisation);
  }
  move() {
    this.version += 3;
    this.seq += 3;
    const bump = (metric, period, key, by) => {
      const cell = this.cells.get(`${metric}|${period}|${key}`);
      const n = cell.n + by;
      const d = cell.d === null ? null : cell.d + 1;
      Object.assign(cell, {
        n,
        d,
        value: d === null ? n : Math.round((1000 * n) / d) / 10,
        version: this.version,
        changedAt: Date.now(),
      });
    };
    const month = dayOf(Date.now()).slice(0, 7);
    bump('coordination.filed', month, '', 1);
    bump('coordination.filed', dayOf(Date.now()), '', 1);
    bump('coordination.reached', month, 'filed', 1);
    bump('coordination.onTimeClosureRate', month, '', 1);
    bump('coordination.filed', 'total', '', 1);
  }
  feeds() {
    const ago = (hours) =>
      new Date(Math.floor(Date.now() / 60_000) * 60_000 - hours * 3_600_000).toISOString();
    const named = (name, rows) => ({ name, organisation, version: this.version, state: 'live', rows });
    const feed = (name, rows) => named(`coordination.${name}`, rows);
    const now = [9, 5, 11, 57, 14, 8, 31];
    const median = [1.2, 0.8, 2.1, 62, 9, 11, 72];
    const oldest = [6, 3, 9, 216, 31, 100, 192];
    const communities = [
      '东风社区',
      '望湖社区',
      '南桥社区',
      '梧桐社区',
      '锦绣里社区',
      '青云社区',
      '凤凰社区',
      '北苑社区',
      '南苑社区',
      '卧龙社区',
      '白浪河社区',
      '金马社区',
      '虞河社区',
    ];
    const units = ['市政养护所', '恒泰物业服务有限公司', '城管中队', '供水服务站', '供热公司', '交警大队'];
    const empty = this.looks === 'empty';
    return [
      ...this.meeting.map(([name, rows]) => named(name, rows)),
      feed(
        'funnel',
        steps.map((step, i) => ({
          step,
          now: empty ? 0 : now[i],
          medianSince: empty ? null : ago(median[i]),
          oldestSince: empty ? null : ago(oldest[i]),
          dueSoon: empty ? 0 : [0, 0, 2, 11, 3, 1, 0][i],
          overdue: empty ? 0 : [0, 0, 0, 5, 0, 1, 0][i],
        })),
      ),
      feed(
        'whistleBoard',
        empty
          ? []
          : [
              {
                kind: 'emergency',
                title: '东风社区　燃气异味',
                awaited: '供气服务站',
                arrivals: '3/4',
                arriveBy: ago(-0.12),
              },
              {
                kind: 'enforcement',
                title: '望湖社区　沿街占道经营与夜间噪声扰民联合整治',
                awaited: '城管中队、市场所',
                arrivals: '2/4',
                arriveBy: ago(-0.7),
              },
              {
                kind: 'residents',
                title: '南桥社区　二次供水',
                awaited: '供水服务站',
                arrivals: '2/3',
                arriveBy: ago(0.2),
              },
              {
                kind: 'residents',
                title: '梧桐社区　停车',
                awaited: '交警大队',
                arrivals: '12/13',
                arriveBy: ago(30),
              },
            ],
      ),
      feed(
        'overdueByUnit',
        empty
          ? []
          : units.map((unit, i) => ({
              unit,
              count: [12, 2, 1, 1, 1, 1][i],
              oldestSince: ago([216, 130, 75, 30, 9, 3][i]),
            })),
      ),
      feed(
        'openByGrid',
        empty
          ? []
          : communities.flatMap((label, row) =>
              Array.from({ length: 3 + ((row * 5) % 7) }, (_, i) => ({
                row: `c${row}`,
                rowLabel: label,
                cell: `c${row}g${i}`,
                cellLabel: `${i + 1}网格`,
                value: Math.max(0, ((row * 7 + i * 5) % 9) - 2 - Math.floor(row / 4)),
              })),
            ),
      ),
    ];
  }
}
export const today = () => dayOf(Date.now());
