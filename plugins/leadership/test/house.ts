import { leadership, type MetricName } from '@heli/contracts/leadership';
import type { CallOf, OutputOf, Role } from '@heli/sdk';
import { actor, communities, createHouse, street, type House as Kernelled } from '@heli/testing';
import mechanism from '../src/index.js';

type Commands = typeof leadership.commands;
type Queries = typeof leadership.queries;
type Actor = ReturnType<typeof actor>;

export { communities, street };
export const start = '2026-11-02T01:00:00.000Z';
export const days = (count: number): number => count * 86_400_000;

export interface Told {
  readonly name: string;
  readonly organisation: string;
  readonly occurredAt: string;
  readonly data: Record<string, unknown>;
  readonly detail: unknown;
}

/** Those who are on the roll of an appraisal. */
export const voters = ['voter-1', 'voter-2', 'voter-3', 'voter-4'] as const;

/** The real kernel with this mechanism, spoken to in the words of its commands. It begins on a Monday at nine. */
export class House {
  readonly #people: Readonly<Record<string, Actor>>;

  private constructor(
    readonly house: Kernelled,
    readonly units: Readonly<Record<'works' | 'bakery' | 'courier', string>>,
  ) {
    const one = (id: string, role: Role): Actor => actor(id, [role]);
    this.#people = {
      ...{ office: one('office', 'office'), secretary: one('secretary', 'secretary') },
      ...{ chair: one('chair', 'chair'), supervisor: one('supervisor', 'supervisor') },
      ...{ branch: one('branch', 'branchSecretary'), personnel: one('personnel', 'personnelOfficer') },
      ...{ representative: one('representative', 'representative'), resident: one('resident', 'resident') },
      works: liaisonOf('works', units.works),
      bakery: liaisonOf('bakery', units.bakery),
      /** The same person with the office's role as well: the permission lets them, the life cycle doesn't. */
      worksInOffice: withRoles(liaisonOf('works', units.works), ['office']),
      branchInOffice: withRoles(one('branch', 'branchSecretary'), ['office', 'chair']),
      ...Object.fromEntries(voters.map((id) => [id, one(id, 'representative')])),
    };
  }

  static async open(): Promise<House> {
    const house = await createHouse({ mechanisms: [mechanism], now: start, ballotsOnPostgresql: true });
    const register = async (name: string, kind: string, at: string): Promise<string> =>
      ((await house.kernel.command(at, 'core.registerUnit', { name, kind })) as { unitId: string }).unitId;
    const units = {
      works: await register('works', 'department', street),
      bakery: await register('bakery', 'newEconomic', communities[0]),
      courier: await register('courier', 'newEconomic', communities[1]),
    };
    return new House(house, units);
  }

  close(): Promise<void> {
    return this.house.close();
  }

  get now(): string {
    return this.house.clock.now();
  }
  /** So many days from now. */
  ahead(count: number): string {
    return new Date(Date.parse(this.now) + days(count)).toISOString();
  }

  async send<N extends keyof Commands>(
    who: string,
    name: N,
    input: CallOf<Commands[N]>,
    organisation = street,
  ): Promise<OutputOf<Commands[N]>> {
    const output = await this.house.run(leadership.commands[name], input, this.#as(who), organisation);
    await this.house.kernel.follower.caughtUp();
    return output;
  }

  ask<N extends keyof Queries>(
    name: N,
    input: CallOf<Queries[N]>,
    who = 'office',
    organisation = street,
  ): Promise<OutputOf<Queries[N]>> {
    return this.house.ask(leadership.queries[name], input, this.#as(who), organisation);
  }

  /** Turns the clock; what falls due on the way is told, and reacted to. */
  async wait(milliseconds: number): Promise<void> {
    const { clock, kernel } = this.house;
    clock.moveTo(new Date(Date.parse(this.now) + milliseconds).toISOString());
    await this.settled();
    await kernel.follower.caughtUp();
  }

  /** A visit that fell due has the next one armed by a reaction, which may have fallen due too. */
  async settled(): Promise<void> {
    const { kernel } = this.house;
    for (let before = -1, now = 0; before !== now;) {
      before = now;
      await kernel.writer.wake();
      await kernel.reactions.idle();
      now = Number((await this.rows('SELECT count(*) AS n FROM core_event'))[0]?.['n']);
    }
  }

  /** n and d of a metric, over all time or of one period, as the confidential audience reads them. */
  async cell(name: MetricName, period = 'total', organisation = street): Promise<{ n: number; d: number }> {
    const ids = [`leadership.${name}`];
    const [cell] = await this.house.kernel.cells.list(ids, organisation, period, 'confidential');
    return { n: cell?.n ?? 0, d: cell?.d ?? 0 };
  }

  /** The mechanism's facts, in the order of the log. */
  async facts(): Promise<Told[]> {
    const { log } = this.house.kernel;
    const own = (await log.read(0, 100_000)).filter(({ type }) => type.startsWith('leadership.'));
    return Promise.all(
      own.map(async ({ seq, type, organisation, occurred_at: occurredAt, data }) => ({
        ...{ name: type.slice('leadership.'.length), organisation, occurredAt },
        data: JSON.parse(data) as Record<string, unknown>,
        detail: await log.detailOf(seq),
      })),
    );
  }

  async told(name: keyof typeof leadership.events): Promise<Told[]> {
    return (await this.facts()).filter((fact) => fact.name === name);
  }

  rows(sql: string): Promise<Record<string, string | number | null>[]> {
    return this.house.kernel.database.sql.reader.all(sql);
  }

  /** Deadlines that are still to come. */
  timers(): Promise<Record<string, string | number | null>[]> {
    return this.rows(`SELECT key, at, data FROM core_deadline WHERE mechanism = 'leadership' ORDER BY key`);
  }

  /** All that a refused command must leave as it was. */
  async state(): Promise<unknown> {
    const tables = [
      ...['list', 'item', 'coverage', 'contact_point', 'visit_round'],
      ...['report', 'appraisal', 'problem', 'request', 'fact'],
    ];
    const kept = await Promise.all(
      tables.map((table) => this.rows(`SELECT * FROM leadership_${table} ORDER BY id`)),
    );
    const told = await this.rows("SELECT count(*) AS n FROM core_event WHERE type LIKE 'leadership.%'");
    return { kept, told, timers: await this.timers() };
  }

  /** A list in force, of the works' unit unless a post's is wanted, with one duty for each weight. */
  async listInForce(
    weights: readonly number[],
    { due = this.ahead(10), forPost = false }: { due?: string; forPost?: boolean } = {},
  ): Promise<{ listId: string; itemIds: string[] }> {
    const holder = forPost
      ? ({ postId: 'post-1', postTitle: 'branchSecretary', holderId: 'branch' } as const)
      : { unitId: this.units.works };
    const { listId } = await this.send('office', 'draftList', { title: 'Duties', year: 2026, ...holder });
    const itemIds: string[] = [];
    for (const weight of weights) {
      const wish = { listId, category: 'service', text: 'Open the hall', weight, due } as const;
      itemIds.push((await this.send('office', 'addItem', wish)).itemId);
    }
    await this.send('secretary', 'approveList', { listId });
    await this.send('office', 'publishList', { listId });
    return { listId, itemIds };
  }

  /** A duty reported by whoever answers for it. */
  async report(itemId: string, who = 'works'): Promise<void> {
    await this.send(who, 'beginItem', { itemId });
    await this.send(who, 'reportItem', { itemId, selfScore: 90 });
  }

  /** A delivered report of the branch secretary, ready to be appraised. */
  async delivered(postTitle: 'branchSecretary' | 'member' = 'branchSecretary'): Promise<string> {
    const { reportId } = await this.send('branch', 'draftReport', {
      ...{ year: 2026, audience: 'downward', postId: 'post-1', postTitle, personId: 'person-branch' },
      text: 'What was done',
    });
    await this.send('branch', 'submitReport', { reportId });
    await this.send('office', 'deliverReport', { reportId });
    return reportId;
  }

  /** A report that has been appraised and commented. */
  async appraised(): Promise<string> {
    const reportId = await this.delivered();
    const { appraisalId } = await this.send('office', 'openAppraisal', { reportId, roll: [...voters] });
    for (const voter of voters) await this.send(voter, 'castBallot', { appraisalId, choice: 'good' });
    await this.send('supervisor', 'attestCount', { appraisalId });
    await this.send('personnel', 'countAppraisal', { appraisalId });
    await this.send('secretary', 'giveFeedback', { reportId, comment: 'Good, but.' });
    return reportId;
  }

  #as(who: string): Actor {
    if (who.startsWith('all-'))
      return withRoles(liaisonOf(who, this.units.works), ['office', 'secretary', 'chair', 'supervisor']);
    const person = this.#people[who];
    if (!person) throw new Error(`Nobody here is called ${who}.`);
    return person;
  }
}

const liaisonOf = (id: string, unitId: string): Actor => ({
  ...actor(id, []),
  grants: [{ role: 'liaison', organisation: street, unitId }],
});

const withRoles = (person: Actor, roles: readonly Role[]): Actor => ({
  ...person,
  grants: [...actor(person.id, roles).grants, ...person.grants],
});
