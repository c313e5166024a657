import type { Actor } from '@heli/core';
import { day, hour, iso, ms } from './calendar.js';
import { closes, opens, unitOf, type Telling } from './cobuilding-telling.js';

/** 单位报到: asked for by the office, confirmed by its clerk. */
export async function tellRegistration(telling: Telling, unit: string, at: number): Promise<void> {
  const { council, chance } = telling;
  const { stage, cast } = council;
  const [office, clerk] = cast.office as [Actor, Actor];
  const { unitId, handlers } = unitOf(telling, unit);
  await stage.timeline.until(iso(at));
  await stage.tell(office, 'cobuilding.expectRegistration', { unitId });
  await stage.timeline.until(iso(at + chance.between(3, 40) * day));
  const members = Math.round(chance.between(4, 22));
  const { registrationId } = await stage.tell<{ registrationId: string }>(
    ...[handlers[0]!, 'cobuilding.registerUnit', { unitId, members }],
  );
  await stage.timeline.until(iso(ms(stage.timeline.now()) + day));
  await stage.tell(clerk, 'cobuilding.confirmRegistration', { registrationId });
}

const activities = [
  { kind: 'clinic', title: '社区义诊日' },
  { kind: 'culture', title: '邻里文化节' },
  { kind: 'volunteering', title: '周末清洁行动' },
  { kind: 'safety', title: '消防进楼栋' },
] as const;

export async function tellActivity(telling: Telling, unit: string, at: number): Promise<void> {
  const { council, chance } = telling;
  const { stage } = council;
  const { unitId, handlers } = unitOf(telling, unit);
  await stage.timeline.until(iso(at));
  const held = iso(at + chance.between(3, 12) * day);
  const plan = { ...chance.pick(activities), unitIds: [unitId], at: held };
  const { activityId } = await stage.tell<{ activityId: string }>(
    handlers[0]!,
    'cobuilding.planActivity',
    plan,
  );
  await stage.timeline.until(iso(ms(held) + 3 * hour));
  const participants = Math.round(chance.between(20, 140));
  await stage.tell(handlers[0]!, 'cobuilding.reportActivity', { activityId, participants });
}

const stations = [
  { kind: 'centre', title: '党群服务中心' },
  { kind: 'station', title: '小哥驿站' },
  { kind: 'post', title: '楼栋微阵地' },
] as const;

export async function tellStation(telling: Telling, community: string, i: number, at: number): Promise<void> {
  const { council, end, chance } = telling;
  const { stage } = council;
  const secretary = stage.cast.secretaries.get(community)!;
  await stage.timeline.until(iso(at));
  const { stationId } = await stage.tell<{ stationId: string }>(
    secretary,
    'cobuilding.openStation',
    { ...stations[i]!, hours: [{ days: 'FREQ=DAILY', opens, closes }] },
    community,
  );
  for (let next = stage.calendar.startOfDay(at) + day + 21 * hour; next < end; next += 7 * day) {
    await stage.timeline.until(iso(next));
    const visits = { stationId, day: iso(next).slice(0, 10), visits: Math.round(chance.between(40, 220)) };
    await stage.tell(secretary, 'cobuilding.countVisits', visits, community);
  }
}
