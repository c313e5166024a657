import type { Actor } from '@heli/core';
import { coordination, type MetricName } from '@heli/contracts/coordination';
import { Refusal, type CallOf, type OutputOf, type Role } from '@heli/sdk';
import { actor, street, type House } from '../../house.js';

type Commands = typeof coordination.commands;
type Queries = typeof coordination.queries;
const unitNames = ['works', 'water', 'gas'] as const;
export type UnitName = (typeof unitNames)[number];
export type Units = Readonly<Record<UnitName, string>>;

const withRoles = (id: string, roles: readonly Role[], units: readonly string[]): Actor => ({
  ...actor(id, []),
  grants: [
    ...actor(id, roles).grants,
    ...units.map((unitId) => ({ role: 'handler' as const, organisation: street, unitId })),
  ],
});

/** Those who take part. The last two are the same people again, who hold the other's roles as well. */
const peopleOf = (units: readonly string[]): Readonly<Record<string, Actor>> => ({
  worker: actor('worker', ['gridWorker']),
  office: actor('office', ['office']),
  handler: withRoles('handler', [], units),
  handlerInOffice: withRoles('handler', ['office', 'gridWorker'], units),
  officeInUnit: withRoles('office', ['office'], units),
});

/** A house in which coordination is done, spoken to in the contract's words alone: by whatever mechanism. */
export class Desk {
  /** Ids of cases and whistles, by the names that the story gives them. */
  readonly ids = new Map<string, string>();
  readonly refused = new Map<string, string>();
  readonly #people: Readonly<Record<string, Actor>>;

  private constructor(
    readonly house: House,
    readonly units: Units,
  ) {
    this.#people = peopleOf(Object.values(units));
    for (const [name, id] of Object.entries(units)) this.ids.set(name, id);
  }

  static async open(house: House): Promise<Desk> {
    const units: Record<string, string> = {};
    for (const name of unitNames) {
      const unit = await house.kernel.command(street, 'core.registerUnit', { name, kind: 'department' });
      units[name] = (unit as { unitId: string }).unitId;
    }
    return new Desk(house, units as Units);
  }

  /** The same story in another house, that stands on the same data. */
  movedTo(house: House): Desk {
    const desk = new Desk(house, this.units);
    for (const [name, id] of this.ids) desk.ids.set(name, id);
    return desk;
  }

  /** The id of what the story calls so. */
  id(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`Nothing in the story is called ${name}.`);
    return id;
  }

  async send<N extends keyof Commands>(
    who: string,
    name: N,
    input: CallOf<Commands[N]>,
  ): Promise<OutputOf<Commands[N]>> {
    return this.house.run(coordination.commands[name], input, this.#people[who]);
  }

  /** Somebody does one thing after the other with a case that needs no more words. */
  async each(who: string, called: string, ...names: readonly (keyof Commands)[]): Promise<void> {
    for (const name of names) await this.send(who, name, { caseId: this.id(called) });
  }

  /** Somebody tries what they may not: the story goes on, and keeps with what they were refused. */
  async tries<N extends keyof Commands>(
    what: string,
    who: string,
    name: N,
    input: CallOf<Commands[N]>,
  ): Promise<void> {
    try {
      await this.send(who, name, input);
      this.refused.set(what, 'done');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refused.set(what, `${error.code} ${error.key}`);
    }
  }

  ask<N extends keyof Queries>(name: N, input: CallOf<Queries[N]>): Promise<OutputOf<Queries[N]>> {
    return this.house.ask(coordination.queries[name], input, this.#people['office']);
  }

  async stateOf(called: string): Promise<string | undefined> {
    return (await this.ask('caseDetail', { id: this.id(called) }))?.state;
  }

  get now(): string {
    return this.house.clock.now();
  }

  /** A moment so many hours from now. */
  in(hours: number): string {
    return new Date(Date.parse(this.now) + hours * 3_600_000).toISOString();
  }

  /** Turns the clock; what falls due on the way is told. */
  async wait(hours: number): Promise<void> {
    this.house.clock.moveTo(this.in(hours));
    await this.settle();
  }

  /** What is armed, as it is called. */
  async armed(): Promise<readonly string[]> {
    const rows = await this.house.kernel.database.sql.reader.all<{ key: string }>(
      'SELECT key FROM core_deadline WHERE mechanism = ? ORDER BY key',
      coordination.id,
    );
    return rows.map(({ key }) => key);
  }

  /** Waits until everybody has heard of everything. */
  async settle(): Promise<void> {
    const { writer, follower, reactions } = this.house.kernel;
    await writer.wake();
    await reactions.idle();
    await follower.caughtUp();
  }

  /** n and d of a metric as they stand in its cell, over all time. */
  async count(name: MetricName, key = ''): Promise<readonly [n: number, d: number]> {
    await this.settle();
    const cells = await this.house.kernel.cells.list(
      [`coordination.${name}`],
      street,
      'total',
      'confidential',
    );
    const cell = cells.find((each) => each.key === key);
    return [cell?.n ?? 0, cell?.d ?? 0];
  }

  /** The contract's facts of one kind, in the order of the log. */
  async told(name: keyof typeof coordination.events): Promise<readonly Record<string, unknown>[]> {
    const entries = await this.house.kernel.log.read(0, 100_000);
    return entries
      .filter(({ type }) => type === coordination.events[name].type)
      .map(({ data }) => JSON.parse(data) as Record<string, unknown>);
  }
}
