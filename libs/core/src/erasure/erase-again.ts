import { Refusal } from '@heli/sdk';
import { installation } from '../access/actor.js';
import type { Kernel } from '../kernel.js';

/** Erases whom a restored backup has brought back: by the same command, so that the log says it again. */
export async function eraseAgain(kernel: Pick<Kernel, 'erasure' | 'command'>): Promise<void> {
  await kernel.erasure.tidyUp();
  for (const { name, accountIds: _, ...entry } of await kernel.erasure.broughtBack()) {
    const reason = 'erased before; a restored backup had brought it back';
    const input = { ...entry, confirmName: name, reason };
    await kernel.command(installation, 'core.erasePerson', input).catch((error: unknown) => {
      // Another server on the same log may have been the first.
      if (!(error instanceof Refusal) || error.key !== 'core.refusal.alreadyErased') throw error;
    });
  }
}
