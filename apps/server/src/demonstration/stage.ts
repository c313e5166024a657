import { Refusal } from '@heli/sdk';
import type { Actor, Kernel } from '@heli/core';
import { hour, iso, ms, type Calendar } from './calendar.js';
import { street, type Cast, type Played } from './cast.js';
import type { Chance } from './chance.js';
import type { Timeline } from './timeline.js';

export interface Tally {
  cases: number;
  commands: number;
  refused: number;
}

/** What all threads of the story share. */
export class Stage {
  readonly tally: Tally = { cases: 0, commands: 0, refused: 0 };
  /** The newest filed case in each community: a second report of the same matter is merged into it. */
  readonly recent = new Map<string, string>();

  constructor(
    private readonly kernel: Kernel,
    readonly timeline: Timeline,
    readonly calendar: Calendar,
    readonly cast: Cast,
    /** Waits until numbers and reactions have come as far as the story: some tellers read them. */
    readonly settle: () => Promise<void>,
  ) {}

  send<T>(actor: Actor, name: string, input: object): Promise<T> {
    return this.tell<T>(actor, `coordination.${name}`, input);
  }

  /** Sends a command of any contract. */
  async tell<T>(actor: Actor, name: string, input: object, organisation: string = street): Promise<T> {
    const idempotencyKey = `demo-story-${String(++this.tally.commands)}`;
    const call = { actor, organisation, name, input, idempotencyKey };
    return (await this.kernel.bus.execute(call)).output as T;
  }

  async ask<T>(actor: Actor, query: string, input: object, organisation: string = street): Promise<T> {
    return (await this.kernel.queries.ask(actor, organisation, query, input)) as T;
  }

  /** Tells one thread. What the house refuses ends it there, as it would in life. */
  spawn(story: () => Promise<void>): void {
    this.timeline.spawn(() =>
      story().catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        this.tally.refused += 1;
      }),
    );
  }
}

interface Pause {
  /** Hours from now, at least and at most. */
  readonly hours: readonly [least: number, most: number];
  /** Whether it waits for an office to open. */
  readonly office?: boolean;
  /** Somebody on duty sees to it before this moment, office hours or not. */
  readonly before?: number;
  /** Whether minutes matter. */
  readonly urgent?: boolean;
}

/** One case on its way, with chances of its own. */
export class Thread {
  caseId = '';

  constructor(
    readonly stage: Stage,
    readonly chance: Chance,
  ) {}

  get now(): number {
    return ms(this.stage.timeline.now());
  }

  async wait({ hours, office = true, before, urgent = false }: Pause): Promise<void> {
    const { calendar, timeline } = this.stage;
    const wished = this.now + this.chance.between(...hours) * hour;
    const open = office ? calendar.office(wished, this.chance) : wished;
    const at = before === undefined ? open : Math.min(open, before - this.chance.between(0.8, 3) * hour);
    await timeline.until(at <= this.now ? iso(this.now) : calendar.moment(at, urgent));
  }

  act<T>(actor: Actor, name: string, input: object = {}): Promise<T> {
    return this.stage.send<T>(actor, name, { caseId: this.caseId, ...input });
  }

  get office(): Actor {
    return this.chance.pick(this.stage.cast.office);
  }

  unit(key: string): Played {
    return this.stage.cast.units.get(key)!;
  }
}
