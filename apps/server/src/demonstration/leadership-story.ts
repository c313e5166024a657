import type { Actor, Kernel } from '@heli/core';
import { day, hour, iso, ms } from './calendar.js';
import { street } from './cast.js';
import type { Chance } from './chance.js';
import type { CouncilStage } from './council-story.js';

/** Two-new units beside those that take part already. All names are made up. */
const twoNew = [
  { name: '云朵烘焙坊', nameEn: 'Cloud Bakery', kind: 'newEconomic', members: 4, branch: 'own' },
  { name: '竹影设计工作室', nameEn: 'Bamboo Shade Studio', kind: 'newEconomic', members: 1, branch: 'joint' },
  { name: '晚风书店', nameEn: 'Evening Wind Books', kind: 'newEconomic', members: 2, branch: 'joint' },
  { name: '青苗托育中心', nameEn: 'Green Sprout Nursery', kind: 'newSocial', members: 3, branch: 'none' },
  { name: '候鸟公益社', nameEn: 'Migrant Bird Charity', kind: 'newSocial', members: 0, branch: 'none' },
  {
    name: '橘灯养老服务站',
    nameEn: 'Orange Lamp Elderly Care',
    kind: 'newSocial',
    members: 5,
    branch: 'own',
  },
] as const;

/** Made-up names of instructors. */
const instructors = ['方小满', '叶知秋', '秦朗', '温如意'] as const;

const listed = ['school', 'clinic', 'library', 'kites', 'sanitation', 'enforcement'] as const;
const duties = [
  { category: 'political', text: '组织党员集中学习', weight: 3, month: 3 },
  { category: 'service', text: '开放一处共享场地', weight: 4, month: 6 },
  { category: 'governance', text: '参与网格联合巡查', weight: 5, month: 9 },
  { category: 'organisational', text: '在职党员到社区报到', weight: 4, month: 11 },
  { category: 'service', text: '冬季走访困难家庭', weight: 4, month: 12 },
] as const;

/** Duties by list, coverage of two-new units, contact points and requests, over the story's year. */
export function tellLeadership(
  council: CouncilStage,
  kernel: Kernel,
  begin: number,
  end: number,
  chance: Chance,
): void {
  const { stage } = council;
  const year = new Date(end).getUTCFullYear();
  const opening = Math.max(begin + 3 * day, Date.UTC(year, 0, 5, 2));
  listed.forEach((unit, i) => {
    const own = chance.fork(i);
    stage.spawn(() => tellList(council, unit, opening + i * hour, year, own));
  });
  twoNew.forEach((unit, i) => {
    const own = chance.fork(100 + i);
    stage.spawn(() => tellCoverage(council, kernel, unit, begin + (2 + i) * day, end, own));
  });
  ['school', 'clinic', 'kites', 'bakery'].forEach((unit, i) => {
    const own = chance.fork(200 + i);
    stage.spawn(() => tellVisits(council, unit, i % 3, begin + (4 + i) * day, end, own));
  });
  for (let at = begin + 20 * day, i = 0; at < end; at += 45 * day, i++) {
    const own = chance.fork(300 + i);
    stage.spawn(() => tellRequest(council, listed[i % listed.length]!, at, own));
  }
}

async function tellList(
  { stage, cast }: CouncilStage,
  unit: string,
  at: number,
  year: number,
  chance: Chance,
): Promise<void> {
  const [office] = cast.office as [Actor];
  await stage.timeline.until(iso(at));
  const unitId = stage.cast.units.get(unit)!.unitId;
  const list = { title: `${String(year)}年度责任清单`, year, unitId };
  const { listId } = await stage.tell<{ listId: string }>(office, 'leadership.draftList', list);
  const items: { itemId: string; due: number }[] = [];
  for (const { category, text, weight, month } of duties) {
    const due = Date.UTC(year, month - 1, 25, 10);
    if (due <= at) continue;
    const duty = { listId, category, text, weight, due: iso(due) };
    const { itemId } = await stage.tell<{ itemId: string }>(office, 'leadership.addItem', duty);
    items.push({ itemId, due });
  }
  await stage.tell(cast.secretary, 'leadership.approveList', { listId });
  await stage.tell(office, 'leadership.publishList', { listId });
  items.forEach(({ itemId, due }, i) => {
    const own = chance.fork(i);
    stage.spawn(() => tellDuty({ stage, cast }, unit, itemId, due, own));
  });
}

