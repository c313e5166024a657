import { Refusal } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import type { BreakerRules } from './breaker.js';
import { Breakers, type Turn } from './breakers.js';
import { Costs } from './costs.js';
import { FaultBook, isStorageFault, MechanismFault, MechanismPaused } from './faults.js';
import { limited, runningWork } from './limits.js';
import { isSound } from './sound-refusal.js';
import type { Work } from './work.js';

/** Tells whoever keeps the process's log. */
export interface FaultNotices {
  fault(fault: MechanismFault): void;
  /** A mechanism's work was paused, is tried again, or goes on. */
  turn: Turn;
}

/** Stands around every piece of a plugin's code that answers somebody: limits it, attributes and counts its faults. */
export class Guard {
  readonly costs = new Costs();

  constructor(
    readonly book: FaultBook,
    readonly breakers: Breakers,
    private readonly clock: Clock,
  ) {}

  static with(rules: BreakerRules, clock: Clock, notices: FaultNotices): Guard {
    const breakers = new Breakers(rules, clock);
    breakers.onTurn((work, to, cause) => notices.turn(work, to, cause));
    return new Guard(new FaultBook((fault) => notices.fault(fault)), breakers, clock);
  }

  /**
   * @throws MechanismPaused if it failed too often of late; Refusal if the mechanism says no; MechanismFault for
   * whatever else it throws; the database's own error if the disk refuses
   */
  async run<T>(work: Work, handler: () => Promise<T>): Promise<T> {
    const pass = this.breakers.enter(work);
    const began = performance.now();
    try {
      const result = await limited(work, handler);
      pass.succeeded();
      return result;
    } catch (error) {
      if (error instanceof Refusal && isSound(error)) {
        pass.succeeded();
        throw error;
      }
      // Not of its own making: the disk's, or that of a mechanism that it asked.
      if (isStorageFault(error) || error instanceof MechanismFault || error instanceof MechanismPaused) {
        pass.cancelled();
        throw error;
      }
      pass.failed(error);
      throw this.note(work, error);
    } finally {
      this.costs.add(work, performance.now() - began);
    }
  }

  /** Code of a mechanism that throws before its handler is reached, such as a schema's own check. */
  attribute(work: Work, error: unknown): MechanismFault {
    this.breakers.failedLate(work, error);
    return this.note(work, error);
  }

  /**
   * Takes what was thrown where nobody waits for it, if it came from a mechanism's code.
   * @returns whether it did; otherwise it is the kernel's own, and the process can't be trusted any more
   */
  takeStray(error: unknown): boolean {
    const work = runningWork();
    if (!work || work.mechanism === 'core') return false;
    this.attribute(work, error);
    return true;
  }

  /** Writes a fault down that neither stops nor pauses anything. */
  note(work: Work, error: unknown): MechanismFault {
    const fault = new MechanismFault(work.mechanism, work.phase, error);
    this.book.record(fault, this.clock.now());
    return fault;
  }
}
