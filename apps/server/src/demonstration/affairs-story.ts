import type { Actor } from '@heli/core';
import { day, hour, iso } from './calendar.js';
import { grids } from './cast.js';
import type { Chance } from './chance.js';
import type { Telling } from './cobuilding-telling.js';
import type { CouncilStage } from './council-story.js';
import { tellHearing, tellOpenness } from './deliberation-story.js';

const titles = {
  neighbours: ['楼上漏水纠纷', '楼道堆物争议', '宠物扰民纠纷'],
  family: ['赡养纠纷', '家庭财产纠纷'],
  property: ['停车收费争议', '物业费争议'],
  labour: ['小店欠薪纠纷'],
} as const;
const hazards = [
  { kind: 'fire', title: '消防通道堵塞' },
  { kind: 'electric', title: '飞线充电' },
  { kind: 'gas', title: '燃气软管老化' },
  { kind: 'building', title: '外墙脱落' },
] as const;

/** Disputes, hazards, visits from door to door, hearings and what is made public, in six communities over the year. */
export function tellAffairs(council: CouncilStage, begin: number, end: number, chance: Chance): void {
  const { stage } = council;
  const communities = [...stage.cast.secretaries.keys()].slice(0, 6);
  const telling = (key: number): Telling => ({ council, begin, end, chance: chance.fork(key) });
  communities.forEach((community, i) => {
    const own = telling(i);
    for (let at = begin + (8 + 3 * i) * day, turn = 0; at < end; at += 17 * day, turn++) {
      const [when, key] = [at, 10 + turn];
      stage.spawn(() => tellDispute({ ...own, chance: own.chance.fork(key) }, community, when));
      stage.spawn(() =>
        tellHazard({ ...own, chance: own.chance.fork(500 + key) }, community, when + 3 * day),
      );
    }
    stage.spawn(() => tellVisits({ ...own, chance: own.chance.fork(1000) }, community));
  });
  for (let at = begin + 40 * day, i = 0; at < end; at += 75 * day, i++) {
    const [when, key] = [at, 100 + i];
    stage.spawn(() => tellHearing(telling(key), when, i));
  }
  for (let at = begin + 15 * day, i = 0; at < end; at += 30 * day, i++) {
    const [when, key] = [at, 200 + i];
    stage.spawn(() => tellOpenness(telling(key), when, i));
  }
}

/** Most end in the community; some rise to the street, a few to the courts. */
async function tellDispute(telling: Telling, community: string, at: number): Promise<void> {
  const { council, chance, end } = telling;
  const { stage } = council;
  const branch = stage.cast.secretaries.get(community)!;
  const [office] = stage.cast.office as [Actor];
  const kind = chance.weighted({ neighbours: 5, family: 2, property: 3, labour: 1 });
  const risk = chance.weighted({ blue: 60, yellow: 25, orange: 12, red: 3 });
  await stage.timeline.until(iso(at + chance.between(1, 9) * hour));
  const found = { kind, risk, title: chance.pick(titles[kind]) };
  const { disputeId } = await stage.tell<{ disputeId: string }>(
    ...([branch, 'coordination.registerDispute', found, community] as const),
  );
  const act = (who: Actor, name: string, input: object, where?: string): Promise<unknown> =>
    stage.tell(who, `coordination.${name}`, { disputeId, ...input }, where);
  const pause = async (days: number): Promise<boolean> => {
    const next = Date.parse(stage.timeline.now()) + days * day;
    if (next > end) return false;
    await stage.timeline.until(iso(next));
    return true;
  };
  if (!(await pause(chance.between(1, 6)))) return;
  await act(branch, 'mediateDispute', { summary: '双方到场，听取意见' }, community);
  const risen = chance.happens(0.2);
  if (risen) {
    await act(branch, 'raiseDispute', { reason: '社区调解未果' }, community);
    if (!(await pause(chance.between(2, 7)))) return;
    await act(office, 'mediateDispute', { summary: '街道联合调解' });
  }
  const [who, where] = risen ? [office, undefined] : [branch, community];
  if (!(await pause(chance.between(1, 5)))) return;
  if (chance.happens(0.08)) {
    await act(who, 'failDispute', { reason: '双方分歧较大' }, where);
    return;
  }
  const due = iso(Date.parse(stage.timeline.now()) + 14 * day);
  await act(who, 'settleDispute', { agreement: '签订调解协议', due }, where);
  if (!(await pause(chance.between(6, 13)))) return;
  if (chance.happens(0.94)) await act(branch, 'followUpDispute', { kept: true }, community);
}

async function tellHazard(telling: Telling, community: string, at: number): Promise<void> {
  const { council, chance, end } = telling;
  const { stage } = council;
  const grid = grids.find(({ communityCode }) => communityCode === community)!;
  const worker = stage.cast.workers.get(grid.code)!;
  const branch = stage.cast.secretaries.get(community)!;
  await stage.timeline.until(iso(at + chance.between(1, 9) * hour));
  const found = { ...chance.pick(hazards), due: iso(at + 9 * day) };
  const { hazardId } = await stage.tell<{ hazardId: string }>(
    ...([worker, 'coordination.reportHazard', found, community] as const),
  );
  const done = at + chance.between(2, chance.happens(0.9) ? 8 : 14) * day;
  if (done > end) return;
  await stage.timeline.until(iso(done));
  await stage.tell(branch, 'coordination.rectifyHazard', { hazardId }, community);
  await stage.tell(worker, 'coordination.verifyHazard', { hazardId, note: '已整改到位' }, community);
}

/** From door to door: a few each week, most of them within a month. */
async function tellVisits(telling: Telling, community: string): Promise<void> {
  const { council, begin, end, chance } = telling;
  const { stage } = council;
  const grid = grids.find(({ communityCode }) => communityCode === community)!;
  const worker = stage.cast.workers.get(grid.code)!;
  const branch = stage.cast.secretaries.get(community)!;
  const doors = 12;
  await stage.timeline.until(iso(begin + 2 * day));
  await stage.tell(branch, 'coordination.setHouseholds', { households: doors }, community);
  for (let at = begin + 5 * day, door = 0; at < end; at += 10 * day) {
    await stage.timeline.until(iso(at + chance.between(1, 8) * hour));
    for (let i = 0; i < 4; i++) {
      const household = `${String(1 + (door++ % doors))}号楼`;
      if (!chance.happens(0.95)) continue;
      await stage.tell(worker, 'coordination.recordVisit', { household, kind: 'routine' }, community);
    }
  }
}
