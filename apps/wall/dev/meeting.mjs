/** A made-up meeting in every phase, so that each picture of it can be seen without a council. */
const minute = 60_000;
const ago = (ms) => new Date(Date.now() - ms).toISOString();
const units = [
  '街道办事处',
  '派出所',
  '市第三人民医院',
  '实验第二小学',
  '供电所',
  '市政养护所',
  '城管执法中队',
  '恒泰物业服务有限公司东风分公司',
  '望湖商贸',
  '青云科技',
  '南桥市场',
  '邻里公益社',
];
const modes = { 3: 'proxy', 5: 'absent', 10: 'leave' };
const titles = [
  '上次会议任务完成情况通报',
  '老旧小区加装电梯占用绿地的协调',
  '东风社区夜间占道与油烟反复投诉：建立联合处置机制',
  '共享停车位夜间开放方案',
  '十二月“双报到”志愿服务安排',
  '其他事项',
];

const nothing = {
  ...{ title: '', body: '', kind: null, state: null, chair: '', start: null, end: null },
  ...{ present: 0, expected: 0, quorum: 0, checkInCode: '', itemId: '', item: '', place: 0, places: 0 },
  ...{ from: '', wanted: null, startedAt: null, duration: 0, hold: null, scene: '', text: '', until: null },
  emergency: '',
};
const meeting = {
  ...nothing,
  ...{ title: '第四季度全体会议', body: '凤凰街道协调委员会', kind: 'plenary', chair: '主任' },
  ...{ present: 11, expected: 13, quorum: 7, places: titles.length },
};
const item = () => ({
  ...meeting,
  ...{ phase: 'item', state: 'open', start: ago(40 * minute), itemId: 'i3', item: titles[2], place: 3 },
  ...{ from: '东风社区分会', wanted: 'decide', startedAt: ago(16 * minute + 42_000), duration: 1_200 },
});
const later = (ms) => new Date(Date.now() + ms).toISOString();
const held = (hold, more) => ({ ...item(), hold, ...more });
const stages = {
  lobby: () => ({
    ...{ ...meeting, phase: 'lobby', state: 'convened', checkInCode: 'K7TQ4M' },
    ...{ present: 6, start: later(12 * minute), end: later(132 * minute) },
  }),
  item,
  talk: item,
  result: item,
  summary: () => ({
    ...{ ...meeting, phase: 'summary', state: 'closed', start: ago(95 * minute), end: ago(minute) },
  }),
  blank: () => held('blank', {}),
  message: () => held('message', { text: '休息十分钟，茶点在隔壁会议室' }),
  countdown: () => held('countdown', { text: '休息，回来后表决', until: later(8 * minute) }),
  emergency: () => {
    const text = '请立即从东门撤离，到楼前广场集合，不要乘电梯';
    return held('emergency', { text, emergency: text });
  },
};

const agenda = (phase) =>
  titles.map((title, index) => {
    const over = phase === 'summary' || (phase !== 'lobby' && index < 2);
    const state = over
      ? index === 0
        ? 'noted'
        : 'decided'
      : index === 2 && phase !== 'lobby'
        ? 'discussing'
        : 'scheduled';
    return {
      ...{ id: `i${index + 1}`, place: index + 1, title, state, duration: 600 + 300 * (index % 3) },
      wanted: ['inform', 'decide', 'decide', 'discuss', 'inform', 'inform'][index],
      current: state === 'discussing',
      resolution: state === 'decided' && index < 4 ? `〔2026〕${String(index + 3)}号` : '',
      actions: state === 'decided' && index < 4 ? index : 0,
    };
  });
const speech = (id, seat, unit, state, from, to, kind = 'normal') => ({
  ...{ id, seat, unit, kind, state, limitSeconds: 300 },
  startedAt: from === null ? null : ago(from * 1000),
  endedAt: to === null ? null : ago(to * 1000),
});
const speakers = () => [
  speech('s1', '东风分会书记', '东风社区', 'ended', 900, 604),
  speech('s2', '委员', '城管执法中队', 'ended', 590, 398),
  speech('s3', '委员', '恒泰物业服务有限公司', 'speaking', 320, null),
  speech('s4', '居民代表', '东风社区', 'requested', null, null),
  speech('s5', '委员', '派出所', 'requested', null, null, 'pointOfOrder'),
];
const figure = (id, n, d, more = {}) => ({
  ...{ id, metric: `coordination.${id}`, subjectName: '凤凰街道', period: 'total', key: '', n, d },
  ...{ value: d === 0 ? n : Math.round((1000 * n) / d) / 10, state: 'live', asOf: ago(16 * minute + 42_000) },
  ...{ seq: 48_213, definition: 3, ...more },
});
const evidence = (subject) =>
  [
    figure('onTimeClosureRate', 69, 83, { subject: `${subject}017`, subjectName: '东风社区' }),
    figure('satisfaction', 45, 57),
    figure('reworkRate', 14, 113),
    figure('open', 105, 0),
  ].map((row) => ({ subject, ...row }));
const vote = (phase) => {
  const row = {
    ...{ id: 'v1', question: '是否建立夜间占道与油烟联合处置机制', method: 'secret', base: 'present' },
    ...{ threshold: 'simple', present: 11, entitled: 13 },
  };
  return phase === 'result'
    ? { ...row, state: 'published', cast: 11, yes: 8, no: 2, abstain: 1, passed: true }
    : { ...row, state: 'open', cast: 9, yes: null, no: null, abstain: null, passed: null };
};
const seats = (phase) => [
  { id: 'c', seat: '主任', title: 'chair', unit: '', voting: true, mode: 'present', counts: true },
  ...units.map((unit, index) => {
    const mode = phase === 'lobby' ? (index % 2 ? 'present' : 'absent') : (modes[index] ?? 'present');
    const counts = mode === 'present' || mode === 'proxy';
    return { id: `u${index}`, seat: `委员${index + 1}`, title: 'member', unit, voting: true, mode, counts };
  }),
];

export const phases = Object.keys(stages);

/** The feeds of the council in a phase; none of them means that nothing is on. */
export function meetingFeeds(phase, organisation) {
  const on = phase in stages;
  const inItem = ['item', 'talk', 'result'].includes(phase);
  const stage = on ? [{ id: organisation, phase: 'item', ...stages[phase]() }] : [];
  const rows = {
    stage,
    stageAgenda: on ? agenda(phase) : [],
    stageSpeakers: inItem ? speakers() : [],
    stageEvidence: inItem ? evidence(organisation) : [],
    stageVote: inItem && phase !== 'talk' ? [vote(phase)] : [],
    seatMap: on ? seats(phase) : [],
  };
  return Object.entries(rows).map(([name, list]) => [`council.${name}`, list]);
}
