import type { Actor } from '@heli/core';
import { day, hour, iso, ms } from './calendar.js';
import type { Chance } from './chance.js';
import type { CouncilStage } from './council-story.js';

interface Action {
  readonly unitId: string;
  readonly state: string;
}

/** A duty on its way: most early, some late, some disputed or sent back, and a few still waited for. */
export async function followDuty(
  council: CouncilStage,
  actionId: string,
  due: number,
  chance: Chance,
): Promise<void> {
  const { stage, cast } = council;
  const wait = (hours: number): Promise<void> =>
    stage.timeline.until(
      stage.calendar.moment(stage.calendar.office(ms(stage.timeline.now()) + hours * hour, chance)),
    );
  const [office, clerk] = cast.office as [Actor, Actor];
  await wait(chance.between(3, 40));
  if (chance.happens(0.1)) {
    const first = await handlerOf(council, office, actionId);
    await stage.tell(first, 'council.disputeAction', { actionId, reason: '不属于本单位职责范围' });
    await wait(chance.between(4, 30));
    const leadUnitId = stage.cast.units.get(chance.pick(cast.units))!.unitId;
    await stage.tell(office, 'council.settleDispute', {
      actionId,
      leadUnitId,
      reason: '按职责清单确定牵头单位',
    });
    await wait(chance.between(3, 20));
  }
  const handler = await handlerOf(council, office, actionId);
  await stage.tell(handler, 'council.acceptAction', { actionId });
  await stage.tell(handler, 'council.beginAction', { actionId });
  const late = chance.happens(0.18);
  const handIn = late ? due + chance.between(1, 12) * day : due - chance.between(0.5, 8) * day;
  await stage.timeline.until(iso(Math.max(handIn, ms(stage.timeline.now()) + hour)));
  await stage.tell(handler, 'council.submitAction', { actionId, note: '已完成' });
  await wait(chance.between(8, 60));
  if (chance.happens(0.12)) {
    await stage.tell(office, 'council.reworkAction', { actionId, reason: '请补充现场照片' });
    await wait(chance.between(20, 70));
    await stage.tell(handler, 'council.beginAction', { actionId });
    await stage.tell(handler, 'council.submitAction', { actionId, note: '已补充' });
    await wait(chance.between(8, 40));
  }
  await stage.tell(cast.supervisor, 'council.verifyAction', { actionId });
  await stage.tell(clerk, 'council.closeAction', { actionId });
}

/** Whoever works on it for the unit that leads it now. */
async function handlerOf({ stage }: CouncilStage, office: Actor, actionId: string): Promise<Actor> {
  const { unitId } = await stage.ask<Action>(office, 'council.action', { id: actionId });
  const played = [...stage.cast.units.values()].find((unit) => unit.unitId === unitId)!;
  return played.handlers[0]!;
}
