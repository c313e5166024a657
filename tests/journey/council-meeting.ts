import type { journeyWith } from './journey.ts';
import { day, hour } from './journey.ts';

type Journey = Pick<ReturnType<typeof journeyWith>, 'done' | 'later' | 'wait'>;
interface Proposal {
  readonly title: string;
  readonly origin?: 'street' | 'branch';
}
export interface Opened {
  readonly meetingId: string;
  readonly itemIds: readonly string[];
}

/** A council of one seat, and its meeting opened with some items; the office and a second clerk prepare them. */
export async function openMeeting(
  { done, later, wait }: Journey,
  items: readonly Proposal[],
): Promise<Opened> {
  const { bodyId } = await done('office', 'council.foundBody', { kind: 'council', name: '协调委员会' });
  const { postId } = await done('office', 'council.definePost', { bodyId, title: 'chair', name: 'chair' });
  const { personId } = await done('office', 'core.registerPerson', { name: 'the chair' });
  const seat = { postId, personId, start: '2026-11-02', basis: 'elected' };
  const { membershipId } = await done('office', 'council.nominate', seat);
  await done('secretary', 'council.approveMembership', { membershipId });
  const times = { plannedStart: later(8 * day), plannedEnd: later(8 * day + 3 * hour) };
  const draft = { bodyId, kind: 'standing', title: '例会', ...times, chairPostId: postId };
  const { meetingId } = await done('office', 'council.draftMeeting', draft);
  await done('office', 'council.convene', { meetingId });
  const itemIds: string[] = [];
  for (const { title, origin = 'street' } of items) {
    const proposal = { bodyId, title, wanted: 'decide', origin };
    const { itemId } = await done('office', 'council.recordProposal', proposal);
    await done('clerk', 'council.screenItem', { itemId });
    await done('chair', 'council.admitItem', { itemId });
    await done('office', 'council.scheduleItem', { itemId, meetingId });
    itemIds.push(itemId!);
  }
  await wait(8 * day);
  await done('office', 'council.recordAttendance', { meetingId, postId, mode: 'present' });
  await done('chair', 'council.openMeeting', { meetingId });
  return { meetingId: meetingId!, itemIds };
}

/** Calls an item and has it voted for, by the one seat there is. */
export async function passItem({ done }: Pick<Journey, 'done'>, itemId: string): Promise<void> {
  await done('chair', 'council.callItem', { itemId });
  const vote = { itemId, question: '是否通过？', method: 'show' };
  const { voteId } = await done('chair', 'council.openVote', vote);
  await done('chair', 'council.recordShow', { voteId, yes: 1, no: 0, abstain: 0 });
  await done('chair', 'council.publishVote', { voteId });
}
