import { council } from '@heli/contracts/council';
import type { CallOf, OutputOf, Role } from '@heli/sdk';
import { actor, communities, createHouse, office, street, type House } from '@heli/testing';
import mechanism from '../src/index.js';

type Commands = typeof council.commands;
type Queries = typeof council.queries;
type Actor = ReturnType<typeof actor>;

export { communities, street };
export const start = '2026-11-02T01:00:00.000Z';
const minute = 60_000;
export const minutes = (count: number): number => count * minute;
export const hours = (count: number): number => count * 60 * minute;
export const days = (count: number): number => count * 24 * 60 * minute;

export interface Told {
  readonly name: string;
  readonly organisation: string;
  readonly occurredAt: string;
  readonly data: Record<string, unknown>;
  readonly detail: unknown;
}

/** Seats of the council in a test: the chair, and member units whose liaison votes for them. */
const seats = ['chair', 'school', 'clinic', 'bakery', 'works', 'couriers', 'volunteers'] as const;
export type SeatName = (typeof seats)[number];
export const units = seats.slice(1) as Exclude<SeatName, 'chair'>[];

/** The real kernel with the council built in, spoken to in the words of its commands. It begins on a Monday at nine. */
export class CouncilHouse {
  readonly unitIds = new Map<string, string>();
  readonly personIds = new Map<string, string>();
  readonly accountIds = new Map<string, string>();
  readonly postIds = new Map<string, string>();
  bodyId = '';

  private constructor(readonly house: House) {}

  /** A council with a chair and six member units, all of them serving. */
  static async open(mechanisms: readonly unknown[] = []): Promise<CouncilHouse> {
    const opened = new CouncilHouse(await createHouse({ builtIn: [mechanism], mechanisms, now: start }));
    await opened.#found();
    return opened;
  }

