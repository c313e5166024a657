import type { Actor } from '@heli/core';
import { day, hour, iso } from './calendar.js';
import { grids, street } from './cast.js';
import type { Chance } from './chance.js';
import type { CouncilStage } from './council-story.js';

interface Program {
  readonly kind: 'convenience' | 'culture';
  readonly title: string;
  readonly capacity: number;
}

/** What is offered, in turn. */
const programs: readonly Program[] = [
  { kind: 'convenience', title: '义诊与量血压', capacity: 12 },
  { kind: 'culture', title: '社区合唱', capacity: 20 },
  { kind: 'convenience', title: '家电义务维修', capacity: 10 },
  { kind: 'culture', title: '书法课', capacity: 12 },
  { kind: 'convenience', title: '智能手机课堂', capacity: 8 },
  { kind: 'culture', title: '风筝制作', capacity: 15 },
];
/** Names made up, after trees. */
const guests = [
  ...['白杨', '青松', '红枫', '银杏', '垂柳', '香樟', '水杉', '刺槐', '桑榆', '海棠', '玉兰', '石楠'],
] as const;

/** Where something is offered, by whom, and how often. */
interface Place {
  readonly organisation: string;
  readonly host: Actor;
  readonly kind: 'centre' | 'station';
  readonly name: string;
  readonly everyDays: number;
}

const communityOf = (code: string): string =>
  grids.find(({ communityCode }) => communityCode === code)?.communityName ?? '';

const ahead = 20 * day;
const stations = 6;

/** The street's service centre, a station in each of six communities, and what is offered there. */
export function tellServices({ stage }: CouncilStage, begin: number, end: number, chance: Chance): void {
  const [office] = stage.cast.office as [Actor];
  const centre = { organisation: street, host: office, kind: 'centre', name: '街道党群服务中心' } as const;
  const places: Place[] = [
    { ...centre, everyDays: 14 },
    ...[...stage.cast.secretaries].slice(0, stations).map(([organisation, host]): Place => ({
      ...{ organisation, host, kind: 'station', name: `${communityOf(organisation)}服务站`, everyDays: 30 },
    })),
  ];
  places.forEach((place, i) => {
    const own = chance.fork(i);
    stage.spawn(async () => {
      await stage.timeline.until(iso(begin + (3 + i) * day));
      const { organisation, host, kind, name } = place;
      const wish = { kind, name, hours: '周一至周日 8:30–17:30' };
      const { pointId } = await stage.tell<{ pointId: string }>(
        host,
        'services.openPoint',
        wish,
        organisation,
      );
      const first = begin + (30 + 3 * i) * day;
      for (let at = first, turn = 0; at - ahead < end; at += place.everyDays * day, turn++) {
        const [when, its, program] = [at, own.fork(turn), programs[(turn + i) % programs.length]!];
        stage.spawn(() => tellActivity({ stage }, { ...place, pointId }, program, when, end, its));
      }
    });
  });
}

async function tellActivity(
  { stage }: Pick<CouncilStage, 'stage'>,
  { organisation, host, pointId }: Place & { readonly pointId: string },
  { kind, title, capacity }: Program,
  at: number,
  end: number,
  chance: Chance,
): Promise<void> {
  const tell = <T>(name: string, input: object): Promise<T> =>
    stage.tell<T>(host, `services.${name}`, input, organisation);
  const from = stage.calendar.startOfDay(at) + 14 * hour;
  await stage.timeline.until(iso(Math.max(at - ahead, 0)));
  const wish = { pointId, kind, title, capacity, from: iso(from), to: iso(from + 2 * hour) };
  const { activityId } = await tell<{ activityId: string }>('planActivity', wish);
  const signUpIds: string[] = [];
  for (const name of guests.slice(0, Math.round(chance.between(4, Math.min(capacity, guests.length))))) {
    const when = from - chance.between(1, 14) * day;
    if (when > end) continue;
    await stage.timeline.until(iso(when));
    const { signUpId } = await tell<{ signUpId: string }>('signUp', { activityId, name });
    signUpIds.push(signUpId);
  }
  if (from + 3 * hour > end) return;
  await stage.timeline.until(iso(from + 3 * hour));
  const came = signUpIds.filter(() => chance.next() < 0.86);
  const walkIns = Math.round(chance.between(0, 5));
  await tell('holdActivity', { activityId, signUpIds: came, walkIns });
  for (const signUpId of came.filter(() => chance.next() < 0.6))
    await tell('rateActivity', { signUpId, score: chance.next() < 0.93 ? 5 : 3 });
}
