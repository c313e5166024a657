import { installation, type Kernel } from '@heli/core';

/**
 * On a new log, makes every mechanism that came with the product active everywhere, of those that do the same the
 * first; an administrator switches off what a council does not use.
 */
export async function prepareInstallation(kernel: Kernel): Promise<void> {
  if (kernel.activation.isDecided()) return;
  for (const { id: contract } of kernel.registry.contracts) {
    const [{ id } = { id: 'core' }] = kernel.registry.implementing(contract);
    if (!kernel.activation.isAlwaysActive(id))
      await kernel.command(installation, 'core.activateMechanism', { mechanism: id }, `install-${id}`);
  }
}
