import { council } from '@heli/contracts/council';
import { Refusal, type CallOf } from '@heli/sdk';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actionLife, itemLife, meetingLife } from './life-cycles.js';
import { CouncilHouse, days, hours, minutes, units } from '../test/house.js';

type Commands = typeof council.commands;
type Name = keyof Commands;

const people = ['office', 'chair', 'secretary', 'supervisor', 'clerk', ...units.slice(0, 3)] as const;
/** Names are drawn so that what leads on comes up often enough. */
const names = [
  ...([
    'recordProposal',
    'propose',
    'screenItem',
    'screenItem',
    'admitItem',
    'admitItem',
    'scheduleItem',
  ] as const),
  ...(['scheduleItem', 'unscheduleItem', 'mergeItem', 'sendBackItem', 'resubmitItem', 'deferItem'] as const),
  ...([
    'withdrawItem',
    'draftMeeting',
    'convene',
    'convene',
    'reschedule',
    'cancelMeeting',
    'checkIn',
  ] as const),
  ...([
    'checkIn',
    'checkIn',
    'recordAttendance',
    'giveProxy',
    'openMeeting',
    'openMeeting',
    'pauseMeeting',
  ] as const),
  ...(['resumeMeeting', 'callItem', 'callItem', 'endItem', 'closeMeeting', 'correctAttendance'] as const),
  ...(['askToSpeak', 'giveFloor', 'endSpeech', 'openVote', 'openVote', 'recordShow', 'castNamed'] as const),
  ...(['closeVote', 'publishVote', 'adoptResolution', 'executeResolution', 'verifyResolution'] as const),
  ...([
    'assignAction',
    'acceptAction',
    'beginAction',
    'submitAction',
    'submitAction',
    'reworkAction',
  ] as const),
  ...([
    'verifyAction',
    'closeAction',
    'disputeAction',
    'settleDispute',
    'askExtension',
    'decideExtension',
  ] as const),
  ...(['withdrawAction', 'draftMinutes', 'circulateMinutes', 'signMinutes', 'publishMinutes'] as const),
] as const satisfies readonly Name[];

/** Who usually does it; one in five attempts is made by somebody else. */
const usual: Readonly<Partial<Record<Name, (typeof people)[number]>>> = {
  ...{ admitItem: 'chair', signMinutes: 'chair', verifyAction: 'supervisor', verifyResolution: 'supervisor' },
  ...{ reworkAction: 'supervisor', draftMinutes: 'clerk', circulateMinutes: 'clerk' },
  ...{ propose: units[0], checkIn: units[1], giveProxy: units[2], castNamed: units[1], askToSpeak: units[1] },
  ...{ acceptAction: units[0], beginAction: units[0], submitAction: units[0], disputeAction: units[0] },
  ...{ askExtension: units[0], resubmitItem: units[0] },
};

