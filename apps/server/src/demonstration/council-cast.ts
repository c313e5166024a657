import type { Role } from '@heli/sdk';
import type { Actor, Kernel } from '@heli/core';
import { street, type Cast } from './cast.js';

/** Seats of the council: who sits there (names made up, after plants), and for which unit. */
const seats = [
  { post: '主任', title: 'chair', person: '林青禾', unit: undefined },
  { post: '副主任', title: 'viceChair', person: '苏晚晴', unit: undefined },
  { post: '秘书长', title: 'secretaryGeneral', person: '叶知秋', unit: undefined },
  { post: '蒲公英小学委员', title: 'member', person: '白小满', unit: 'school' },
  { post: '忍冬社区医院委员', title: 'member', person: '江半夏', unit: 'clinic' },
  { post: '书签图书馆委员', title: 'member', person: '顾南星', unit: 'library' },
  { post: '风筝线机械厂委员', title: 'member', person: '陆远志', unit: 'kites' },
  { post: '青团食品公司委员', title: 'member', person: '孟春芽', unit: 'bakery' },
  { post: '信鸽快递点委员', title: 'member', person: '程飞蓬', unit: 'courier' },
  { post: '麦穗志愿服务社委员', title: 'member', person: '何麦冬', unit: 'volunteers' },
  { post: '云雀物业委员', title: 'member', person: '沈云苓', unit: 'property-1' },
  { post: '纸鸢综合执法站委员', title: 'member', person: '秦连翘', unit: 'enforcement' },
  { post: '清风环卫站委员', title: 'member', person: '许清风', unit: 'sanitation' },
] as const;

/** Those who act in the council's story. */
export interface CouncilCast {
  readonly bodyId: string;
  readonly chair: Actor;
  readonly secretary: Actor;
  readonly office: readonly Actor[];
  readonly supervisor: Actor;
  readonly postIds: readonly string[];
  /** Keys of the units that lead duties. */
  readonly units: readonly string[];
}

type Tell = <T>(actor: Actor, name: string, input: object, organisation?: string) => Promise<T>;

/** Founds the council and fills its seats: its chair's rights follow from the post. */
export async function foundCouncil(kernel: Kernel, cast: Cast, tell: Tell): Promise<CouncilCast> {
  const one = async (name: string, role: Role): Promise<Actor> => {
    const grants = [{ role, organisation: street, unitId: undefined }];
    const id = (await kernel.accounts.find(name)) ?? (await kernel.accounts.create(name, undefined, grants));
    return { id, kind: 'account', grants, audience: undefined };
  };
  const [office] = cast.office as [Actor];
  const secretary = await one('demo-secretary', 'secretary');
  const { bodyId } = await tell<{ bodyId: string }>(office, 'council.foundBody', {
    ...{ kind: 'council', name: '凤凰街道党建工作协调委员会' },
  });
  const postIds: string[] = [];
  const start = kernel.today();
  for (const { post, title, person, unit } of seats) {
    const unitId = unit && cast.units.get(unit)?.unitId;
    const definition = { bodyId, title, name: post, ...(unitId !== undefined && { unitId }) };
    const { postId } = await tell<{ postId: string }>(office, 'council.definePost', definition);
    const { personId } = await tell<{ personId: string }>(office, 'core.registerPerson', { name: person });
    const nomination = { postId, personId, start, basis: '第一届第一次全体会议' };
    const { membershipId } = await tell<{ membershipId: string }>(office, 'council.nominate', nomination);
    await tell(secretary, 'council.approveMembership', { membershipId });
    postIds.push(postId);
  }
  return {
    ...{ bodyId, postIds, secretary, office: cast.office },
    chair: await one('demo-chair', 'chair'),
    supervisor: await one('demo-supervisor', 'supervisor'),
    units: [
      'enforcement',
      'sanitation',
      'greenery',
      'roads',
      'property-1',
      'property-2',
      'safety',
      'services',
    ],
  };
}
