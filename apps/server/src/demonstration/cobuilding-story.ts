import type { Actor } from '@heli/core';
import { day, hour, iso, ms, type Calendar } from './calendar.js';
import type { Chance } from './chance.js';
import { closes, opens, partners, unitOf, type Telling } from './cobuilding-telling.js';
import { tellActivity, tellRegistration, tellStation } from './cobuilding-registers.js';
import type { CouncilStage } from './council-story.js';

/** What units open to others. Titles are made up. */
const shared = [
  { unit: 'school', kind: 'venue', title: '操场与体育馆', capacity: 2, days: 'FREQ=WEEKLY;BYDAY=SA,SU' },
  { unit: 'library', kind: 'venue', title: '报告厅', capacity: 1, days: 'FREQ=WEEKLY;BYDAY=TU,TH,SA,SU' },
  { unit: 'kites', kind: 'venue', title: '职工活动室', capacity: 1, days: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' },
  { unit: 'clinic', kind: 'equipment', title: '体检车', capacity: 1, days: 'FREQ=WEEKLY;BYDAY=WE,SA' },
  { unit: 'kites', kind: 'equipment', title: '折叠桌椅', capacity: 2, days: 'FREQ=WEEKLY;BYDAY=SA,SU' },
  { unit: 'clinic', kind: 'service', title: '义诊小分队', capacity: 1 },
  { unit: 'volunteers', kind: 'people', title: '社工与志愿者', capacity: 1 },
  { unit: 'bakery', kind: 'fund', title: '爱心食品基金', capacity: 1 },
  { unit: 'courier', kind: 'information', title: '楼栋异常信息共享', capacity: 1 },
] as const;

const wants = [
  { kind: 'venue', title: '老年合唱队排练场地', people: 30 },
  { kind: 'service', title: '独居老人上门量血压', people: 24 },
  { kind: 'people', title: '暑期四点半课堂辅导员', people: 40 },
  { kind: 'equipment', title: '邻里节桌椅', people: 200 },
  { kind: 'fund', title: '楼道适老化扶手', people: 60 },
  { kind: 'service', title: '小家电维修便民日', people: 80 },
  { kind: 'venue', title: '青年党员学习场地', people: 25 },
  { kind: 'information', title: '快递员发现漏水及时告知', people: 120 },
] as const;

const purposes = ['居民合唱排练', '亲子运动会', '消防知识讲座', '党员学习', '邻里议事', '健康讲座'] as const;
const promises = ['开放共享场地', '组织党员志愿服务', '举办便民活动', '慰问困难家庭'] as const;

/** Three lists, agreements, registrations, stations and activities, over the story's year. */
export function tellCobuilding(council: CouncilStage, begin: number, end: number, chance: Chance): void {
  const { stage } = council;
  const communities = [...stage.cast.secretaries.keys()];
  const telling = (key: number): Telling => ({ council, begin, end, chance: chance.fork(key) });
  shared.forEach((one, i) => {
    stage.spawn(() => tellResource(telling(i), one, begin + (6 + i) * day));
  });
  partners.forEach((unit, i) => {
    stage.spawn(() => tellAgreement(telling(100 + i), unit, begin + (8 + 3 * i) * day));
    stage.spawn(() => tellRegistration(telling(200 + i), unit, begin + (5 + i) * day));
  });
  for (let at = begin + 15 * day, i = 0; at < end - 2 * day; at += 6.5 * day, i++) {
    const [want, community, when] = [
      wants[i % wants.length]!,
      communities[(i * 5) % communities.length]!,
      at,
    ];
    stage.spawn(() => tellNeed(telling(1000 + i), want, community, when));
  }
  for (let at = begin + 20 * day, i = 0; at < end - day; at += 16 * day, i++) {
    const [unit, when] = [partners[(i * 3) % partners.length]!, at];
    stage.spawn(() => tellActivity(telling(3000 + i), unit, when));
  }
  communities.slice(0, 3).forEach((community, i) => {
    stage.spawn(() => tellStation(telling(4000 + i), community, i, begin + (4 + i) * day));
  });
}

async function tellResource(telling: Telling, one: (typeof shared)[number], at: number): Promise<void> {
  const { council, end, chance } = telling;
  const { stage, cast } = council;
  const { unitId, handlers } = unitOf(telling, one.unit);
  await stage.timeline.until(iso(at));
  const { resourceId } = await stage.tell<{ resourceId: string }>(handlers[0]!, 'cobuilding.offerResource', {
    ...{ unitId, kind: one.kind, title: one.title, capacity: one.capacity },
    hours: 'days' in one ? [{ days: one.days, opens, closes }] : [],
  });
  await stage.timeline.until(iso(at + day));
  await stage.tell(cast.office[1]!, 'cobuilding.verifyResource', { resourceId });
  await stage.tell(handlers[0]!, 'cobuilding.openResource', { resourceId });
  if (!('days' in one)) return;
  for (let next = at + 4 * day, i = 0; next < end + 12 * day; next += chance.between(1.5, 3.5) * day, i++) {
    const [own, when] = [chance.fork(i), next];
    stage.spawn(() => tellBooking({ ...telling, chance: own }, resourceId, handlers[0]!, when));
  }
}

interface Slot {
  readonly from: string;
  readonly to: string;
  readonly free: number;
}

/** A community asks for some hours of the first free time it finds. */
async function tellBooking(telling: Telling, resourceId: string, owner: Actor, at: number): Promise<void> {
  const { council, end, chance } = telling;
  const { stage } = council;
  const asked = at - chance.between(2, 9) * day;
  if (asked > end - hour) return;
  await stage.timeline.until(iso(asked));
  const secretary = chance.pick([...stage.cast.secretaries.values()]);
  const first = iso(at).slice(0, 10);
  const last = iso(at + 6 * day).slice(0, 10);
  const slots = await stage.ask<Slot[]>(owner, 'cobuilding.availability', { resourceId, first, last });
  const free = slots.find((slot) => slot.free > 0 && ms(slot.to) - ms(slot.from) >= 2 * hour);
  if (!free || ms(free.from) <= asked) return;
  const from =
    ms(free.from) + hour * Math.floor(chance.between(0, (ms(free.to) - ms(free.from)) / hour - 1.01));
  const to = from + 2 * hour;
  const wish = { resourceId, from: iso(from), to: iso(to), purpose: chance.pick(purposes) };
  const people = Math.round(chance.between(12, 60));
  const { bookingId } = await stage.tell<{ bookingId: string }>(secretary, 'cobuilding.requestBooking', {
    ...{ ...wish, people },
  });
  if (asked + 6 * hour > end) return;
  await stage.timeline.until(iso(Math.min(asked + 5 * hour, from - hour)));
  await stage.tell(owner, 'cobuilding.approveBooking', { bookingId });
  if (chance.happens(0.06)) {
    await stage.timeline.until(iso(to));
    await stage.tell(owner, 'cobuilding.missBooking', { bookingId });
    return;
  }
  await stage.timeline.until(iso(from));
  await stage.tell(owner, 'cobuilding.beginBooking', { bookingId });
  await stage.timeline.until(iso(to));
  await stage.tell(owner, 'cobuilding.returnBooking', { bookingId });
  const rating = Math.round(chance.between(3.4, 5));
  await stage.tell(secretary, 'cobuilding.rateBooking', { bookingId, by: 'borrower', rating });
}

/** Things are wanted by the end of a day. */
const evening = (calendar: Calendar, at: number): string => iso(calendar.startOfDay(at) + 18 * hour);

async function tellNeed(
  telling: Telling,
  want: (typeof wants)[number],
  community: string,
  at: number,
): Promise<void> {
  const { council, chance } = telling;
  const { stage } = council;
  const secretary = stage.cast.secretaries.get(community)!;
  await stage.timeline.until(stage.calendar.moment(stage.calendar.office(at, chance)));
  const wantedBy = evening(stage.calendar, at + chance.between(25, 45) * day);
  const need = { kind: want.kind, title: want.title, beneficiaries: want.people, wantedBy };
  const { needId } = await stage.tell<{ needId: string }>(
    ...[secretary, 'cobuilding.draftNeed', { ...need, urgency: chance.happens(0.15) ? 'urgent' : 'normal' }],
    community,
  );
  await stage.tell(secretary, 'cobuilding.publishNeed', { needId }, community);
  if (chance.happens(0.1)) return;
  await stage.timeline.until(iso(at + chance.between(1, 11) * day));
  const unit = chance.pick(partners);
  const { unitId, handlers } = unitOf(telling, unit);
  const offer = { needId, unitId, offer: '我单位可以承担' };
  const { claimId } = await stage.tell<{ claimId: string }>(handlers[0]!, 'cobuilding.offerClaim', offer);
  await stage.timeline.until(iso(ms(stage.timeline.now()) + chance.between(0.5, 4) * day));
  await stage.tell(secretary, 'cobuilding.acceptClaim', { claimId }, community);
  if (chance.happens(0.4)) return tellProject(telling, want, { needId, claimId, unit, secretary });
  await stage.timeline.until(iso(ms(stage.timeline.now()) + chance.between(8, 26) * day));
  await stage.tell(secretary, 'cobuilding.keepClaim', { claimId }, community);
  await stage.tell(
    ...[secretary, 'cobuilding.evaluateNeed', { needId, rating: Math.round(chance.between(3.4, 5)) }],
    community,
  );
}

interface Taken {
  readonly needId: string;
  readonly claimId: string;
  readonly unit: string;
  readonly secretary: Actor;
}

const steps = ['完成方案', '物资到位', '组织实施'] as const;

async function tellProject(
  telling: Telling,
  { title, people }: (typeof wants)[number],
  { needId, claimId, unit, secretary }: Taken,
): Promise<void> {
  const { council, chance } = telling;
  const { stage, cast } = council;
  const { unitId, handlers } = unitOf(telling, unit);
  const lead = handlers[0]!;
  const begun = ms(stage.timeline.now());
  const length = chance.between(18, 40) * day;
  const due = (share: number): string => evening(stage.calendar, begun + share * length);
  const { projectId } = await stage.tell<{ projectId: string }>(lead, 'cobuilding.proposeProject', {
    ...{ title: `${title}共建项目`, goal: `解决${title}`, leadUnitId: unitId, needIds: [needId] },
    ...{ start: iso(begun), due: due(1), budget: [{ source: 'unit', cents: 500_000 }] },
    milestones: steps.map((text, i) => ({ text, due: due((i + 1) / (steps.length + 1)) })),
  });
  await stage.timeline.until(iso(begun + day));
  await stage.tell(cast.chair, 'cobuilding.agreeProject', { projectId });
  await stage.tell(lead, 'cobuilding.startProject', { projectId });
  const { plan } = await stage.ask<{ plan: { milestoneId: string }[] }>(lead, 'cobuilding.projectDetail', {
    id: projectId,
  });
  const pace = chance.between(0.75, 1.15);
  for (const [i, { milestoneId }] of plan.entries()) {
    const at = begun + 2 * day + ((i + 1) / (steps.length + 1)) * length * pace;
    await stage.timeline.until(iso(at));
    await stage.tell(lead, 'cobuilding.reachMilestone', { milestoneId });
  }
  await stage.timeline.until(iso(ms(stage.timeline.now()) + chance.between(1, 4) * day));
  await stage.tell(lead, 'cobuilding.askAcceptance', { projectId, result: '已按计划完成' });
  await stage.timeline.until(iso(ms(stage.timeline.now()) + day));
  await stage.tell(cast.supervisor, 'cobuilding.acceptProject', { projectId, beneficiaries: people });
  await stage.tell(secretary, 'cobuilding.evaluateProject', { projectId, rating: 5 });
  await stage.tell(secretary, 'cobuilding.keepClaim', { claimId });
}

async function tellAgreement(telling: Telling, unit: string, at: number): Promise<void> {
  const { council, end, chance } = telling;
  const { stage, cast } = council;
  const [office] = cast.office as [Actor];
  const { unitId, handlers } = unitOf(telling, unit);
  await stage.timeline.until(iso(at));
  const term = { from: iso(at).slice(0, 10), to: iso(at + 500 * day).slice(0, 10) };
  const agreement = { unitId, title: '党建共建协议', ...term };
  const { agreementId } = await stage.tell<{ agreementId: string }>(
    office,
    'cobuilding.draftAgreement',
    agreement,
  );
  const promised: { commitmentId: string; due: number }[] = [];
  for (let due = at + 40 * day, i = 0; due < end + 90 * day; due += 55 * day, i++) {
    const commitment = { agreementId, text: promises[i % promises.length], measure: '次', due: iso(due) };
    const made = await stage.tell<{ commitmentId: string }>(office, 'cobuilding.addCommitment', commitment);
    promised.push({ ...made, due });
  }
  await stage.tell(cast.secretary, 'cobuilding.signAgreement', { agreementId });
  for (const { commitmentId, due } of promised) {
    const done = chance.happens(0.1) ? due + chance.between(2, 8) * day : due - chance.between(2, 15) * day;
    await stage.timeline.until(iso(Math.max(done, ms(stage.timeline.now()))));
    await stage.tell(handlers[0]!, 'cobuilding.reportCommitment', { commitmentId });
    await stage.tell(office, 'cobuilding.keepCommitment', { commitmentId });
  }
}
