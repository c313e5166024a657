/** Units that take part. All names are made up, after kites, plants and the weather. */
export interface UnitSketch {
  /** What it is asked for, and the stem of its account's name. */
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'department' | 'property' | 'residentUnit' | 'newEconomic' | 'newSocial' | 'ownersCommittee';
}

const departments: readonly UnitSketch[] = [
  {
    key: 'enforcement',
    name: '纸鸢综合执法站',
    nameEn: 'Paper Kite Enforcement Station',
    kind: 'department',
  },
  { key: 'sanitation', name: '清风环卫站', nameEn: 'Fresh Breeze Sanitation Station', kind: 'department' },
  { key: 'greenery', name: '青苔园林站', nameEn: 'Green Moss Gardens Station', kind: 'department' },
  { key: 'roads', name: '石阶市政站', nameEn: 'Stone Step Roads Station', kind: 'department' },
  { key: 'lighting', name: '萤火路灯站', nameEn: 'Firefly Lighting Station', kind: 'department' },
  { key: 'water', name: '山泉供水站', nameEn: 'Hill Spring Water Station', kind: 'department' },
  { key: 'power', name: '晨星供电站', nameEn: 'Morning Star Power Station', kind: 'department' },
  { key: 'gas', name: '蓝焰燃气站', nameEn: 'Blue Flame Gas Station', kind: 'department' },
  { key: 'heat', name: '暖阳供热站', nameEn: 'Warm Sun Heating Station', kind: 'department' },
  { key: 'traffic', name: '斑马线交通站', nameEn: 'Zebra Crossing Traffic Station', kind: 'department' },
  { key: 'safety', name: '晴空安全站', nameEn: 'Clear Sky Safety Station', kind: 'department' },
  { key: 'mediation', name: '和风调解站', nameEn: 'Gentle Wind Mediation Station', kind: 'department' },
  { key: 'services', name: '百草民生站', nameEn: 'Hundred Herbs Service Station', kind: 'department' },
];

const properties: readonly UnitSketch[] = [
  { key: 'property-1', name: '云雀物业', nameEn: 'Skylark Property', kind: 'property' },
  { key: 'property-2', name: '半夏物业', nameEn: 'Half Summer Property', kind: 'property' },
  { key: 'property-3', name: '谷雨物业', nameEn: 'Grain Rain Property', kind: 'property' },
  { key: 'property-4', name: '白露物业', nameEn: 'White Dew Property', kind: 'property' },
  { key: 'property-5', name: '小满物业', nameEn: 'Lesser Fullness Property', kind: 'property' },
];

const residents: readonly UnitSketch[] = [
  { key: 'school', name: '蒲公英小学', nameEn: 'Dandelion Primary School', kind: 'residentUnit' },
  { key: 'clinic', name: '忍冬社区医院', nameEn: 'Honeysuckle Community Clinic', kind: 'residentUnit' },
  { key: 'library', name: '书签图书馆', nameEn: 'Bookmark Library', kind: 'residentUnit' },
  { key: 'kites', name: '风筝线机械厂', nameEn: 'Kite String Machinery Works', kind: 'residentUnit' },
  { key: 'bakery', name: '青团食品公司', nameEn: 'Green Dumpling Foods', kind: 'newEconomic' },
  { key: 'courier', name: '信鸽快递点', nameEn: 'Homing Pigeon Couriers', kind: 'newEconomic' },
  { key: 'volunteers', name: '麦穗志愿服务社', nameEn: 'Wheat Ear Volunteers', kind: 'newSocial' },
];

export const units: readonly UnitSketch[] = [...departments, ...properties, ...residents];
export const propertyKeys: readonly string[] = properties.map(({ key }) => key);
