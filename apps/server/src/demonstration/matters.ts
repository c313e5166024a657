import type { Chance } from './chance.js';

/** What people report: a category, who deals with it, and made-up words. */
export interface Matter {
  readonly category: string;
  readonly weight: number;
  /** Keys of the units that may lead; `property` stands for any property firm. */
  readonly leads: readonly string[];
  readonly titles: readonly string[];
}

export const matters: readonly Matter[] = [
  {
    category: 'environment.litter',
    weight: 16,
    leads: ['sanitation', 'property'],
    titles: ['楼道堆放杂物', '绿化带内有生活垃圾', '垃圾桶满溢未清运', '建筑垃圾堆放路边'],
  },
  {
    category: 'environment.greenery',
    weight: 6,
    leads: ['greenery'],
    titles: ['树枝遮挡窗户', '绿地被踩踏裸露', '行道树倾斜', '草坪缺水枯黄'],
  },
  {
    category: 'environment.noise',
    weight: 7,
    leads: ['enforcement'],
    titles: ['夜间施工噪声', '广场音响声音过大', '商铺外放喇叭', '空调外机噪声'],
  },
  {
    category: 'facilities.road',
    weight: 9,
    leads: ['roads'],
    titles: ['路面坑洼', '人行道地砖松动', '井盖破损', '无障碍坡道损坏'],
  },
  {
    category: 'facilities.light',
    weight: 6,
    leads: ['lighting'],
    titles: ['路灯不亮', '楼道灯损坏', '路灯白天常亮'],
  },
  {
    category: 'facilities.drain',
    weight: 5,
    leads: ['roads'],
    titles: ['雨水口堵塞', '污水外溢', '雨后积水'],
  },
  {
    category: 'utilities.water',
    weight: 5,
    leads: ['water'],
    titles: ['水压不足', '水管渗漏', '停水未通知'],
  },
  {
    category: 'utilities.power',
    weight: 3,
    leads: ['power'],
    titles: ['线路老化', '电箱门未关', '频繁跳闸'],
  },
  { category: 'utilities.gas', weight: 2, leads: ['gas'], titles: ['疑似燃气异味', '燃气管道锈蚀'] },
  { category: 'utilities.heat', weight: 3, leads: ['heat'], titles: ['暖气不热', '供热管道漏水'] },
  {
    category: 'property',
    weight: 10,
    leads: ['property'],
    titles: ['电梯停运', '门禁损坏', '保洁不到位', '公共区域墙皮脱落'],
  },
  {
    category: 'traffic',
    weight: 9,
    leads: ['traffic'],
    titles: ['车辆占用消防通道', '共享单车乱停放', '路口标线模糊', '占道停车'],
  },
  {
    category: 'safety',
    weight: 7,
    leads: ['safety'],
    titles: ['电动车楼道充电', '消防栓无水', '高空坠物隐患', '灭火器过期'],
  },
  {
    category: 'disputes',
    weight: 5,
    leads: ['mediation'],
    titles: ['邻里漏水纠纷', '停车位争议', '物业费争议'],
  },
  {
    category: 'services',
    weight: 5,
    leads: ['services'],
    titles: ['咨询养老助餐点', '申请适老化改造', '咨询居住证办理'],
  },
  {
    category: 'other',
    weight: 2,
    leads: ['services', 'enforcement'],
    titles: ['公告栏破损', '健身器材松动'],
  },
];

export const spots: readonly string[] = [
  '1号楼东侧',
  '3号楼二单元',
  '5号楼前',
  '8号楼北侧',
  '东门',
  '西门',
  '小广场',
  '健身角',
  '农贸市场北口',
  '公交站旁',
  '停车场',
  '幼儿园门口',
  '凉亭边',
  '快递柜旁',
  '便民超市前',
];

/** What the lead unit says at the end. */
export const outcomes = { resolved: 86, explained: 7, partly: 5, unable: 2 } as const;

/** Who finds it, and how it comes in. */
export const origins = { grid: 44, patrol: 16, hotline: 22, resident: 13, superior: 3, council: 2 } as const;
export const channelOf = {
  grid: ['app'],
  patrol: ['app'],
  hotline: ['phone'],
  resident: ['desk', 'internet', 'app'],
  superior: ['internal'],
  council: ['internal'],
} as const;

const weights = Object.fromEntries(matters.map(({ category, weight }) => [category, weight]));

/** A matter, as often as its kind comes up. */
export const drawMatter = (chance: Chance): Matter => matterOf(chance.weighted(weights));

export const matterOf = (category: string): Matter =>
  matters.find((matter) => matter.category === category) ?? matters.at(-1)!;