const attempt = fc.record({
  name: fc.constantFrom(...names),
  who: fc.constantFrom(...people),
  pick: fc.nat({ max: 999 }),
  wait: fc.constantFrom(0, 0, 0, minutes(20), hours(5), days(1)),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer A> ? A : never;

/** Ids of what there is by now; a drawn number chooses among the latest. */
class Lives {
  readonly known: Record<'item' | 'meeting' | 'vote' | 'speech' | 'resolution' | 'action', string[]> = {
    ...{ item: [], meeting: [], vote: [], speech: [], resolution: [], action: [] },
  };
  done = 0;
  refused = 0;

  constructor(private readonly house: CouncilHouse) {}

  /** Something to begin with: a meeting that is on, with an item and somebody at work. */
  async begin(): Promise<void> {
    const { house } = this;
    const meetingId = await house.opened('chair', ...units.slice(0, 4));
    const itemId = await house.called(meetingId);
    const due = house.later(days(2));
    const leadUnitId = house.unitIds.get(units[0]!)!;
    this.#note({ meetingId, itemId });
    this.#note(await house.send('office', 'assignAction', { title: 'x', leadUnitId, due }));
  }

  async try({ name, who: drawn, pick, wait }: Attempt): Promise<void> {
    if (wait > 0) await this.house.wait(wait);
    const who = pick % 5 === 0 ? drawn : (usual[name] ?? 'office');
    const input = await this.#input(name, pick, who);
    const before = await this.house.state();
    try {
      this.#note(await this.house.send(who, name, input as never));
      this.done += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refused += 1;
      expect(await this.house.state()).toEqual(before);
    }
  }

  #note(output: object): void {
    for (const [kind, ids] of Object.entries(this.known)) {
      const id: unknown = (output as Record<string, unknown>)[`${kind}Id`];
      if (typeof id === 'string' && !ids.includes(id)) ids.push(id);
    }
  }

  /** One whose life allows it, four times in five. */
  async #fit(
    table: string,
    life: object,
    verb: string,
    kind: keyof Lives['known'],
    pick: number,
  ): Promise<string> {
    const from = (life as Record<string, { from: readonly string[] } | undefined>)[verb]?.from ?? [];
    if (from.length === 0 || pick % 5 === 1) return this.#of(kind, pick);
    const states = from.map((state) => `'${state}'`).join(',');
    const rows = await this.house.rows(
      `SELECT id FROM council_${table} WHERE state IN (${states}) ORDER BY id DESC`,
    );
    return String(rows[pick % Math.max(1, rows.length)]?.['id'] ?? this.#of(kind, pick));
  }

  #of(kind: keyof Lives['known'], pick: number): string {
    const ids = this.known[kind];
    return ids.at(-1 - (pick % Math.min(3, Math.max(1, ids.length)))) ?? 'none';
  }

  async #input(name: Name, pick: number, who: string): Promise<unknown> {
    const { house } = this;
    const verb = name.replace(/(Item|Meeting|Action)$/, '');
    const itemId = await this.#fit('agenda_item', itemLife, verb === 'end' ? 'decide' : verb, 'item', pick);
    const presence = { checkIn: 'open', recordAttendance: 'open', giveProxy: 'pause' }[name as string];
    const meetingId = await this.#fit('meeting', meetingLife, presence ?? verb, 'meeting', pick);
    const voteId = this.#of('vote', 0);
    const actionId = await this.#fit('action_item', actionLife, verb, 'action', pick);
    const unitId = house.unitIds.get(units[pick % 3]!)!;
    const seat = house.postOf(units[pick % 6]!);
    const reason = 'x';
    const times = { plannedStart: house.later(minutes(30)), plannedEnd: house.later(hours(3)) };
    const code = async (): Promise<string> =>
      (await house.ask('checkInCode', { meetingId }).catch(() => undefined))?.code ?? 'ABCDEF';
    const proposal = {
      bodyId: house.bodyId,
      title: 'x',
      wanted: (['inform', 'discuss', 'decide'] as const)[pick % 3],
    };
    const duty = { title: 'x', leadUnitId: unitId, due: house.later(hours(pick % 60) + minutes(1)) };
    const inputs: { readonly [N in (typeof names)[number]]: CallOf<Commands[N]> } = {
      recordProposal: { ...proposal, origin: 'branch' },
      propose: { ...proposal, origin: 'unit', unitId: house.unitIds.get(who) ?? unitId },
      ...{ screenItem: { itemId }, admitItem: { itemId }, unscheduleItem: { itemId }, callItem: { itemId } },
      ...{ scheduleItem: { itemId, meetingId }, mergeItem: { itemId, into: this.#of('item', pick + 1) } },
      ...{
        sendBackItem: { itemId, reason },
        deferItem: { itemId, reason },
        withdrawItem: { itemId, reason },
      },
      resubmitItem: { itemId, title: 'y' },
      draftMeeting: {
        ...times,
        bodyId: house.bodyId,
        kind: 'standing',
        title: 'x',
        chairPostId: house.postOf('chair'),
      },
      ...{
        convene: { meetingId, urgentReason: reason },
        reschedule: { meetingId, ...times, urgentReason: reason },
      },
      cancelMeeting: { meetingId, reason },
      checkIn: { meetingId, code: await code() },
      recordAttendance: {
        meetingId,
        postId: seat,
        mode: (['present', 'present', 'leave'] as const)[(pick % 3) as 0 | 1 | 2],
      },
      giveProxy: { meetingId, postId: house.postIds.get(who) ?? seat, toPostId: seat },
      correctAttendance: {
        meetingId,
        postId: seat,
        mode: (['present', 'absent', 'leave'] as const)[pick % 3]!,
        reason,
      },
      ...{ openMeeting: { meetingId }, pauseMeeting: { meetingId }, resumeMeeting: { meetingId } },
      closeMeeting: { meetingId },
      endItem: {
        itemId,
        outcome: (['decided', 'noted', 'postponed'] as const)[pick % 3]!,
        ...(pick % 2 ? { note: 'x' } : {}),
      },
      askToSpeak: { itemId },
      ...{
        giveFloor: { speechId: this.#of('speech', pick) },
        endSpeech: { speechId: this.#of('speech', pick) },
      },
      openVote: { itemId, question: 'x', method: (['show', 'named'] as const)[pick % 2]! },
      recordShow: { voteId, yes: pick % 5, no: pick % 3, abstain: 0 },
      castNamed: { voteId, choice: (['yes', 'no'] as const)[pick % 2]! },
      ...{ closeVote: { voteId }, publishVote: { voteId } },
      adoptResolution: { itemId, title: 'x', text: 'x', actions: [duty] },
      executeResolution: { resolutionId: this.#of('resolution', pick), reason },
      verifyResolution: { resolutionId: this.#of('resolution', pick) },
      assignAction: duty,
      ...{ acceptAction: { actionId }, beginAction: { actionId }, submitAction: { actionId } },
      ...{ verifyAction: { actionId }, closeAction: { actionId } },
      ...{
        reworkAction: { actionId, reason },
        disputeAction: { actionId, reason },
        withdrawAction: { actionId, reason },
      },
      settleDispute: { actionId, leadUnitId: unitId, reason },
      askExtension: { actionId, due: house.later(days(4)), reason },
      decideExtension: { actionId, approved: pick % 2 === 0 },
      ...{ draftMinutes: { meetingId }, circulateMinutes: { meetingId }, signMinutes: { meetingId } },
      publishMinutes: { meetingId },
    };
    return inputs[name as (typeof names)[number]];
  }
}

/** The numbers are those of the rows, of the records behind them, and of a rebuild. */
async function check(house: CouncilHouse): Promise<void> {
  const overdue = await house.rows(`SELECT count(*) AS n FROM council_action_item
     WHERE state IN ('assigned', 'accepted', 'disputed', 'inProgress', 'rework') AND due <= '${house.later(0)}'`);
  expect((await house.cell('overdueActions')).n).toBe(overdue[0]!['n']);
  for (const name of Object.keys(council.metrics) as (keyof typeof council.metrics)[]) {
    if (name === 'attendance') continue;
    const { n, d } = await house.cell(name);
    const behind = await house.ask('recordsBehind', { metric: name, period: { last: '2099-01-01' } });
    expect([name, behind.n, behind.d]).toEqual([name, n, d]);
    if (council.metrics[name].kind === 'ratio') expect(n).toBeLessThanOrEqual(d);
    expect(n).toBeGreaterThanOrEqual(0);
  }
  expect(await house.house.kernel.follower.differing('council')).toBe(0);
}

it('keeps every number true in whatever is tried, and a refusal leaves no trace', async () => {
  const total = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 90, maxLength: 120, size: 'max' }), async (plan) => {
      const house = await CouncilHouse.open();
      try {
        const lives = new Lives(house);
        await lives.begin();
        for (const one of plan) await lives.try(one);
        await check(house);
        await house.wait(days(90));
        await check(house);
        expect(house.house.faults.filter((fault) => !fault.startsWith('core.warning'))).toEqual([]);
        total.done += lives.done;
        total.refused += lives.refused;
      } finally {
        await house.close();
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
  expect(total.done).toBeGreaterThan(40);
  expect(total.refused).toBeGreaterThan(40);
});
