import type { Actor } from '@heli/core';
import { day, hour, iso } from './calendar.js';
import { street } from './cast.js';
import type { Chance } from './chance.js';
import { partners, unitOf, type Telling } from './cobuilding-telling.js';
import type { CouncilStage } from './council-story.js';
import { tellPioneers, tellTeam } from './personnel-pioneers.js';
import { tellAppraisal, tellRecruitment } from './personnel-rounds.js';

/** Whose file is kept, and who acts for themselves. */
export interface Kept {
  readonly personId: string;
  readonly self: Actor;
}
/** A community with its establishment. */
export interface House {
  readonly community: string;
  readonly branch: Actor;
  readonly staff: Kept[];
  /** The post of social workers. */
  workers: string;
}

/** Names made up, after trees and stones. */
const names = [
  ...['松间月', '柏长青', '银杏黄', '枫林晚', '槐花白', '榆钱儿', '桂飘香', '梧桐雨', '杉木直', '柳依依'],
  ...['石青岩', '玉珊瑚', '云母光', '丹砂红', '琥珀晴', '水晶明', '玛瑙秋', '翡翠绿', '松石蓝', '碧玺春'],
  ...['杏花天', '桃夭夭', '李树下', '梅先雪', '竹有节', '兰若馨', '菊秋黄', '荷风起', '莲子清', '菱角弯'],
] as const;
const perCommunity = 5;

/** Communities with their posts and people, and what becomes of them in a year. */
export function tellPersonnel(council: CouncilStage, begin: number, end: number, chance: Chance): void {
  const { stage } = council;
  const telling = (key: number): Telling => ({ council, begin, end, chance: chance.fork(key) });
  const communities = [...stage.cast.secretaries.keys()].slice(0, names.length / perCommunity);
  const houses = communities.map((community): House => ({
    ...{ community, branch: stage.cast.secretaries.get(community)!, staff: [], workers: '' },
  }));
  houses.forEach((house, i) => {
    const called = names.slice(i * perCommunity, (i + 1) * perCommunity);
    stage.spawn(() => tellHouse(telling(i), house, called));
    stage.spawn(() => tellTrainings(telling(20 + i), house));
    stage.spawn(() => tellPioneers(telling(40 + i), house));
  });
  stage.spawn(() => tellLeaver(telling(60), houses[1]!));
  stage.spawn(() => tellRecruitment(telling(61), houses[1]!, begin + 120 * day));
  stage.spawn(() => tellRecruitment(telling(62), houses[3]!, end - 24 * day));
  stage.spawn(() =>
    tellAppraisal(telling(63), houses[0]!, new Date(begin).getUTCFullYear(), begin + 60 * day),
  );
  stage.spawn(() => tellAppraisal(telling(64), houses[2]!, new Date(end).getUTCFullYear(), end - 12 * day));
  stage.spawn(() => tellMembers(telling(65)));
  stage.spawn(() => tellTeam(telling(66), houses[0]!));
}

/** How many social workers each community should have: by its households, as a sub-district's rule says. */
const norms = [4, 5, 4, 4, 3, 4] as const;
const grades = ['三岗三级', '三岗五级', '三岗七级', '三岗九级'] as const;

async function tellHouse(telling: Telling, house: House, called: readonly string[]): Promise<void> {
  const { council, begin, chance } = telling;
  const { stage } = council;
  const [office] = stage.cast.office as [Actor];
  const { community, branch } = house;
  const tell = <T>(actor: Actor, name: string, input: object): Promise<T> =>
    stage.tell<T>(actor, name, input, community);
  await stage.timeline.until(iso(begin + 3 * day + chance.between(0, 20) * hour));
  const define = async (kind: string, title: string, norm: number): Promise<string> =>
    (
      await tell<{ postId: string }>(council.cast.secretary, 'personnel.definePost', {
        ...{ kind, title, norm, basis: '按户数核定' },
      })
    ).postId;
  const secretary = await define('secretary', '社区党组织书记', 1);
  house.workers = await define('socialWorker', '专职社工', chance.pick(norms));
  for (const [i, name] of called.entries()) {
    await stage.timeline.until(iso(begin + (4 + i + chance.next()) * day));
    const { personId } = await tell<{ personId: string }>(office, 'core.registerPerson', { name });
    const grants = [{ role: 'resident' as const, organisation: community, unitId: undefined }];
    const self: Actor = { id: personId, kind: 'account', personId, grants, audience: undefined };
    const of = { personId, employment: 'fullTime', grade: chance.pick(grades), basis: '街道批复' };
    await tell(branch, 'personnel.startService', { ...of, postId: i === 0 ? secretary : house.workers });
    house.staff.push({ personId, self });
    if (chance.happens(0.65)) await tellCertificate(telling, house, personId);
  }
}

