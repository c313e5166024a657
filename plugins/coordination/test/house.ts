import { coordination, type CaseState, type MetricName } from '@heli/contracts/coordination';
import type { CallOf, OutputOf, Role } from '@heli/sdk';
import { actor, createHouse, grid, street, type House as Kernelled } from '@heli/testing';
import mechanism from '../src/index.js';

type Commands = typeof coordination.commands;
type Queries = typeof coordination.queries;
type Actor = ReturnType<typeof actor>;

export { grid, street };
export const start = '2026-11-02T01:00:00.000Z';
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => minutes(60 * count);
export const days = (count: number): number => hours(24 * count);

export interface Told {
  readonly name: string;
  readonly organisation: string;
  readonly occurredAt: string;
  readonly imported: boolean;
  readonly data: Record<string, unknown>;
  readonly detail: unknown;
}

/** The real kernel with this mechanism, spoken to in the words of its commands. It begins on a Monday at nine. */
export class House {
  readonly commands = coordination.commands;
  readonly #people: Readonly<Record<string, Actor>>;

  private constructor(
    readonly house: Kernelled,
    readonly units: Readonly<Record<'works' | 'water' | 'gas', string>>,
  ) {
    const one = (id: string, role: Role): Actor => actor(id, [role]);
    this.#people = {
      ...{ worker: one('worker', 'gridWorker'), office: one('office', 'office') },
      resident: one('resident', 'resident'),
      /** Acts for all three units; `gas` for one of them. */
      handler: handlerOf('handler', Object.values(units)),
      gas: handlerOf('gas', [units.gas]),
      /** The same two people, who hold the other's roles as well: the permission lets them, the life cycle doesn't. */
      handlerInOffice: withRoles(handlerOf('handler', Object.values(units)), ['office', 'gridWorker']),
      officeInUnit: withRoles(handlerOf('office', Object.values(units)), ['office']),
    };
  }

  static async open(): Promise<House> {
    const house = await createHouse({ mechanisms: [mechanism], now: start });
    const register = async (name: string): Promise<string> => {
      const unit = await house.kernel.command(street, 'core.registerUnit', { name, kind: 'department' });
      return (unit as { unitId: string }).unitId;
    };
    const units = {
      works: await register('works'),
      water: await register('water'),
      gas: await register('gas'),
    };
    return new House(house, units);
  }

  close(): Promise<void> {
    return this.house.close();
  }

  get now(): string {
    return this.house.clock.now();
  }

  async send<N extends keyof Commands>(
    who: string,
    name: N,
    input: CallOf<Commands[N]>,
    organisation = street,
  ): Promise<OutputOf<Commands[N]>> {
    const output = await this.house.run(coordination.commands[name], input, this.#as(who), organisation);
    await this.house.kernel.follower.caughtUp();
    return output;
  }

  async ask<N extends keyof Queries>(
    name: N,
    input: CallOf<Queries[N]>,
    who = 'office',
    organisation = street,
  ): Promise<OutputOf<Queries[N]>> {
    const output = await this.house.ask(coordination.queries[name], input, this.#as(who), organisation);
    return output;
  }

  /** Turns the clock; what falls due on the way is told. */
  async wait(milliseconds: number): Promise<void> {
    const { clock, kernel } = this.house;
    clock.moveTo(new Date(Date.parse(this.now) + milliseconds).toISOString());
    await kernel.writer.wake();
    await kernel.follower.caughtUp();
    await this.kept();
  }

  /** n and d of a metric, over all time or of one period, as the confidential audience reads them. */
  async cell(name: MetricName, period = 'total', key = ''): Promise<{ n: number; d: number }> {
    const cells = await this.house.kernel.cells.list(
      [`coordination.${name}`],
      street,
      period,
      'confidential',
    );
    const cell = cells.find((candidate) => candidate.key === key);
    return { n: cell?.n ?? 0, d: cell?.d ?? 0 };
  }

  /** The mechanism's facts, in the order of the log. */
  async facts(): Promise<Told[]> {
    const { log } = this.house.kernel;
    const entries = await log.read(0, 100_000);
    const own = entries.filter(({ type }) => type.startsWith('coordination.'));
    return Promise.all(
      own.map(async ({ seq, type, organisation, occurred_at, imported, data }) => ({
        ...{ name: type.slice('coordination.'.length), organisation, occurredAt: occurred_at },
        ...{ imported: imported === 1, data: JSON.parse(data) as Record<string, unknown> },
        detail: await log.detailOf(seq),
      })),
    );
  }

  async told(name: keyof typeof coordination.events): Promise<Told[]> {
    return (await this.facts()).filter((fact) => fact.name === name);
  }

  rows(sql: string): Promise<Record<string, string | number | null>[]> {
    return this.house.kernel.database.sql.reader.all(sql);
  }

  /** Deadlines that are still to come. */
  timers(): Promise<unknown[]> {
    return this.rows(`SELECT key, at, data FROM core_deadline WHERE mechanism = 'coordination' ORDER BY key`);
  }

  /** All that a refused command must leave as it was. */
  async state(): Promise<unknown> {
    const tables = ['case', 'case_event', 'whistle', 'whistle_call'];
    const kept = await Promise.all(
      tables.map((table) => this.rows(`SELECT * FROM coordination_${table} ORDER BY id`)),
    );
    return { kept, facts: await this.facts(), timers: await this.timers() };
  }

  async stateOf(caseId: string): Promise<unknown> {
    return (await this.rows(`SELECT state FROM coordination_case WHERE id = '${caseId}'`))[0]?.['state'];
  }

  /** Leads a new case to a state on the straight way, at one moment. */
  async caseIn(state: CaseState, severity: 'normal' | 'urgent' | 'emergency' = 'normal'): Promise<string> {
    const { caseId } = await this.send('worker', 'report', {
      ...{ title: 'Litter by the gate', category: 'environment.litter', origin: 'grid', organisation: grid },
      severity,
    });
    for (const [name, who, more] of way) {
      if ((await this.stateOf(caseId)) === state) break;
      const unit = name === 'dispatch' ? { leadUnitId: this.units.works } : {};
      await this.send(who, name, { caseId, ...unit, ...more });
    }
    return caseId;
  }

  /** Waits until the history has the deadlines that were told: a reaction keeps them. */
  async kept(): Promise<void> {
    const told = (await this.facts()).filter(({ name }) => name.endsWith('FellDue')).length;
    const sql = `SELECT count(*) AS n FROM coordination_case_event WHERE name LIKE '%FellDue'`;
    for (let tries = 0; (await this.rows(sql))[0]?.['n'] !== told; tries++) {
      if (tries > 200) throw new Error(`${told} deadlines were told, but the history has not all of them.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Anybody called `all-…` holds every role that coordination knows. */
  #as(who: string): Actor {
    if (who.startsWith('all-'))
      return withRoles(handlerOf(who, Object.values(this.units)), ['office', 'gridWorker']);
    const person = this.#people[who];
    if (!person) throw new Error(`Nobody here is called ${who}.`);
    return person;
  }
}

const handlerOf = (id: string, unitIds: readonly string[]): Actor => ({
  ...actor(id, []),
  grants: unitIds.map((unitId) => ({ role: 'handler' as const, organisation: street, unitId })),
});

const withRoles = (person: Actor, roles: readonly Role[]): Actor => ({
  ...person,
  grants: [...actor(person.id, roles).grants, ...person.grants],
});

/** The straight way of a case, and who goes it. */
const way: readonly (readonly [keyof Commands, string, object?])[] = [
  ['verify', 'worker'],
  ['file', 'office'],
  ['dispatch', 'office'],
  ['sign', 'handler'],
  ['contact', 'handler'],
  ['submit', 'handler', { outcome: 'resolved' }],
  ['confirm', 'worker'],
  ['followUp', 'office', { contacted: true, solved: 'no', satisfied: 'fair' }],
  ['archive', 'office'],
];
