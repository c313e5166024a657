import { Refusal } from '@heli/sdk';
import type { Actor } from '@heli/core';
import { day, hour, iso, ms } from './calendar.js';
import type { Chance } from './chance.js';
import { partners, unitOf, type Telling } from './cobuilding-telling.js';
import { operator } from './cast.js';
import type { CouncilStage } from './council-story.js';
import { tellVolunteers } from './incentives-service.js';

/** What is paid for, once the council has adopted it. */
const rules = [
  { code: 'hours', title: '志愿服务每小时1分', trigger: 'incentives.hoursCounted', holder: 'person' },
  { code: 'claim-kept', title: '兑现认领的需求', trigger: 'cobuilding.claimKept', holder: 'unit' },
  { code: 'commitment-kept', title: '兑现共建承诺', trigger: 'cobuilding.commitmentKept', holder: 'unit' },
  { code: 'activity-held', title: '举办共建活动', trigger: 'cobuilding.activityHeld', holder: 'unit' },
  { code: 'resource-used', title: '开放资源被使用', trigger: 'cobuilding.bookingReturned', holder: 'unit' },
  { code: 'case-handled', title: '牵头办结诉求', trigger: 'coordination.caseArchived', holder: 'unit' },
] as const;
const worth: Readonly<
  Record<(typeof rules)[number]['code'], { amount: string; capDay?: number; capMonth: number }>
> = {
  hours: { amount: 'fact.minutes / 60', capDay: 8, capMonth: 30 },
  'claim-kept': { amount: 'fact.late ? 2 : 5', capMonth: 20 },
  'commitment-kept': { amount: 'fact.late ? 1 : 3', capMonth: 12 },
  'activity-held': { amount: '4', capMonth: 8 },
  'resource-used': { amount: '1', capDay: 2, capMonth: 10 },
  'case-handled': { amount: '1', capDay: 3, capMonth: 15 },
};

const rewards = [
  { title: '理发服务一次', price: 4, stock: 60 },
  { title: '图书馆借阅礼包', price: 6, stock: 40 },
  { title: '家电检修一次', price: 8, stock: 30 },
  { title: '青团礼盒', price: 10, stock: 24 },
] as const;

/** Rules adopted by the council, hours of service, points under notice, appeals, rewards, honours and assessments. */
export function tellIncentives(council: CouncilStage, begin: number, end: number, chance: Chance): void {
  const { stage } = council;
  const telling = (key: number): Telling => ({ council, begin, end, chance: chance.fork(key) });
  stage.spawn(() => tellRules(telling(1), begin + 12 * day));
  stage.spawn(() => tellSettings(telling(3), begin + day));
  tellVolunteers(telling(2));
  for (let at = begin + 40 * day, i = 0; at < end - day; at += 7 * day, i++) {
    const when = at;
    stage.spawn(() => tellRound(telling(100 + i), when));
  }
  rewards.forEach((reward, i) => {
    stage.spawn(() => tellReward(telling(300 + i), reward, begin + (42 + i) * day));
  });
  for (let at = begin + 70 * day, i = 0; at < end - 14 * day; at += 55 * day, i++) {
    const when = at;
    stage.spawn(() => tellAppeal(telling(400 + i), when, i));
  }
  partners.forEach((unit, i) => {
    stage.spawn(() => tellAssessment(telling(500 + i), unit, begin + (30 + i) * day));
  });
  stage.spawn(() => tellHonour(telling(600), 'school', end - 30 * day));
  stage.spawn(() => tellHonour(telling(601), 'volunteers', end - 4 * day));
}

/** A sub-district's own stars, for the hours of a year. */
async function tellSettings({ council }: Telling, at: number): Promise<void> {
  const { stage } = council;
  await stage.timeline.until(iso(at));
  await stage.tell(operator, 'core.changeSettings', {
    ...{ mechanism: 'incentives', settings: { starHours: [10, 20, 30, 40, 50] }, reason: '街道自定星级标准' },
  });
}

/** The secretary publishes them with the council's first resolution; until there is one, they stay drafts. */
async function tellRules({ council, end }: Telling, at: number): Promise<void> {
  const { stage, cast } = council;
  const [office] = cast.office as [Actor];
  await stage.timeline.until(iso(at));
  const drafts: string[] = [];
  for (const { code, ...rule } of rules)
    drafts.push(
      (
        await stage.tell<{ ruleId: string }>(office, 'incentives.draftRule', {
          code,
          ...rule,
          ...worth[code],
        })
      ).ruleId,
    );
  for (let next = at + 7 * day; next < end; next += 7 * day) {
    await stage.timeline.until(iso(next));
    const [adopted] = await stage.ask<{ id: string }[]>(cast.secretary, 'council.resolutions', { limit: 1 });
    if (!adopted) continue;
    const from = new Date(next + 8 * hour).toISOString().slice(0, 10);
    for (const ruleId of drafts)
      await stage.tell(cast.secretary, 'incentives.publishRule', { ruleId, from, resolutionId: adopted.id });
    return;
  }
}

