import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import council from '@heli/council';
import { communities, createHouse, grid, onSqlite, street, type House } from '@heli/testing';
import coordination from '../../plugins/coordination/src/index.js';

/** One story of the council, told through HTTP alone; only time is turned by hand. */
const day = 86_400_000;
const grids = [grid, `${communities[0]}002`, `${communities[0]}003`];
const seats = ['chair', 'works', 'school', 'clinic', 'bakery'] as const;

let house: House;
let url: string;
const tokens = new Map<string, string>();
const units = new Map<string, string>();
const posts = new Map<string, string>();

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function ask(who: string, path: string, init: Sent = {}): Promise<Answer> {
  const answer = await fetch(`${url}/api/${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${tokens.get(who)!}`, 'Accept-Language': 'en', ...init.headers },
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

const send = (who: string, name: string, input: unknown, at = street): Promise<Answer> =>
  ask(who, `${at}/commands/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(input),
  });
/** Sends what has to be carried out, and answers its output. */
async function done<T = Record<string, string>>(
  who: string,
  name: string,
  input: unknown,
  at = street,
): Promise<T> {
  const { status, body } = await send(who, name, input, at);
  expect([name, status, body['key']]).toEqual([name, 200, undefined]);
  return body['output'] as T;
}
async function query<T>(who: string, name: string, input: unknown = {}): Promise<T> {
  const path = `${street}/queries/${name}?input=${encodeURIComponent(JSON.stringify(input))}`;
  const { status, body } = await ask(who, path);
  expect([name, status]).toEqual([name, 200]);
  return body as T;
}
async function cell(metric: string, period = 'total'): Promise<unknown[]> {
  const { body } = await ask('office', `${street}/cells?metrics=${metric}&period=${period}`);
  const [first] = body as unknown as { n: number; d: number | null; value: number | null }[];
  return [first!.n, first!.d, first!.value];
}
const now = (): number => Date.parse(house.clock.now());
const later = (ms: number): string => new Date(now() + ms).toISOString();

async function settle(): Promise<void> {
  const { kernel } = house;
  await kernel.writer.wake();
  for (let head = -1; head !== kernel.log.head.seq;) {
    head = kernel.log.head.seq;
    await kernel.follower.caughtUp();
    await kernel.reactions.idle();
  }
}
async function moveTo(at: string): Promise<void> {
  house.clock.moveTo(at);
  await settle();
}

async function letIn(name: string, accountId: string): Promise<void> {
  const wish = { kind: 'api', label: name, accountId } as const;
  tokens.set(name, (await house.kernel.accounts.issueToken(wish)).token);
}

/** A person on a seat: what they may do follows from the post alone. */
async function seat(name: string, bodyId: string): Promise<void> {
  const unit = name === 'chair' ? {} : { unitId: units.get(name)! };
  const title = name === 'chair' ? 'chair' : 'member';
  const { postId } = await done('office', 'council.definePost', { bodyId, title, name, ...unit });
  const { personId } = await done('office', 'core.registerPerson', { name });
  const { accountId } = await done('administrator', 'core.createAccount', { name });
  await done('administrator', 'core.tieAccount', { accountId, personId });
  await letIn(name, accountId!);
  const nomination = { postId, personId, start: '2026-11-02', basis: 'elected' };
  const { membershipId } = await done('office', 'council.nominate', nomination);
  await done('secretary', 'council.approveMembership', { membershipId });
  posts.set(name, postId!);
}

beforeAll(async () => {
  house = await createHouse({ builtIn: [council], mechanisms: [coordination], ballotsOnPostgresql: true });
  ({ url } = await house.listen());
  for (const role of ['administrator', 'office', 'secretary', 'supervisor', 'gridWorker'] as const) {
    const held = [{ role, organisation: street, unitId: undefined }];
    await letIn(role, await house.kernel.accounts.create(role, undefined, held));
  }
  const organisations = grids
    .slice(1)
    .map((code) => ({ code, name: code, level: 'grid', parentCode: communities[0] }));
  await done('administrator', 'core.registerOrganisations', { organisations });
  for (const name of seats.slice(1)) {
    const { unitId } = await done('office', 'core.registerUnit', { name, kind: 'residentUnit' });
    units.set(name, unitId!);
  }
  const { bodyId } = await done('office', 'council.foundBody', { kind: 'council', name: '协调委员会' });
  for (const name of seats) await seat(name, bodyId!);
  await settle();
});
afterAll(() => house.close());

const cases: string[] = [];
let suggestionId: string;
let meetingId: string;
let itemId: string;
let actionId: string;

test('a case is filed in three grids of one community, and is held out to the council', async () => {
  for (const organisation of grids) {
    const { caseId } = await done('gridWorker', 'coordination.report', {
      ...{ title: '飞线充电', category: 'environment.litter', origin: 'grid', organisation },
    });
    await done('gridWorker', 'coordination.verify', { caseId });
    await done('office', 'coordination.file', { caseId });
    await done('office', 'coordination.dispatch', { caseId, leadUnitId: units.get('works') });
    cases.push(caseId!);
  }
  const held = await query<{ id: string; title: string; params: Record<string, unknown> }[]>(
    'office',
    'council.suggestions',
  );
  expect(held).toMatchObject([
    {
      title: 'coordination.suggestion.repeated',
      params: { count: 3, days: 30, category: 'environment.litter' },
    },
  ]);
  suggestionId = held[0]!.id;
});

test('the office makes an item of it, once, and the chair admits it by the right of the post', async () => {
  const [{ id: bodyId }] = await query<[{ id: string }]>('office', 'council.bodies');
  const proposal = {
    bodyId,
    suggestionId,
    title: '飞线充电',
    wanted: 'decide',
    metrics: ['coordination.openOverdue'],
  };
  ({ itemId } = await done<{ itemId: string }>('office', 'council.proposeFromSuggestion', proposal));
  expect(await query('office', 'council.suggestions')).toEqual([]);
  const again = await send('office', 'council.proposeFromSuggestion', proposal);
  expect([again.status, again.body['key']]).toEqual([409, 'council.refusal.suggestionTaken']);
  await done('office', 'council.screenItem', { itemId });
  expect((await send('works', 'council.admitItem', { itemId })).status).toBe(403);
  await done('chair', 'council.admitItem', { itemId });
});

test('four of five come to the meeting, which has its quorum', async () => {
  const [{ id: bodyId }] = await query<[{ id: string }]>('office', 'council.bodies');
  const dues = await query<{ due: string }[]>('office', 'coordination.cases');
  // After the last due: by then the three cases are overdue.
  const start = Math.max(...dues.map(({ due }) => Date.parse(due))) + day;
  const times = {
    plannedStart: new Date(start).toISOString(),
    plannedEnd: new Date(start + day / 12).toISOString(),
  };
  const draft = { bodyId, kind: 'standing', title: '例会', ...times, chairPostId: posts.get('chair') };
  ({ meetingId } = await done<{ meetingId: string }>('office', 'council.draftMeeting', draft));
  expect(await done('office', 'council.convene', { meetingId })).toMatchObject({ recipients: 5 });
  await done('office', 'council.scheduleItem', { itemId, meetingId });
  await moveTo(times.plannedStart);
  expect(await cell('coordination.openOverdue')).toEqual([3, null, 3]);
  const early = await send('chair', 'council.openMeeting', { meetingId });
  expect(early.body).toMatchObject({
    key: 'council.refusal.noQuorum',
    params: { present: 0, expected: 5, needs: 3 },
  });
  const { code } = await query<{ code: string }>('chair', 'council.checkInCode', { meetingId });
  for (const who of seats.slice(0, 4)) await done(who, 'council.checkIn', { meetingId, code });
  expect(await done('chair', 'council.openMeeting', { meetingId })).toMatchObject({
    present: 4,
    quorum: 3,
    expected: 5,
  });
});

(onSqlite ? test : test.skip)('a secret vote carries it, of which the counts alone are left', async () => {
  await done('chair', 'council.callItem', { itemId });
  const evidence = await query<{ metric: string; value: number; period: string }[]>(
    'office',
    'council.evidence',
    { itemId },
  );
  expect(evidence.find(({ period }) => period === 'total')).toMatchObject({
    metric: 'coordination.openOverdue',
    value: 3,
  });
  const { voteId } = await done('chair', 'council.openVote', {
    itemId,
    question: '是否整治？',
    method: 'secret',
    threshold: 'twoThirds',
  });
  for (const [who, choice] of [
    ['chair', 'yes'],
    ['works', 'no'],
    ['school', 'yes'],
    ['clinic', 'yes'],
  ] as const)
    await done(who, 'council.castSecret', { voteId, choice });
  expect((await send('bakery', 'council.castSecret', { voteId, choice: 'no' })).status).toBe(403);
  expect(await query('office', 'council.vote', { id: voteId })).toMatchObject({ yes: null, cast: null });
  expect(await done('chair', 'council.closeVote', { voteId })).toMatchObject({ passed: true });
  await done('chair', 'council.publishVote', { voteId });
  expect(await query('works', 'council.vote', { id: voteId })).toMatchObject({
    yes: 3,
    no: 1,
    abstain: 0,
    voices: [],
  });
});

(onSqlite ? test : test.skip)(
  'a resolution has a number, a target and a duty with an owner and a deadline',
  async () => {
    const by = house.kernel.workClock.dayOf(later(10 * day));
    const adopted = await done<{ number: string; actionIds: string[] }>('chair', 'council.adoptResolution', {
      ...{ itemId, title: '整治飞线充电', text: '建设单位牵头，十日内办结。' },
      targets: [{ metric: 'coordination.openOverdue', period: 'total', course: 'step', value: 0, by }],
      actions: [{ title: '清理三处飞线', leadUnitId: units.get('works'), due: later(7 * day) }],
    });
    expect(adopted.number).toBe('〔2026〕1号');
    actionId = adopted.actionIds[0]!;
    await done('chair', 'council.endItem', { itemId, outcome: 'decided' });
    await done('chair', 'council.closeMeeting', { meetingId });
    expect(await query('office', 'council.targets')).toMatchObject([
      { baseline: 3, now: 3, target: 0, verdict: null, final: false },
    ]);
    expect(await cell('council.attendanceRate')).toEqual([4, 5, 80]);
    expect(await cell('council.bottomUpShare')).toEqual([0, 1, 0]);
  },
);

(onSqlite ? test : test.skip)(
  'the unit does it and hands it in with a picture; its owner can’t verify it, somebody else can',
  async () => {
    await done('works', 'council.acceptAction', { actionId });
    await done('works', 'council.beginAction', { actionId });
    for (const caseId of cases) {
      await done('works', 'coordination.sign', { caseId });
      await done('works', 'coordination.contact', { caseId });
      await done('works', 'coordination.submit', { caseId, outcome: 'resolved' });
      await done('gridWorker', 'coordination.confirm', { caseId });
    }
    const sent = await ask('works', `${street}/files?name=${encodeURIComponent('现场.txt')}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: '三处已清理',
    });
    expect(sent.status).toBe(201);
    await done('works', 'council.submitAction', { actionId, files: [sent.body['id']] });
    const accountId = (await query<{ id: string; name: string }[]>('administrator', 'core.accounts')).find(
      ({ name }) => name === 'works',
    )!.id;
    await done('administrator', 'core.changeGrants', {
      accountId,
      add: [{ role: 'supervisor', organisation: street }],
      reason: 'a test',
    });
    const own = await send('works', 'council.verifyAction', { actionId });
    expect([own.status, own.body['key']]).toEqual([409, 'council.refusal.verifierIsOwner']);
    await done('supervisor', 'council.verifyAction', { actionId });
    await done('office', 'council.closeAction', { actionId });
    expect(await query('office', 'council.action', { id: actionId })).toMatchObject({
      state: 'closed',
      files: [{ name: '现场.txt' }],
    });
  },
);

