import { day, hour, iso, ms } from './calendar.js';
import type { Chance } from './chance.js';
import type { CouncilCast } from './council-cast.js';
import { councilMatters, type CouncilMatter } from './council-matters.js';
import { followDuty } from './duty-story.js';
import type { Stage } from './stage.js';

/** What tellers of the council share. */
export interface CouncilStage {
  readonly stage: Stage;
  readonly cast: CouncilCast;
}

/** So long before a meeting it is called. */
export const notice = 25 * day;

/** A meeting of each month: called weeks before, held, written down and signed. */
export async function tellMeeting(
  council: CouncilStage,
  start: number,
  plenary: boolean,
  chance: Chance,
): Promise<void> {
  const { stage, cast } = council;
  const [office] = cast.office as [typeof cast.chair];
  await stage.timeline.until(iso(start - notice));
  const kind = plenary ? 'plenary' : 'standing';
  const title = plenary ? '全体会议' : '月度例会';
  const called = `${iso(start).slice(0, 10)} ${title}`;
  const { meetingId } = await stage.tell<{ meetingId: string }>(office, 'council.draftMeeting', {
    ...{ bodyId: cast.bodyId, kind, title, place: '街道三楼会议室' },
    ...{ plannedStart: iso(start), plannedEnd: iso(start + 2 * hour), chairPostId: cast.postIds[0] },
  });
  await stage.tell(office, 'council.convene', { meetingId });
  if (plenary)
    await stage.tell(office, 'council.publish', {
      ...{ subjectType: 'meeting', subjectId: meetingId, title: `${called}通知` },
      ...{ audience: 'public', to: iso(start + day) },
    });
  const items = await propose(council, meetingId, Math.floor(start / (28 * day)), chance);
  await stage.timeline.until(iso(start));
  for (const [index, postId] of cast.postIds.entries()) {
    const mode = index < 3 ? 'present' : chance.weighted({ present: 84, leave: 10, absent: 6 });
    if (mode !== 'absent') await stage.tell(office, 'council.recordAttendance', { meetingId, postId, mode });
  }
  await stage.tell(cast.chair, 'council.openMeeting', { meetingId });
  for (const each of items) await discuss(council, each, chance);
  await stage.tell(cast.chair, 'council.closeMeeting', { meetingId });
  await writeUp(council, meetingId, called);
}

/** Minutes: drafted, circulated, signed, and published for everybody. */
async function writeUp({ stage, cast }: CouncilStage, meetingId: string, called: string): Promise<void> {
  const [office, clerk] = cast.office as [typeof cast.chair, typeof cast.chair];
  await stage.timeline.until(iso(ms(stage.timeline.now()) + 1 * day));
  await stage.tell(clerk, 'council.draftMinutes', { meetingId });
  await stage.tell(clerk, 'council.circulateMinutes', { meetingId });
  await stage.timeline.until(iso(ms(stage.timeline.now()) + 4 * day));
  await stage.tell(cast.chair, 'council.signMinutes', { meetingId });
  await stage.tell(office, 'council.publishMinutes', { meetingId });
  await stage.tell(office, 'council.publish', {
    ...{ subjectType: 'minutes', subjectId: meetingId, title: `${called}纪要`, audience: 'public' },
  });
}

interface Listed {
  readonly itemId: string;
  readonly matter: CouncilMatter;
}

/** Two matters a month, in turn, so that a year has dealt with all of them. */
async function propose(
  { stage, cast }: CouncilStage,
  meetingId: string,
  turn: number,
  chance: Chance,
): Promise<Listed[]> {
  const [office] = cast.office as [typeof cast.chair];
  const picked = [0, 1].map((i) => councilMatters[(2 * turn + i) % councilMatters.length]!);
  const listed: Listed[] = [];
  for (const matter of picked) {
    const { title, origin, wanted, metric } = matter;
    const { itemId } = await stage.tell<{ itemId: string }>(office, 'council.recordProposal', {
      ...{ bodyId: cast.bodyId, title, origin, wanted, metrics: metric === undefined ? [] : [metric] },
    });
    await stage.timeline.until(iso(ms(stage.timeline.now()) + chance.between(0.5, 2) * day));
    await stage.tell(office, 'council.screenItem', { itemId });
    await stage.tell(cast.chair, 'council.admitItem', { itemId });
    await stage.tell(office, 'council.scheduleItem', { itemId, meetingId });
    listed.push({ itemId, matter });
  }
  return listed;
}

async function discuss(council: CouncilStage, { itemId, matter }: Listed, chance: Chance): Promise<void> {
  const { stage, cast } = council;
  const { wanted, metric } = matter;
  if (metric !== undefined) await stage.settle();
  await stage.tell(cast.chair, 'council.callItem', { itemId });
  await stage.timeline.until(iso(ms(stage.timeline.now()) + chance.between(0.2, 0.6) * hour));
  if (wanted === 'inform') {
    await stage.tell(cast.chair, 'council.endItem', { itemId, outcome: 'noted' });
    return;
  }
  const question = `是否同意《${matter.title}》方案？`;
  const { voteId, present } = await stage.tell<{ voteId: string; present: number }>(
    cast.chair,
    'council.openVote',
    {
      ...{ itemId, question, method: 'show' },
    },
  );
  const against = chance.weighted({ 0: 60, 1: 30, 2: 10 });
  const abstain = chance.weighted({ 0: 80, 1: 20 });
  const counted = {
    yes: present - Number(against) - Number(abstain),
    no: Number(against),
    abstain: Number(abstain),
  };
  await stage.tell(cast.chair, 'council.recordShow', { voteId, ...counted });
  await stage.tell(cast.chair, 'council.publishVote', { voteId });
  await resolve(council, itemId, matter, chance);
  await stage.tell(cast.chair, 'council.endItem', { itemId, outcome: 'decided' });
}

const targetOf: Readonly<Record<string, { readonly value: number; readonly course: 'pace' | 'step' }>> = {
  'coordination.onTimeClosureRate': { value: 92, course: 'pace' },
  'council.attendanceRate': { value: 88, course: 'step' },
  'council.resolutionOnTime': { value: 85, course: 'pace' },
};

async function resolve(
  { stage, cast }: CouncilStage,
  itemId: string,
  matter: CouncilMatter,
  chance: Chance,
): Promise<void> {
  const { title, text, duties, metric } = matter;
  const now = ms(stage.timeline.now());
  const by = now + 60 * day;
  const target = metric === undefined ? undefined : targetOf[metric];
  const actions = duties.map((duty) => ({
    title: duty,
    leadUnitId: stage.cast.units.get(chance.pick(cast.units))!.unitId,
    due: iso(stage.calendar.startOfDay(now + chance.between(14, 40) * day) + 18 * hour),
  }));
  const adopted = await stage.tell<{ actionIds: string[] }>(cast.chair, 'council.adoptResolution', {
    ...{ itemId, title, text, actions },
    targets: target ? [{ metric, period: 'P90D', by: iso(by).slice(0, 10), ...target }] : [],
  });
  // What is judged is judged by the numbers of its day.
  if (target)
    stage.spawn(() =>
      stage.timeline.until(iso(stage.calendar.startOfDay(by) + day + hour)).then(() => stage.settle()),
    );
  adopted.actionIds.forEach((actionId, i) => {
    const own = chance.fork(i);
    stage.spawn(() => followDuty({ stage, cast }, actionId, ms(actions[i]!.due), own));
  });
}
