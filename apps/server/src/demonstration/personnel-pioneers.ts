import type { Actor } from '@heli/core';
import { day, hour, iso } from './calendar.js';
import type { Telling } from './cobuilding-telling.js';
import type { House } from './personnel-story.js';

const posts = [
  { title: '政策宣传岗', duties: '入户宣传惠民政策\n收集居民意见' },
  { title: '矛盾调解岗', duties: '调解邻里纠纷\n每月上门走访' },
  { title: '环境监督岗', duties: '巡查楼道与公共空间\n劝导垃圾分类' },
] as const;
const pledges = ['每周值守一次，随叫随到', '每月走访十户', '带头参与小区清洁'] as const;

/** 设岗, 择岗, 亮岗, 履岗: a post of each kind in a community, held by those who serve there. */
export async function tellPioneers(telling: Telling, house: House): Promise<void> {
  const { council, begin, end, chance } = telling;
  const { stage } = council;
  const { community, branch } = house;
  const tell = <T>(actor: Actor, name: string, input: object): Promise<T> =>
    stage.tell<T>(actor, `personnel.${name}`, input, community);
  await stage.timeline.until(iso(begin + 25 * day + chance.between(0, 5) * day));
  const held: { assignmentId: string; self: Actor }[] = [];
  for (const [i, post] of posts.entries()) {
    const { pioneerId } = await tell<{ pioneerId: string }>(branch, 'definePioneer', { ...post, slots: 2 });
    await tell(branch, 'openPioneer', { pioneerId });
    for (const { self } of house.staff.slice(i, i + 2)) {
      if (!chance.happens(0.85)) continue;
      const { assignmentId } = await tell<{ assignmentId: string }>(self, 'choosePioneer', {
        ...{ pioneerId, pledge: chance.pick(pledges) },
      });
      await tell(branch, 'showPioneer', { assignmentId });
      held.push({ assignmentId, self });
    }
  }
  for (let at = begin + 35 * day; at < end; at += 15 * day) {
    await stage.timeline.until(iso(at + chance.between(0, 20) * hour));
    for (const { assignmentId, self } of held) {
      if (!chance.happens(0.6)) continue;
      const { logId } = await tell<{ logId: string }>(self, 'logDuty', { assignmentId, text: '按承诺履岗' });
      await tell(branch, 'verifyLog', { logId });
    }
  }
}

export async function tellTeam({ council, begin }: Telling, house: House): Promise<void> {
  const { stage } = council;
  const { community, branch } = house;
  await stage.timeline.until(iso(begin + 30 * day));
  const [leader, ...others] = house.staff;
  if (!leader) return;
  const team = { title: '应急先锋队', kind: 'emergency', leaderId: leader.personId };
  const { teamId } = await stage.tell<{ teamId: string }>(
    ...([branch, 'personnel.formTeam', team, community] as const),
  );
  for (const { self } of others) await stage.tell(self, 'personnel.joinTeam', { teamId }, community);
}