(onSqlite ? test : test.skip)(
  'the next meeting opens with the verdict, and every number is what a hand computes',
  async () => {
    await moveTo(later(11 * day));
    expect(await query('office', 'council.targets')).toMatchObject([
      { baseline: 3, now: 0, target: 0, verdict: 'met', final: true },
    ]);
    expect(await cell('coordination.openOverdue')).toEqual([0, null, 0]);
    expect(await cell('coordination.onTimeClosureRate')).toEqual([0, 3, 0]);
    expect(await cell('council.resolutionOnTime')).toEqual([1, 1, 100]);
    expect(await cell('council.overdueActions')).toEqual([0, null, 0]);
    expect(
      await query('office', 'council.recordsBehind', {
        metric: 'resolutionOnTime',
        period: { last: '2099-01-01' },
      }),
    ).toMatchObject({
      ...{ n: 1, d: 1, rows: [{ id: actionId, title: '清理三处飞线', unit: 'works' }] },
    });
    await done('office', 'council.draftMinutes', { meetingId });
    const answer = await fetch(
      `${url}/api/${street}/documents/council.minutesDocument?input=${encodeURIComponent(JSON.stringify({ meetingId }))}`,
      { headers: { Authorization: `Bearer ${tokens.get('school')!}` } },
    );
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('content-security-policy'),
    ]).toEqual([...[200, 'text/html; charset=utf-8', expect.stringContaining('sandbox')]]);
    const html = await answer.text();
    for (const said of ['〔2026〕1号 整治飞线充电', '4 / 5', '清理三处飞线', 'coordination.openOverdue'])
      expect(html).toContain(said);
    const kernelCheck = await house.kernel.log.verify();
    expect(kernelCheck.brokenAt).toBeUndefined();
  },
);
