import type { Role } from '@heli/sdk';
import type { Fortress } from './fortress.js';

type Ids = Readonly<Record<string, string>>;

/** A council at a street, with one of each of its records; each step is taken by whose it is. */
export async function furnishCouncil(fortress: Fortress, organisation: string, unit: string): Promise<Ids> {
  const tokens = new Map<Role, string>();
  for (const role of ['office', 'chair', 'secretary'] as const)
    tokens.set(role, (await fortress.issue([role], { at: organisation })).token);
  const say = async (role: Role, name: string, body: unknown): Promise<Ids> => {
    const path = `/api/${organisation}/commands/${name}`;
    const { status, text } = await fortress.send({ method: 'POST', path, token: tokens.get(role), body });
    if (status !== 200) throw new Error(`${name}: ${String(status)} ${text}`);
    return (JSON.parse(text) as { output: Ids }).output;
  };
  const { clock } = fortress.house;
  const later = (minutes: number): string =>
    new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString();
  const { bodyId } = await say('office', 'council.foundBody', { kind: 'council', name: 'council' });
  const { postId } = await say('office', 'council.definePost', {
    bodyId,
    title: 'member',
    name: 'seat',
    unitId: unit,
  });
  const { personId } = await say('office', 'core.registerPerson', { name: 'member' });
  const { membershipId } = await say('office', 'council.nominate', { postId, personId, start: '2026-11-01' });
  const { termId } = await say('office', 'council.planTerm', {
    bodyId,
    start: '2026-01-01',
    end: '2027-01-01',
  });
  const { meetingId } = await say('office', 'council.draftMeeting', {
    ...{ bodyId, kind: 'liaison', title: 'x', chairPostId: postId },
    ...{ plannedStart: later(30), plannedEnd: later(90) },
  });
  await say('office', 'council.convene', { meetingId, urgentReason: 'x' });
  await say('chair', 'council.openMeeting', { meetingId });
  const { itemId } = await say('office', 'council.recordProposal', { bodyId, title: 'x', origin: 'branch' });
  await say('office', 'council.screenItem', { itemId });
  await say('chair', 'council.admitItem', { itemId });
  await say('office', 'council.scheduleItem', { itemId, meetingId });
  await say('chair', 'council.callItem', { itemId });
  const { speechId } = await say('chair', 'council.askToSpeak', { itemId });
  const { voteId } = await say('chair', 'council.openVote', { itemId, question: 'x', method: 'show' });
  await say('chair', 'council.recordShow', { voteId, yes: 0, no: 0, abstain: 0 });
  await say('chair', 'council.endItem', { itemId, outcome: 'decided', note: 'x' });
  const actions = [{ title: 'x', leadUnitId: unit, due: later(6000) }];
  const second = await say('office', 'council.recordProposal', { bodyId, title: 'x', origin: 'branch' });
  await say('office', 'council.screenItem', { itemId: second['itemId'] });
  await say('chair', 'council.admitItem', { itemId: second['itemId'] });
  await say('office', 'council.scheduleItem', { itemId: second['itemId'], meetingId });
  await say('chair', 'council.callItem', { itemId: second['itemId'] });
  await say('chair', 'council.endItem', { itemId: second['itemId'], outcome: 'decided', note: 'x' });
  const adopted = await say('chair', 'council.adoptResolution', {
    ...{ itemId: second['itemId'], title: 'x', text: 'x', actions },
  });
  const [action] = adopted['actionIds'] as unknown as string[];
  await say('chair', 'council.closeMeeting', { meetingId });
  await say('office', 'council.draftMinutes', { meetingId });
  await say('office', 'council.circulateMinutes', { meetingId });
  const { correctionId } = await say('office', 'council.askCorrection', { meetingId, text: 'x' });
  const { publicationId } = await say('office', 'council.publish', {
    ...{ subjectType: 'meeting', subjectId: meetingId, title: 'x', audience: 'council' },
  });
  return {
    ...{ body: bodyId!, post: postId!, membership: membershipId!, term: termId!, meeting: meetingId! },
    ...{ vote: voteId!, speech: speechId!, resolution: adopted['resolutionId']!, action: action! },
    ...{ correction: correctionId!, publication: publicationId!, suggestion: '01KA0000000000000000000001' },
  };
}
