import type { Clock } from '../clock/clock.js';
import { MechanismFault, sentenceOf } from '../fault/faults.js';
import type { Guard } from '../fault/guard.js';
import { inOrder } from '../fault/work.js';
import type { Registry } from '../registry/registry.js';
import type { Folding } from './folding.js';
import type { Moved, Position } from './position.js';

/** How far the numbers of each contract have come, and which of them stand still after a fault. */
export class Positions {
  #all: Position[] = [];

  constructor(
    private readonly registry: Registry,
    private readonly foldingOf: (contract: string) => Folding,
    private readonly guard: Guard,
    private readonly clock: Clock,
  ) {
    this.adopt(new Map());
  }

  get all(): readonly Position[] {
    return this.#all;
  }

  /** Follows the contracts that the registry knows now: those that were there from where they stand. */
  adopt(startingAt: ReadonlyMap<string, number>): void {
    this.#all = this.registry.contracts.map(({ id }) => {
      const { seq = startingAt.get(id) ?? 0, fault } = this.of(id) ?? {};
      // What stopped it may be mended.
      const trying = fault !== undefined;
      return { contract: id, folding: this.foldingOf(id), seq, fault, trying, rebuilding: false };
    });
  }

  of(contract: string): Position | undefined {
    return this.all.find((position) => position.contract === contract);
  }

  stateOf(contract: string): 'following' | 'failed' | 'rebuilding' {
    const position = this.of(contract);
    if (position?.rebuilding) return 'rebuilding';
    return position?.fault === undefined ? 'following' : 'failed';
  }

  /** Sequence number up to which every healthy contract's numbers are true. */
  upTo(head: number): number {
    const healthy = this.all.filter((position) => position.fault === undefined);
    return Math.min(...healthy.map((position) => position.seq), head);
  }

  /** Those that stand furthest behind, and where the next of the others stands. */
  furthestBehind(): { readonly group: readonly Position[]; readonly seq: number; readonly next: number } {
    const able = this.all.filter((position) => position.fault === undefined || position.trying);
    const seq = Math.min(...able.map((position) => position.seq));
    const next = Math.min(...able.filter((position) => position.seq > seq).map((position) => position.seq));
    return { group: able.filter((position) => position.seq === seq), seq, next };
  }

  /** Lets one that stands still try again. It says so until it has come past what stopped it. */
  tryAgain(contract: string): boolean {
    const position = this.of(contract);
    if (!position?.fault) return false;
    position.trying = true;
    return true;
  }

  /** What stops a position from here on; counted at once, whatever comes of its batch. */
  faultOf({ contract }: Position, error: unknown): Position['fault'] {
    const fault = new MechanismFault(contract, 'fold', error);
    const at = this.clock.now();
    this.guard.book.record(fault, at);
    return { message: sentenceOf(error).slice(0, 500), at };
  }

  /** Takes over what a committed batch has done to a position. */
  move({ position, seq, fault }: Moved): void {
    const before = position.fault;
    const since = fault && { message: fault.message, at: before?.at ?? fault.at };
    Object.assign(position, { seq, fault: since, trying: false });
    const work = inOrder(position.contract, 'fold');
    if (fault) this.guard.breakers.failedLate(work, fault.message);
    else if (before) this.guard.breakers.recovered(work);
  }
}
