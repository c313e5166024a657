import { incentives, type MetricName } from '@heli/contracts/incentives';
import { Refusal, type CallOf, type OutputOf, type Role } from '@heli/sdk';
import { actor, communities, createHouse, street, type House as Kernelled } from '@heli/testing';
import mechanism from '../src/index.js';

type Commands = typeof incentives.commands;
type Queries = typeof incentives.queries;
type Actor = ReturnType<typeof actor>;

export { communities, street };
/** A Monday at nine. */
export const start = '2026-11-02T01:00:00.000Z';
export const days = (count: number): number => count * 86_400_000;
export const hours = (count: number): number => count * 3_600_000;

const unitNames = ['school', 'clinic'] as const;
const personNames = ['anna', 'bela', 'cora'] as const;
type UnitName = (typeof unitNames)[number];
type PersonName = (typeof personNames)[number];

/** The real kernel with this mechanism, spoken to in the words of its commands. */
export class House {
  readonly #people: Readonly<Record<string, Actor>>;

  private constructor(
    readonly house: Kernelled,
    readonly units: Readonly<Record<UnitName, string>>,
    readonly persons: Readonly<Record<PersonName, string>>,
  ) {
    const one = (id: string, role: Role): Actor => actor(id, [role]);
    const of = (unit: UnitName): Actor => ({
      ...actor(unit, []),
      grants: [{ role: 'liaison', organisation: street, unitId: units[unit] }],
    });
    const self = (name: PersonName): Actor => actor(name, ['resident'], street, undefined, persons[name]);
    this.#people = {
      ...{ office: one('office', 'office'), clerk: one('clerk', 'office'), chair: one('chair', 'chair') },
      ...{ branch: one('branch', 'branchSecretary'), secretary: one('secretary', 'secretary') },
      ...{ supervisor: one('supervisor', 'supervisor'), inspector: one('inspector', 'supervisor') },
      ...{ administrator: one('admin', 'administrator') },
      ...{ gridWorker: one('gridWorker', 'gridWorker'), representative: one('rep', 'representative') },
      ...{ school: of('school'), clinic: of('clinic') },
      ...{ anna: self('anna'), bela: self('bela'), cora: self('cora') },
      // A branch secretary who serves too.
      annaOfBranch: actor('annaOfBranch', ['branchSecretary'], street, undefined, persons.anna),
    };
  }

  static async open(options: Parameters<typeof createHouse>[0] = {}): Promise<House> {
    const house = await createHouse({ mechanisms: [mechanism], now: start, ...options });
    const say = async (name: string, input: object): Promise<Record<string, string>> =>
      (await house.kernel.command(street, name, input)) as Record<string, string>;
    const register = async <N extends string>(
      names: readonly N[],
      tell: (name: N) => Promise<string>,
    ): Promise<Record<N, string>> => {
      const found: [N, string][] = [];
      for (const name of names) found.push([name, await tell(name)]);
      return Object.fromEntries(found) as Record<N, string>;
    };
    // There is no council here that could have adopted a rule; the story through HTTP has one.
    await say('core.changeSettings', {
      ...{ mechanism: 'incentives', settings: { resolutionRequired: false }, reason: 'no council' },
    });
    return new House(
      house,
      await register(
        unitNames,
        async (name) => (await say('core.registerUnit', { name, kind: 'residentUnit' }))['unitId']!,
      ),
      await register(personNames, async (name) => (await say('core.registerPerson', { name }))['personId']!),
    );
  }

  close(): Promise<void> {
    return this.house.close();
  }
  get now(): string {
    return this.house.clock.now();
  }
  /** So many milliseconds from now. */
  ahead(span: number): string {
    return new Date(Date.parse(this.now) + span).toISOString();
  }

  async send<N extends keyof Commands>(
    who: string,
    name: N,
    input: CallOf<Commands[N]>,
    organisation: string = street,
  ): Promise<OutputOf<Commands[N]>> {
    const output = await this.house.run(incentives.commands[name], input, this.as(who), organisation);
    await this.settled();
    return output;
  }

  /** Key of the refusal that a command meets. */
  async refused<N extends keyof Commands>(
    who: string,
    name: N,
    input: CallOf<Commands[N]>,
    organisation: string = street,
  ): Promise<string | undefined> {
    try {
      await this.send(who, name, input, organisation);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.key.replace('incentives.refusal.', '');
      throw error;
    }
  }

  ask<N extends keyof Queries>(
    name: N,
    input: CallOf<Queries[N]>,
    who = 'office',
    organisation: string = street,
  ): Promise<OutputOf<Queries[N]>> {
    return this.house.ask(incentives.queries[name], input, this.as(who), organisation);
  }

  /** Waits until everything that follows by itself has followed. */
  async settled(): Promise<void> {
    const { kernel } = this.house;
    for (let before = -1, now = 0; before !== now;) {
      before = now;
      await kernel.writer.wake();
      await kernel.reactions.idle();
      now = kernel.log.head.seq;
    }
    await kernel.follower.caughtUp();
  }

  /** Turns the clock; what falls due on the way is told, and reacted to, which may arm what has fallen due too. */
  async wait(span: number): Promise<void> {
    this.house.clock.moveTo(this.ahead(span));
    await this.settled();
  }

  /** n and d of a metric, over all time or of one period, as the confidential audience reads them. */
  async cell(name: MetricName, period = 'total'): Promise<{ n: number; d: number }> {
    const [cell] = await this.house.kernel.cells.list([`incentives.${name}`], street, period, 'confidential');
    return { n: cell?.n ?? 0, d: cell?.d ?? 0 };
  }

  /** A rule that pays from a day on, drafted by the office and published by the secretary. */
  async rule(
    draft: Partial<CallOf<Commands['draftRule']>>,
    from = '2026-11-02',
    organisation: string = street,
  ): Promise<string> {
    const whole = { code: 'hours', title: 'Hours of service', trigger: 'incentives.hoursCounted', ...draft };
    const rule = { holder: 'person', amount: 'fact.minutes / 60', ...whole } as const;
    const { ruleId } = await this.send('office', 'draftRule', rule, organisation);
    await this.send('secretary', 'publishRule', { ruleId, from }, organisation);
    return ruleId;
  }

  /** Hours that somebody served from now on, counted by the branch when they are over. */
  async serve(name: PersonName, span: number): Promise<string> {
    const shift = {
      title: 'At the gate',
      from: this.ahead(hours(1)),
      to: this.ahead(hours(1) + span),
      capacity: 9,
    };
    const { shiftId } = await this.send('clerk', 'planShift', shift);
    const { hoursId } = await this.send('clerk', 'enrol', { shiftId, personId: this.persons[name] });
    await this.wait(hours(1));
    await this.send('clerk', 'signIn', { hoursId });
    await this.wait(span);
    await this.send('clerk', 'signOut', { hoursId });
    await this.send('branch', 'countHours', { hoursId });
    return hoursId;
  }

  /** Approves all that is computed, and puts it under notice until it is settled. */
  async settleAll(): Promise<void> {
    for (const { entryId } of await this.ask('entries', { state: 'computed' }))
      await this.send('office', 'approveEntry', { entryId });
    await this.send('office', 'publicise', {});
    await this.wait(days(10));
  }

  as(who: string): Actor {
    const person = this.#people[who];
    if (!person) throw new Error(`Nobody here is called ${who}.`);
    return person;
  }
}
