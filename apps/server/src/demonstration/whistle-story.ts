import type { Plot } from './case-story.js';
import type { Thread } from './stage.js';
import { units } from './units.js';

/** 吹哨报到: the office calls units to the place; nearly all come in time. */
export async function whistle(thread: Thread, leadUnitId: string, { grid, severity }: Plot): Promise<void> {
  const { chance, stage } = thread;
  const kind = severity === 'emergency' ? 'emergency' : severity === 'urgent' ? 'enforcement' : 'residents';
  if (severity === 'normal') await thread.wait({ hours: [1, 12] });
  const others = units.map(({ key }) => key).filter((key) => thread.unit(key).unitId !== leadUnitId);
  const called = [...new Set([chance.pick(others), chance.pick(others), chance.pick(others)])];
  const title = `请到${grid.communityName}${grid.name}现场会商`;
  const { whistleId } = await thread.act<{ whistleId: string }>(thread.office, 'blowWhistle', {
    kind,
    title,
    place: grid.communityName,
    calledUnitIds: called.map((key) => thread.unit(key).unitId),
  });
  const within = { emergency: [0.05, 0.1], enforcement: [0.1, 0.9], residents: [1, 20] } as const;
  const tooLate = { emergency: [0.8, 1.2], enforcement: [2.2, 3], residents: [25, 30] } as const;
  for (const key of called) {
    const { unitId, handlers } = thread.unit(key);
    const late = chance.happens(0.04);
    await thread.wait({
      hours: late ? tooLate[kind] : scale(within[kind], called.length),
      office: false,
      urgent: kind !== 'residents',
    });
    await stage.send(chance.pick(handlers), 'arriveWhistle', { whistleId, unitId });
  }
  await thread.wait({ hours: [0.3, 2], office: false });
  await stage.send(thread.office, 'concludeWhistle', {
    whistleId,
    rating: 3 + Math.floor(chance.next() * 3),
    note: '现场会商完毕',
  });
}

/** One after another they must all fit into the time they have. */
const scale = ([least, most]: readonly [number, number], parts: number): [number, number] => [
  least / parts,
  most / parts,
];
