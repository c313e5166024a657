import type { Kernel } from '@heli/core';
import type { Chance } from './chance.js';

const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
const opens = 8.5 * hour;
const closes = 17.5 * hour;
/** The last days are told in finer steps: they are what people look at. */
const finely = 1.5 * day;

export const ms = (at: string): number => Date.parse(at);
export const iso = (at: number): string => new Date(at).toISOString();

/** Office hours of the demonstration, and the moments at which its story moves. */
export class Calendar {
  readonly #days = new Map<string, { start: number; work: boolean }>();

  constructor(
    private readonly workClock: Kernel['workClock'],
    readonly end: number,
  ) {}

  isWorkday(at: number): boolean {
    return this.#dayAt(at).work;
  }

  startOfDay(at: number): number {
    return this.#dayAt(at).start;
  }

  /** The moment itself if offices are open then, or soon after they open next. */
  office(at: number, chance: Chance): number {
    for (let wanted = at; ;) {
      const { start, work } = this.#dayAt(wanted);
      if (work && wanted <= start + closes)
        return Math.max(wanted, start + opens + (wanted < start + opens ? chance.between(0, hour) : 0));
      wanted = start + day + opens + chance.between(0, 1.5 * hour);
    }
  }

  /** What happens within some minutes is told together, so that the house commits it in one go. */
  moment(at: number, urgent = false): string {
    const width = urgent || this.end - at < finely ? 3 * minute : 30 * minute;
    const slot = (index: number): number => index * width + ((Math.imul(index, 2_654_435_761) >>> 0) % width);
    const index = Math.floor(at / width);
    return iso(slot(index) >= at ? slot(index) : slot(index + 1));
  }

  #dayAt(at: number): { start: number; work: boolean } {
    const name = this.workClock.dayOf(iso(at));
    const known = this.#days.get(name) ?? {
      start: ms(this.workClock.startOf(name)),
      work: this.workClock.isWorkday(name),
    };
    this.#days.set(name, known);
    return known;
  }
}