async function tellDuty(
  { stage, cast }: CouncilStage,
  unit: string,
  itemId: string,
  due: number,
  chance: Chance,
): Promise<void> {
  const [handler] = stage.cast.units.get(unit)!.handlers as [Actor];
  await stage.timeline.until(iso(due - chance.between(25, 50) * day));
  await stage.tell(handler, 'leadership.beginItem', { itemId });
  const reported = chance.happens(0.12)
    ? due + chance.between(1, 9) * day
    : due - chance.between(4, 14) * day;
  await stage.timeline.until(iso(Math.max(reported, ms(stage.timeline.now()) + day)));
  await stage.tell(handler, 'leadership.reportItem', {
    itemId,
    selfScore: Math.round(chance.between(80, 98)),
  });
  await stage.timeline.until(iso(ms(stage.timeline.now()) + chance.between(1, 3) * day));
  await stage.tell(cast.secretary, 'leadership.verifyItem', {
    itemId,
    verifiedScore: Math.round(chance.between(75, 96)),
  });
}

async function tellCoverage(
  { stage, cast }: CouncilStage,
  kernel: Kernel,
  { name, nameEn, kind, members, branch }: (typeof twoNew)[number],
  at: number,
  end: number,
  chance: Chance,
): Promise<void> {
  const [office] = cast.office as [Actor];
  await stage.timeline.until(iso(at));
  const made = await kernel.command(
    street,
    'core.registerUnit',
    { name, nameEn, kind },
    `demo-two-new-${nameEn}`,
  );
  const { unitId } = made as { unitId: string };
  const entry = { unitId, kind, members, branch };
  const { coverageId } = await stage.tell<{ coverageId: string }>(office, 'leadership.enterCoverage', entry);
  const instructor = { name: chance.pick(instructors) };
  const { personId } = await stage.tell<{ personId: string }>(office, 'core.registerPerson', instructor);
  await stage.tell(office, 'leadership.assignInstructor', { coverageId, personId });
  if (branch === 'none' && members >= 3) {
    await stage.timeline.until(iso(at + 60 * day));
    await stage.tell(office, 'leadership.planCoverage', { coverageId });
  }
  // One of them nobody looks after for a while.
  for (let next = at + 10 * day; next < end; next += chance.between(60, branch === 'none' ? 140 : 95) * day) {
    await stage.timeline.until(iso(next));
    await stage.tell(office, 'leadership.visitUnit', { coverageId, findings: '了解党员情况与需求' });
  }
}

const leaders = ['chair', 'viceChair', 'secretaryGeneral'] as const;

/** A leader's visits to a contact point, about one a month. */
async function tellVisits(
  { stage, cast }: CouncilStage,
  unit: string,
  post: number,
  at: number,
  end: number,
  chance: Chance,
): Promise<void> {
  const [office] = cast.office as [Actor];
  await stage.timeline.until(iso(at));
  const point = {
    postId: cast.postIds[post],
    postTitle: leaders[post],
    unitId: stage.cast.units.get(unit)!.unitId,
  };
  const { contactPointId } = await stage.tell<{ contactPointId: string }>(
    office,
    'leadership.setContactPoint',
    point,
  );
  for (let round = 0; at + (round + 1) * 30 * day < end; round++) {
    if (chance.happens(0.12)) continue;
    await stage.timeline.until(iso(at + (round + chance.between(0.2, 0.9)) * 30 * day));
    await stage.tell(office, 'leadership.visitContactPoint', {
      contactPointId,
      findings: '走访座谈，记录需求',
    });
  }
}

/** 双向约请: a unit asks the council, and is answered. */
async function tellRequest(
  { stage, cast }: CouncilStage,
  unit: string,
  at: number,
  chance: Chance,
): Promise<void> {
  const [office] = cast.office as [Actor];
  const { unitId, handlers } = stage.cast.units.get(unit)!;
  await stage.timeline.until(stage.calendar.moment(stage.calendar.office(at, chance)));
  const ask = { unitId, direction: 'toCouncil', title: '约请商议共建事项' };
  const { requestId } = await stage.tell<{ requestId: string }>(handlers[0]!, 'leadership.askRequest', ask);
  await stage.timeline.until(iso(ms(stage.timeline.now()) + chance.between(1, 9) * day));
  await stage.tell(office, 'leadership.answerRequest', { requestId, answer: '已安排专人对接' });
}
