import type { Actor } from '@heli/core';
import { day, hour, iso } from './calendar.js';
import { partners, unitOf, type Telling } from './cobuilding-telling.js';

/** Names made up, after birds and herbs. */
const names = [
  ...['金腰燕', '白鹡鸰', '云雀儿', '黄鹂声', '柳莺飞', '戴胜来', '翠鸟蓝', '相思鸟', '画眉歌', '鹭青青'],
  ...['薄荷叶', '紫苏香', '艾草绿', '茯苓白', '枸杞红', '半枝莲', '金银花', '车前子', '益母草', '佩兰芳'],
  ...['迎春花', '蒲公英', '苦楝子', '合欢树', '木槿花', '凌霄藤', '石竹子', '万年青', '常春藤', '三叶草'],
] as const;
const titles = ['路口文明劝导', '独居老人探访', '小区清洁', '四点半课堂', '图书整理', '防火巡查'] as const;
const perCommunity = 5;
/** How often each of them comes: some nearly always, some hardly ever. */
const diligence = [0.95, 0.8, 0.75, 0.5, 0.04] as const;

/** The volunteers of six communities, and a shift in each every fortnight. */
export function tellVolunteers(telling: Telling): void {
  const { council, begin, end, chance } = telling;
  const { stage } = council;
  const communities = [...stage.cast.secretaries.keys()];
  communities.forEach((community, i) => {
    stage.spawn(() => tellPopulation(telling, community, begin + 2 * day + i * hour));
  });
  communities.slice(0, names.length / perCommunity).forEach((community, i) => {
    const own = chance.fork(i);
    const roll: string[] = [];
    const called = names.slice(i * perCommunity, (i + 1) * perCommunity);
    stage.spawn(() => tellRoll({ ...telling, chance: own }, community, called, roll));
    for (let at = begin + (32 + 2 * i) * day, turn = 0; at < end; at += 15 * day, turn++) {
      const [when, its] = [at, own.fork(turn)];
      stage.spawn(() => tellShift({ ...telling, chance: its }, community, roll, when));
    }
    // What comes next stands on the wall.
    stage.spawn(() => planNext({ ...telling, chance: own.fork(1000) }, community, roll, end - 2 * day));
  });
}

async function tellPopulation({ council, chance }: Telling, community: string, at: number): Promise<void> {
  const { stage } = council;
  await stage.timeline.until(iso(at));
  const residents = Math.round(chance.between(3500, 9500));
  await stage.tell(
    stage.cast.secretaries.get(community)!,
    'incentives.setPopulation',
    { residents },
    community,
  );
}

async function tellRoll(
  telling: Telling,
  community: string,
  called: readonly string[],
  roll: string[],
): Promise<void> {
  const { council, begin, chance } = telling;
  const { stage } = council;
  const [office] = stage.cast.office as [Actor];
  const branch = stage.cast.secretaries.get(community)!;
  for (const [i, name] of called.entries()) {
    await stage.timeline.until(iso(begin + (4 + 3 * i + chance.next()) * day));
    const { personId } = await stage.tell<{ personId: string }>(
      office,
      'core.registerPerson',
      { name },
      community,
    );
    const member = i % 2 === 0;
    await stage.tell(
      branch,
      'incentives.registerVolunteer',
      {
        ...{ personId, kind: member ? 'member' : 'volunteer' },
        ...(member && { unitId: unitOf(telling, chance.pick(partners)).unitId }),
      },
      community,
    );
    roll.push(personId);
  }
}

const minutes = (count: number): number => count * 60_000;

async function planned(telling: Telling, community: string, roll: readonly string[], from: number) {
  const { council, chance } = telling;
  const { stage } = council;
  const branch = stage.cast.secretaries.get(community)!;
  const to = from + chance.pick([2, 2.5, 3, 4]) * hour;
  const shift = { title: chance.pick(titles), from: iso(from), to: iso(to), capacity: 6 };
  const { shiftId } = await stage.tell<{ shiftId: string }>(branch, 'incentives.planShift', shift, community);
  const places: { hoursId: string; late: number }[] = [];
  for (const [i, personId] of roll.entries()) {
    if (!chance.happens(diligence[i % diligence.length]!)) continue;
    const { hoursId } = await stage.tell<{ hoursId: string }>(
      ...[branch, 'incentives.enrol', { shiftId, personId }, community],
    );
    places.push({ hoursId, late: chance.between(0, 12) });
  }
  return { branch, to, places };
}

async function tellShift(
  telling: Telling,
  community: string,
  roll: readonly string[],
  at: number,
): Promise<void> {
  const { council, chance, end } = telling;
  const { stage } = council;
  const from = stage.calendar.startOfDay(at) + 33 * hour;
  if (from + 6 * hour > end) return;
  await stage.timeline.until(iso(at));
  const { branch, to, places } = await planned(telling, community, roll, from);
  await stage.timeline.until(iso(from + minutes(15)));
  for (const { hoursId, late } of places)
    await stage.tell(branch, 'incentives.signIn', { hoursId, at: iso(from + minutes(late)) }, community);
  await stage.timeline.until(iso(to + minutes(20)));
  for (const { hoursId } of places) {
    const left = iso(to + minutes(chance.between(0, 15)));
    await stage.tell(branch, 'incentives.signOut', { hoursId, at: left }, community);
    await stage.tell(branch, 'incentives.countHours', { hoursId }, community);
  }
}

async function planNext(
  telling: Telling,
  community: string,
  roll: readonly string[],
  at: number,
): Promise<void> {
  const { council, end, chance } = telling;
  await council.stage.timeline.until(iso(at));
  const from = council.stage.calendar.startOfDay(end) + (33 + 24 * Math.floor(chance.between(0, 5))) * hour;
  await planned(telling, community, roll, from);
}
