import { cobuilding, type MetricName } from '@heli/contracts/cobuilding';
import { Refusal, type CallOf, type OutputOf, type Role } from '@heli/sdk';
import { actor, communities, createHouse, street, type House as Kernelled } from '@heli/testing';
import mechanism from '../src/index.js';

type Commands = typeof cobuilding.commands;
type Queries = typeof cobuilding.queries;
type Actor = ReturnType<typeof actor>;

export { communities, street };
/** A Monday at nine. */
export const start = '2026-11-02T01:00:00.000Z';
export const days = (count: number): number => count * 86_400_000;
export const hours = (count: number): number => count * 3_600_000;

type UnitName = 'school' | 'clinic' | 'library' | 'works';

/** The real kernel with this mechanism, spoken to in the words of its commands. */
export class House {
  readonly #people: Readonly<Record<string, Actor>>;

  private constructor(
    readonly house: Kernelled,
    readonly units: Readonly<Record<UnitName, string>>,
  ) {
    const one = (id: string, role: Role): Actor => actor(id, [role]);
    const of = (unit: UnitName): Actor => ({
      ...actor(unit, []),
      grants: [{ role: 'liaison', organisation: street, unitId: units[unit] }],
    });
    this.#people = {
      ...{ office: one('office', 'office'), clerk: one('clerk', 'office'), chair: one('chair', 'chair') },
      ...{ branch: one('branch', 'branchSecretary'), deputy: one('deputy', 'branchSecretary') },
      ...{ supervisor: one('supervisor', 'supervisor'), resident: one('resident', 'resident') },
      ...{
        representative: one('representative', 'representative'),
        secretary: one('secretary', 'secretary'),
      },
      ...{ school: of('school'), clinic: of('clinic'), library: of('library'), works: of('works') },
    };
  }

  static async open(options: Parameters<typeof createHouse>[0] = {}): Promise<House> {
    const house = await createHouse({ mechanisms: [mechanism], now: start, ...options });
    const register = async (name: string, at: string): Promise<string> =>
      (
        (await house.kernel.command(at, 'core.registerUnit', { name, kind: 'residentUnit' })) as {
          unitId: string;
        }
      ).unitId;
    return new House(house, {
      school: await register('school', communities[0]),
      clinic: await register('clinic', communities[1]),
      library: await register('library', street),
      works: await register('works', communities[0]),
    });
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
    const output = await this.house.run(cobuilding.commands[name], input, this.#as(who), organisation);
    await this.house.kernel.follower.caughtUp();
    return output;
  }

  /** Key of the refusal that a command meets. */
  async refused<N extends keyof Commands>(
    who: string,
    name: N,
    input: CallOf<Commands[N]>,
  ): Promise<string | undefined> {
    try {
      await this.send(who, name, input);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.key.replace('cobuilding.refusal.', '');
      throw error;
    }
  }

  ask<N extends keyof Queries>(
    name: N,
    input: CallOf<Queries[N]>,
    who = 'office',
    organisation: string = street,
  ): Promise<OutputOf<Queries[N]>> {
    return this.house.ask(cobuilding.queries[name], input, this.#as(who), organisation);
  }

  /** Turns the clock; what falls due on the way is told, and reacted to, which may arm what has fallen due too. */
  async wait(span: number): Promise<void> {
    const { clock, kernel } = this.house;
    clock.moveTo(this.ahead(span));
    for (let before = -1, now = 0; before !== now;) {
      before = now;
      await kernel.writer.wake();
      await kernel.reactions.idle();
      now = kernel.log.head.seq;
    }
    await kernel.follower.caughtUp();
  }

  /** n and d of a metric, over all time or of one period, as the confidential audience reads them. */
  async cell(name: MetricName, period = 'total'): Promise<{ n: number; d: number }> {
    const [cell] = await this.house.kernel.cells.list([`cobuilding.${name}`], street, period, 'confidential');
    return { n: cell?.n ?? 0, d: cell?.d ?? 0 };
  }

  /** A venue or what else, verified and open. */
  async openResource(unit: UnitName, more: Partial<CallOf<Commands['offerResource']>> = {}): Promise<string> {
    const offer = { unitId: this.units[unit], kind: 'venue', title: 'hall', ...more } as const;
    const { resourceId } = await this.send(unit, 'offerResource', offer);
    await this.send('branch', 'verifyResource', { resourceId });
    await this.send(unit, 'openResource', { resourceId });
    return resourceId;
  }

  async publishedNeed(
    more: Partial<CallOf<Commands['draftNeed']>> = {},
    organisation: string = communities[0],
  ): Promise<string> {
    const need = {
      kind: 'venue',
      title: 'A hall for singing',
      wantedBy: this.ahead(days(30)),
      ...more,
    } as const;
    const { needId } = await this.send('branch', 'draftNeed', need, organisation);
    await this.send('branch', 'publishNeed', { needId }, organisation);
    return needId;
  }

  #as(who: string): Actor {
    const person = this.#people[who];
    if (!person) throw new Error(`Nobody here is called ${who}.`);
    return person;
  }
}
