import { Door } from '../lib/door.ts';
import type { Server } from '../lib/server.ts';
import { furnish, tokenOf, street } from '../lib/street.ts';

const minute = 60_000;
const later = (minutes: number): string => new Date(Date.now() + minutes * minute).toISOString();

export interface Table {
  /** One-time codes for a first password, by who sits there. */
  readonly codes: ReadonlyMap<string, string>;
  readonly meetingId: string;
}

/** A council of a chair and members, called to a meeting that may be opened now, with one item to decide. */
export async function layTable(server: Server, seats: readonly string[]): Promise<Table> {
  await furnish(server);
  const operator = new Door(server.url, server.operatorToken);
  const office = new Door(server.url, await tokenOf(server));
  const made = async (door: Door, name: string, input: object): Promise<Readonly<Record<string, string>>> =>
    (await door.command(street, name, input)).output as Readonly<Record<string, string>>;
  const { bodyId } = await made(operator, 'council.foundBody', { kind: 'council', name: '协调委员会' });
  const codes = new Map<string, string>();
  const posts: string[] = [];
  for (const name of seats) {
    const chairs = name === 'chair';
    const unit = chairs ? {} : await made(operator, 'core.registerUnit', { name, kind: 'residentUnit' });
    const post = { bodyId, name: `seat of ${name}`, title: chairs ? 'chair' : 'member', ...unit };
    const { postId } = await made(operator, 'council.definePost', post);
    const { personId } = await made(operator, 'core.registerPerson', { name });
    const { accountId } = await made(operator, 'core.createAccount', { name });
    await made(operator, 'core.tieAccount', { accountId, personId });
    const nomination = { postId, personId, start: later(-3 * 24 * 60).slice(0, 10) };
    const { membershipId } = await made(office, 'council.nominate', nomination);
    await made(operator, 'council.approveMembership', { membershipId });
    const { body } = await operator.post(`/api/accounts/${accountId!}/link`, { organisation: street });
    codes.set(name, (body as { readonly code: string }).code);
    posts.push(postId!);
  }
  const { meetingId } = await made(operator, 'council.draftMeeting', {
    ...{ bodyId, kind: 'plenary', title: '第四季度全体会议', place: '二楼会议室', chairPostId: posts[0] },
    ...{ plannedStart: later(30), plannedEnd: later(150) },
  });
  await made(operator, 'council.convene', { meetingId, urgentReason: '测试' });
  const proposal = {
    ...{ bodyId, title: '东风社区夜间占道与油烟', origin: 'branch', wanted: 'decide' },
    metrics: ['coordination.open'],
  };
  const { itemId } = await made(office, 'council.recordProposal', proposal);
  await made(operator, 'council.screenItem', { itemId });
  await made(operator, 'council.admitItem', { itemId });
  await made(operator, 'council.scheduleItem', { itemId, meetingId });
  operator.close();
  office.close();
  return { codes, meetingId: meetingId! };
}
