import type { Kernel } from '../kernel.js';

/** Erases whom a restored backup has brought back: by the same command, so that the log says it again. */
export async function eraseAgain(kernel: Pick<Kernel, 'erasure' | 'command'>): Promise<void> {
  await kernel.erasure.tidyUp();
  for (const { organisation, name, accountIds: _, ...entry } of await kernel.erasure.broughtBack())
    await kernel.command(organisation, 'core.erasePerson', {
      ...entry,
      confirmName: name,
      reason: 'erased before; a restored backup had brought it back',
    });
}