  async #found(): Promise<void> {
    const { bodyId } = await this.send('office', 'foundBody', { kind: 'council', name: '协调委员会' });
    this.bodyId = bodyId;
    for (const name of seats) {
      const unitId = name === 'chair' ? undefined : await this.registerUnit(name);
      const title = name === 'chair' ? ('chair' as const) : ('member' as const);
      await this.seat(name, { title, ...(unitId !== undefined && { unitId }) });
    }
  }

  async registerUnit(name: string): Promise<string> {
    const made = await this.house.kernel.command(street, 'core.registerUnit', { name, kind: 'residentUnit' });
    const { unitId } = made as { unitId: string };
    this.unitIds.set(name, unitId);
    return unitId;
  }

  /** Makes a seat and puts a person of the same name there. */
  async seat(name: string, post: Partial<CallOf<Commands['definePost']>>): Promise<void> {
    const input = { bodyId: this.bodyId, title: 'member' as const, name, ...post };
    const { postId } = await this.send('office', 'definePost', input);
    this.postIds.set(name, postId);
    await this.serve(name, postId);
  }

  async serve(
    name: string,
    postId: string,
    more: Partial<CallOf<Commands['nominate']>> = {},
  ): Promise<string> {
    const made = await this.house.kernel.command(street, 'core.registerPerson', { name });
    const { personId } = made as { personId: string };
    this.personIds.set(name, personId);
    this.accountIds.set(name, await this.#account(name, personId));
    const input = { postId, personId, start: '2026-11-02', ...more };
    const { membershipId } = await this.send('office', 'nominate', input);
    await this.send('secretary', 'approveMembership', { membershipId });
    return membershipId;
  }

  /** An account of the person's own: a secret ballot asks the register who is behind it. */
  async #account(name: string, personId: string): Promise<string> {
    const { accounts, database } = this.house.kernel;
    const id = await accounts.create(name, undefined, []);
    await database.transaction((sql) =>
      sql.run('UPDATE core_account SET person_id = ? WHERE id = ?', personId, id),
    );
    return id;
  }

  close(): Promise<void> {
    return this.house.close();
  }

  get now(): string {
    return this.house.clock.now();
  }

  later(milliseconds: number): string {
    return new Date(Date.parse(this.now) + milliseconds).toISOString();
  }

  postOf(name: string): string {
    return this.postIds.get(name)!;
  }

  /**
   * Somebody by what they do: `office`, `secretary`, `chair`, `supervisor`; or the person on a seat, who is the liaison
   * of its unit.
   */
  as(who: string): Actor {
    const unitId = this.unitIds.get(who);
    const personId = this.personIds.get(who);
    if (who === 'office') return office;
    if (who === 'administrator') return actor(who, ['administrator'], street);
    const id = this.accountIds.get(who) ?? who;
    if (unitId !== undefined) return actor(id, ['liaison'], street, unitId, personId);
    const roles: Readonly<Record<string, Role>> = {
      ...{ secretary: 'secretary', chair: 'chair', supervisor: 'supervisor', branch: 'branchSecretary' },
      ...{ resident: 'representative', clerk: 'office' },
    };
    return actor(id, [roles[who] ?? 'representative'], street, undefined, personId);
  }

  async send<N extends keyof Commands>(
    who: string,
    name: N,
    input: CallOf<Commands[N]>,
    organisation: string = street,
  ): Promise<OutputOf<Commands[N]>> {
    const output = await this.house.run(council.commands[name], input, this.as(who), organisation);
    await this.settled();
    return output;
  }

  ask<N extends keyof Queries>(
    name: N,
    input: CallOf<Queries[N]>,
    who = 'office',
    organisation: string = street,
  ): Promise<OutputOf<Queries[N]>> {
    return this.house.ask(council.queries[name], input, this.as(who), organisation);
  }

  /** Turns the clock; what falls due on the way is told. */
  async wait(milliseconds: number): Promise<void> {
    this.house.clock.moveTo(this.later(milliseconds));
    await this.house.kernel.writer.wake();
    await this.settled();
  }

  /** Waits until the numbers and the reactions have come as far as the log. */
  async settled(): Promise<void> {
    const { follower, reactions, log } = this.house.kernel;
    for (let head = -1; head !== log.head.seq;) {
      head = log.head.seq;
      await follower.caughtUp();
      await reactions.idle();
    }
  }

  /** n, d and value of a metric, over all time or of one period. */
  async cell(name: keyof typeof council.metrics, period = 'total', key = '') {
    const cells = await this.house.kernel.cells.list([`council.${name}`], street, period, 'confidential');
    const cell = cells.find((candidate) => candidate.key === key);
    return { n: cell?.n ?? 0, d: cell?.d ?? 0, value: cell?.value ?? null };
  }

  /** The council's facts, in the order of the log. */
  async facts(): Promise<Told[]> {
    const { log } = this.house.kernel;
    const own = (await log.read(0, 100_000)).filter(({ type }) => type.startsWith('council.'));
    return Promise.all(
      own.map(async ({ seq, type, organisation, occurred_at, data }) => ({
        ...{ name: type.slice('council.'.length), organisation, occurredAt: occurred_at },
        data: JSON.parse(data) as Record<string, unknown>,
        detail: await log.detailOf(seq),
      })),
    );
  }

  async told(name: keyof typeof council.events): Promise<Told[]> {
    return (await this.facts()).filter((fact) => fact.name === name);
  }

  rows(sql: string): Promise<Record<string, string | number | null>[]> {
    return this.house.kernel.database.sql.reader.all(sql);
  }

  /** All that a refused command must leave as it was. */
  async state(): Promise<unknown> {
    const kept = await Promise.all(
      tables.map((table) => this.rows(`SELECT * FROM council_${table} ORDER BY id`)),
    );
    const timers = await this.rows(
      `SELECT key, at, data FROM core_deadline WHERE mechanism = 'council' ORDER BY key`,
    );
    return { kept, timers, head: this.house.kernel.log.head.seq };
  }

  /** A meeting of the council that is convened for a quarter of an hour from now, with its notice as urgent. */
  async convened(kind: CallOf<Commands['draftMeeting']>['kind'] = 'standing'): Promise<string> {
    const { meetingId } = await this.send('office', 'draftMeeting', {
      ...{ bodyId: this.bodyId, kind, title: '月度例会', place: '三楼会议室' },
      ...{ plannedStart: this.later(minutes(15)), plannedEnd: this.later(hours(2)) },
      chairPostId: this.postOf('chair'),
    });
    await this.send('office', 'convene', { meetingId, urgentReason: 'a test' });
    return meetingId;
  }

  /** The person on a seat says that they have come. */
  async checkIn(meetingId: string, ...names: readonly string[]): Promise<void> {
    const { code } = await this.ask('checkInCode', { meetingId });
    for (const name of names) await this.send(name, 'checkIn', { meetingId, code: code! });
  }

  /** A meeting that is open with some seats present. */
  async opened(...names: readonly string[]): Promise<string> {
    const meetingId = await this.convened();
    await this.checkIn(meetingId, ...names);
    await this.send('chair', 'openMeeting', { meetingId });
    return meetingId;
  }

  /** An item on a meeting's agenda. */
  async scheduled(
    meetingId: string,
    more: Partial<CallOf<Commands['recordProposal']>> = {},
    placed: Partial<CallOf<Commands['scheduleItem']>> = {},
  ): Promise<string> {
    const { itemId } = await this.send('office', 'recordProposal', {
      ...{ bodyId: this.bodyId, title: '飞线充电', origin: 'branch', wanted: 'decide' },
      ...more,
    });
    await this.send('office', 'screenItem', { itemId });
    await this.send('chair', 'admitItem', { itemId });
    await this.send('office', 'scheduleItem', { itemId, meetingId, ...placed });
    return itemId;
  }

  /** An item that is being discussed. */
  async called(meetingId: string, more: Partial<CallOf<Commands['recordProposal']>> = {}): Promise<string> {
    const itemId = await this.scheduled(meetingId, more);
    await this.send('chair', 'callItem', { itemId });
    return itemId;
  }
}

const tables = [
  ...['body', 'term', 'post', 'membership', 'agenda_item', 'meeting', 'attendance', 'speech', 'vote'],
  ...['named_voice', 'resolution', 'target', 'action_item', 'shown_figure', 'minutes', 'correction'],
  ...['publication', 'fact'],
];