/** Some expire within the months to come, so that the wall has something to remind of. */
async function tellCertificate(telling: Telling, house: House, personId: string): Promise<void> {
  const { council, chance, end } = telling;
  const kind = chance.weighted({ assistant: 60, worker: 35, senior: 5 });
  const expires = new Date(end + chance.between(20, 700) * day).toISOString().slice(0, 10);
  await council.stage.tell(
    house.branch,
    'personnel.enterCertificate',
    {
      ...{ personId, kind, issued: '2023-06-01', expires },
      number: `GX${String(Math.floor(chance.between(1e6, 9e6)))}`,
    },
    house.community,
  );
}

const courses = [
  { title: '社区治理业务培训', kind: 'skills', minutes: 240 },
  { title: '消防与燃气安全', kind: 'safety', minutes: 180 },
  { title: '党务实务', kind: 'party', minutes: 240 },
  { title: '矛盾纠纷调解', kind: 'skills', minutes: 240 },
] as const;

/** Every third week a course; nearly everybody takes part. */
async function tellTrainings(telling: Telling, house: House): Promise<void> {
  const { council, begin, end, chance } = telling;
  const { stage } = council;
  for (let at = begin + 12 * day, i = 0; at < end; at += 21 * day, i++) {
    await stage.timeline.until(iso(at + 7 * hour));
    const course = courses[i % courses.length]!;
    const date = new Date(at + 8 * hour).toISOString().slice(0, 10);
    const { trainingId } = await stage.tell<{ trainingId: string }>(
      ...([house.branch, 'personnel.planTraining', { ...course, day: date }, house.community] as const),
    );
    const personIds = house.staff.filter(() => chance.happens(0.93)).map(({ personId }) => personId);
    await stage.timeline.until(iso(at + 10 * hour));
    if (personIds.length > 0)
      await stage.tell(
        ...([house.branch, 'personnel.recordTraining', { trainingId, personIds }, house.community] as const),
      );
  }
}

/** Somebody leaves by their own wish; a recruitment follows. */
async function tellLeaver({ council, begin }: Telling, house: House): Promise<void> {
  const { stage } = council;
  await stage.timeline.until(iso(begin + 80 * day));
  const leaver = house.staff.pop();
  if (!leaver) return;
  const { branch, community } = house;
  const of = { personId: leaver.personId, state: 'serving' };
  const rows = await stage.ask<{ staffId: string }[]>(branch, 'personnel.staff', of, community);
  for (const { staffId } of rows)
    await stage.tell(branch, 'personnel.endService', { staffId, endReason: 'ownWish' }, community);
}

/** Part-time members sent by units, for a term of three years. */
async function tellMembers(telling: Telling): Promise<void> {
  const { council, begin } = telling;
  const { stage, cast } = council;
  const [office] = cast.office as [Actor];
  const last = `${new Date(begin).getUTCFullYear() + 3}-01-31`;
  const called = ['章灵雨', '卫小寒', '蒋惊蛰', '沈谷雨', '韩立夏', '杨白露', '朱秋分'] as const;
  for (const [i, name] of called.entries()) {
    await stage.timeline.until(iso(begin + (20 + i) * day));
    const { personId } = await stage.tell<{ personId: string }>(office, 'core.registerPerson', { name });
    const { unitId } = unitOf(telling, partners[i % partners.length]!);
    const from = new Date(begin + 21 * day).toISOString().slice(0, 10);
    const nomination = { personId, unitId, from, to: last, basis: '单位推荐、街道党工委研究' };
    const { memberId } = await stage.tell<{ memberId: string }>(
      ...([office, 'personnel.nominateMember', nomination, street] as const),
    );
    await stage.tell(cast.secretary, 'personnel.approveMember', { memberId });
  }
}
