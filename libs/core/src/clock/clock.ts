/** Where the kernel takes the time from; instants are ISO 8601 in UTC with milliseconds, so they compare as text. */
export interface Clock {
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** A clock that stands until it is moved; it goes over to the system's when told. */
export class SteppedClock implements Clock {
  #at: string | undefined;

  constructor(at: string) {
    this.#at = new Date(at).toISOString();
  }

  now(): string {
    return this.#at ?? systemClock.now();
  }

  /** Moves forward; never back. */
  moveTo(at: string): void {
    const wanted = new Date(at).toISOString();
    if (this.#at !== undefined && wanted > this.#at) this.#at = wanted;
  }

  /** Sets it, also back, as somebody may set a machine's clock. */
  jumpTo(at: string): void {
    this.#at = new Date(at).toISOString();
  }

  /** From here on, time is the system's. */
  run(): void {
    this.#at = undefined;
  }

  get running(): boolean {
    return this.#at === undefined;
  }
}
