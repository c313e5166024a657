import type { Pause } from '@heli/protocol';

/** The mechanisms that stand still in a room, and whether those who watch have been told. */
export class RoomPauses {
  #told: string;

  constructor(private readonly read: () => readonly Pause[]) {
    this.#told = JSON.stringify(read());
  }

  get now(): readonly Pause[] {
    return this.read();
  }

  get hasNews(): boolean {
    return JSON.stringify(this.read()) !== this.#told;
  }

  /** Takes them for told. */
  tell(): readonly Pause[] {
    const pauses = this.read();
    this.#told = JSON.stringify(pauses);
    return pauses;
  }
}
