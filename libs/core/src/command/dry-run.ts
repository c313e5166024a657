import { Refusal } from '@heli/sdk';
import type { CommandReply } from './call.js';

/** Ends a command that was only tried: all it did is undone, and whoever asked is told what it would have answered. */
export class DryRun extends Refusal {
  constructor(readonly output: unknown) {
    super('conflict', 'core.refusal.dryRun');
  }
}

/** The answer of a command that was only tried: without a place in the log, since it has none. */
export async function tried(reply: Promise<CommandReply>): Promise<CommandReply> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof DryRun) return { output: error.output, seq: 0 };
    throw error;
  }
}