/** Whoever told a fact does not approve what it pays: the other clerk does. */
async function approve({ council }: Telling, entryId: string): Promise<void> {
  const { stage, cast } = council;
  for (const clerk of cast.office)
    try {
      await stage.tell(clerk, 'incentives.approveEntry', { entryId });
      return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
}

interface Account {
  readonly personId: string | null;
  readonly balance: number;
}

/** The office's weekly round: what was computed is approved and put under notice, and somebody redeems. */
async function tellRound(telling: Telling, at: number): Promise<void> {
  const { council, chance } = telling;
  const { stage, cast } = council;
  const [office] = cast.office as [Actor];
  await stage.timeline.until(iso(at + 2 * hour));
  await stage.settle();
  const computed = await stage.ask<{ entryId: string }[]>(office, 'incentives.entries', {
    ...{ state: 'computed', limit: 200 },
  });
  for (const { entryId } of computed) await approve(telling, entryId);
  if (computed.length > 0) await stage.tell(office, 'incentives.publicise', {});
  const accounts = await stage.ask<Account[]>(office, 'incentives.accounts', { limit: 200 });
  const shelf = await stage.ask<{ rewardId: string; price: number; stock: number }[]>(
    office,
    'incentives.rewards',
    {},
  );
  for (const { personId, balance } of accounts) {
    const wanted = shelf.find(({ price, stock }) => price <= balance && stock > 0);
    if (!personId || !wanted || !chance.happens(0.2)) continue;
    const input = { rewardId: wanted.rewardId, personId };
    const { redemptionId } = await stage.tell<{ redemptionId: string }>(
      office,
      'incentives.redeemFor',
      input,
    );
    if (chance.happens(0.85)) await stage.tell(office, 'incentives.handOver', { redemptionId });
  }
}

async function tellReward({ council }: Telling, reward: (typeof rewards)[number], at: number): Promise<void> {
  const { stage, cast } = council;
  await stage.timeline.until(iso(at));
  await stage.tell(cast.office[0]!, 'incentives.offerReward', reward);
}

/** Somebody objects to points under notice; the supervisor hears both sides. */
async function tellAppeal({ council, chance }: Telling, at: number, i: number): Promise<void> {
  const { stage, cast } = council;
  await stage.timeline.until(iso(at + 5 * hour));
  await stage.settle();
  const office = cast.office[0]!;
  const [entry] = await stage.ask<{ entryId: string; amount: number }[]>(office, 'incentives.entries', {
    ...{ state: 'publicised', limit: 1 },
  });
  if (!entry) return;
  const about = { subjectKind: 'entry', subjectId: entry.entryId, reason: '与现场登记不一致，请核实' };
  const { appealId } = await stage.tell<{ appealId: string }>(cast.chair, 'incentives.fileAppeal', about);
  const decided =
    i % 2 === 0
      ? { name: 'dismissAppeal', input: { reason: '登记属实' } }
      : {
          name: 'upholdAppeal',
          input: { reason: '登记有误，按实际更正', amount: Math.max(1, entry.amount - 1) },
        };
  for (const { name, input } of [
    { name: 'acceptAppeal', input: {} },
    { name: 'hearAppeal', input: { hearing: '已核对现场登记并听取双方意见' } },
    decided,
  ]) {
    await stage.timeline.until(iso(ms(stage.timeline.now()) + chance.between(0.8, 2.5) * day));
    await stage.tell(cast.supervisor, `incentives.${name}`, { appealId, ...input });
  }
}

/** Of the year before, in its first weeks. */
async function tellAssessment(telling: Telling, unit: string, at: number): Promise<void> {
  const { council, chance } = telling;
  const { stage, cast } = council;
  const { unitId, handlers } = unitOf(telling, unit);
  const term = String(new Date(at).getUTCFullYear() - 1);
  await stage.timeline.until(iso(at));
  const { assessmentId } = await stage.tell<{ assessmentId: string }>(
    ...[cast.office[0]!, 'incentives.openAssessment', { kind: 'unit', term, unitId }],
  );
  await stage.timeline.until(iso(at + 6 * day));
  await stage.tell(handlers[0]!, 'incentives.reportAssessment', {
    assessmentId,
    report: '参会、共建与办件情况',
  });
  await stage.timeline.until(iso(at + 10 * day));
  const mark = (): number => Math.round(chance.between(82, 98));
  await stage.tell(cast.office[0]!, 'incentives.scoreAssessment', {
    ...{ assessmentId, marks: [mark(), mark()], bonus: chance.happens(0.5) ? 4 : 0 },
    deduction: chance.happens(0.3) ? 5 : 0,
  });
  await stage.tell(cast.office[0]!, 'incentives.publiciseAssessment', { assessmentId });
}

async function tellHonour(telling: Telling, unit: string, at: number): Promise<void> {
  const { council, end } = telling;
  const { stage, cast } = council;
  const { unitId } = unitOf(telling, unit);
  const [office, clerk] = cast.office as [Actor, Actor];
  await stage.timeline.until(iso(at));
  const honour = {
    title: '最美共建单位',
    year: new Date(at).getUTCFullYear(),
    unitId,
    basis: '全年开放场地',
  };
  const { honourId } = await stage.tell<{ honourId: string }>(office, 'incentives.nominateHonour', honour);
  await stage.tell(clerk, 'incentives.screenHonour', { honourId });
  await stage.tell(clerk, 'incentives.publiciseHonour', { honourId });
  if (at + 12 * day > end) return;
  await stage.timeline.until(iso(at + 12 * day));
  await stage.tell(cast.secretary, 'incentives.awardHonour', { honourId });
}
