import { installation, type Kernel } from '@heli/core';

/**
 * On a new log, makes every mechanism that came with the product active everywhere; an administrator switches off what
 * a council does not use.
 */
export async function prepareInstallation(kernel: Kernel): Promise<void> {
  if (kernel.activation.isDecided()) return;
  for (const { id } of kernel.registry.mechanisms) {
    if (!kernel.activation.isAlwaysActive(id))
      await kernel.command(installation, 'core.activateMechanism', { mechanism: id }, `install-${id}`);
  }
}
