/** What the council deals with in the demonstration. All made up. */
export interface CouncilMatter {
  readonly title: string;
  readonly origin: 'branch' | 'unit' | 'resident' | 'grid' | 'street';
  readonly wanted: 'inform' | 'discuss' | 'decide';
  readonly text: string;
  readonly duties: readonly string[];
  /** What the resolution is to move. */
  readonly metric?: string;
}

export const councilMatters: readonly CouncilMatter[] = [
  {
    title: '飞线充电整治',
    origin: 'branch',
    wanted: 'decide',
    metric: 'coordination.onTimeClosureRate',
    text: '由综合执法站牵头，物业配合，一个月内完成充电桩选址与飞线清理。',
    duties: ['充电桩选址与安装', '飞线清理与回访'],
  },
  {
    ...{ title: '成员单位例会出席', origin: 'street', wanted: 'decide', metric: 'council.attendanceRate' },
    text: '各成员单位明确代理人，因故不能到会的提前委托。',
    duties: ['完善代理人名册'],
  },
  {
    ...{ title: '校门口早高峰秩序', origin: 'unit', wanted: 'decide' },
    text: '设置临时停靠区，安排志愿者值守。',
    duties: ['划定临时停靠区', '志愿者早高峰值守'],
  },
  {
    ...{ title: '督办事项按期办结', origin: 'street', wanted: 'decide', metric: 'council.resolutionOnTime' },
    text: '督办事项到期前一天提醒，逾期在例会上说明原因。',
    duties: ['建立到期提醒机制'],
  },
  {
    ...{ title: '垃圾分类驿站选点', origin: 'resident', wanted: 'decide' },
    text: '在三处空地设分类驿站。',
    duties: ['驿站建设', '分类宣传'],
  },
  {
    ...{ title: '汛期隐患排查', origin: 'grid', wanted: 'decide' },
    text: '汛前完成低洼点位排查。',
    duties: ['低洼点位排查', '排水口清淤'],
  },
  {
    ...{ title: '社区图书漂流', origin: 'unit', wanted: 'discuss' },
    text: '图书馆与分会共建漂流点。',
    duties: ['设立漂流书架'],
  },
  {
    ...{ title: '老旧小区楼道照明', origin: 'branch', wanted: 'decide' },
    text: '分批更换楼道灯具。',
    duties: ['楼道灯更换'],
  },
  {
    ...{ title: '夜间施工噪声', origin: 'resident', wanted: 'discuss' },
    text: '明确夜间施工时段与告知要求。',
    duties: ['施工告知公示'],
  },
  {
    ...{ title: '快递车辆停放', origin: 'unit', wanted: 'discuss' },
    text: '划定快递车辆停放点。',
    duties: ['停放点划线'],
  },
  {
    ...{ title: '冬季扫雪除冰分工', origin: 'street', wanted: 'decide' },
    text: '按路段明确责任单位。',
    duties: ['责任路段公示', '融雪物资储备'],
  },
  { ...{ title: '上月工作通报', origin: 'street', wanted: 'inform' }, text: '', duties: [] },
];
