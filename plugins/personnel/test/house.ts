import { personnel, type MetricName } from '@heli/contracts/personnel';
import { Refusal, type CallOf, type OutputOf, type Role } from '@heli/sdk';
import { actor, communities, createHouse, street, type House as Kernelled } from '@heli/testing';
import mechanism from '../src/index.js';

type Commands = typeof personnel.commands;
type Queries = typeof personnel.queries;
type Actor = ReturnType<typeof actor>;

export { communities, street };
/** A Monday at nine. */
export const start = '2026-11-02T01:00:00.000Z';
export const today = '2026-11-02';
export const days = (count: number): number => count * 86_400_000;

const personNames = ['anna', 'bela', 'cora', 'dina', 'edda', 'fritz', 'gina', 'hugo'] as const;
type PersonName = (typeof personNames)[number];

/** The real kernel with this mechanism, spoken to in the words of its commands. */
export class House {
  readonly #people: Readonly<Record<string, Actor>>;

  private constructor(
    readonly house: Kernelled,
    readonly school: string,
    readonly persons: Readonly<Record<PersonName, string>>,
  ) {
    const one = (id: string, role: Role): Actor => actor(id, [role]);
    // A ballot's roll names persons: without an account in the database, an actor stands for the person of its own id.
    const self = (name: PersonName): Actor =>
      actor(persons[name], ['resident'], street, undefined, persons[name]);
    this.#people = {
      ...{ officer: one('officer', 'personnelOfficer'), office: one('office', 'office') },
      ...{ branch: one('branch', 'branchSecretary'), secretary: one('secretary', 'secretary') },
      ...{ supervisor: one('supervisor', 'supervisor'), inspector: one('inspector', 'supervisor') },
      ...{ chair: one('chair', 'chair'), administrator: one('admin', 'administrator') },
      ...{ liaison: one('liaison', 'liaison'), gridWorker: one('gridWorker', 'gridWorker') },
      ...Object.fromEntries(personNames.map((name) => [name, self(name)])),
      // Officers and secretaries whose own files are kept here.
      annaInOffice: actor('annaInOffice', ['personnelOfficer'], street, undefined, persons.anna),
      annaAsSecretary: actor('annaAsSecretary', ['secretary'], street, undefined, persons.anna),
    };
  }

  static async open(options: Parameters<typeof createHouse>[0] = {}): Promise<House> {
    const house = await createHouse({ mechanisms: [mechanism], now: start, ...options });
    const say = async (name: string, input: object): Promise<Record<string, string>> =>
      (await house.kernel.command(street, name, input)) as Record<string, string>;
    const persons: [PersonName, string][] = [];
    for (const name of personNames)
      persons.push([name, (await say('core.registerPerson', { name }))['personId']!]);
    const { unitId } = await say('core.registerUnit', { name: 'school', kind: 'residentUnit' });
    return new House(house, unitId!, Object.fromEntries(persons) as Record<PersonName, string>);
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
    organisation: string = street,
  ): Promise<OutputOf<Commands[N]>> {
    const output = await this.house.run(personnel.commands[name], input, this.as(who), organisation);
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
      if (error instanceof Refusal) return error.key.replace('personnel.refusal.', '');
      throw error;
    }
  }

  ask<N extends keyof Queries>(
    name: N,
    input: CallOf<Queries[N]>,
    who = 'officer',
    organisation: string = street,
  ): Promise<OutputOf<Queries[N]>> {
    return this.house.ask(personnel.queries[name], input, this.as(who), organisation);
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
    this.house.clock.moveTo(new Date(Date.parse(this.now) + span).toISOString());
    await this.settled();
  }

  /** n and d of a metric, over all time or of one period, as the confidential audience reads them. */
  async cell(name: MetricName, period = 'total', organisation: string = street) {
    const [cell] = await this.house.kernel.cells.list(
      ...([[`personnel.${name}`], organisation, period, 'confidential'] as const),
    );
    return { n: cell?.n ?? 0, d: cell?.d ?? 0 };
  }

  /** A post of social workers, with a norm, from a day on. */
  async post(
    norm: number,
    from = today,
    kind: 'socialWorker' | 'secretary' = 'socialWorker',
  ): Promise<string> {
    const post = { kind, title: 'Social worker', norm, from } as const;
    return (await this.send('officer', 'definePost', post)).postId;
  }

  async serve(postId: string, name: PersonName, from = today): Promise<string> {
    const of = { postId, personId: this.persons[name], employment: 'fullTime', from } as const;
    return (await this.send('officer', 'startService', of)).staffId;
  }

  /** An appraisal of some, with its boxes open for all eight. */
  async ballots(...names: readonly PersonName[]): Promise<string> {
    const personIds = names.map((name) => this.persons[name]);
    const { roundId } = await this.send('officer', 'planRound', { kind: 'staff', year: 2026, personIds });
    for (let step = 0; step < 2; step++) await this.send('officer', 'advanceRound', { roundId });
    await this.send('officer', 'openBallots', { roundId, roll: Object.values(this.persons) });
    return roundId;
  }

  async count(roundId: string): Promise<OutputOf<Commands['countBallots']>> {
    await this.send('supervisor', 'attestCount', { roundId });
    return this.send('office', 'countBallots', { roundId });
  }

  as(who: string): Actor {
    const person = this.#people[who];
    if (!person) throw new Error(`Nobody here is called ${who}.`);
    return person;
  }
}
