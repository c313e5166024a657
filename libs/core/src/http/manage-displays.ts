import { permission, Refusal } from '@heli/sdk';
import { permit, type Actor } from '../access/actor.js';
import type { Kernel } from '../kernel.js';

/** Who hangs up walls, says what they show, and takes them down. */
export const manageDisplays = permission('core.display.manage', {
  administrator: 'subtree',
  office: 'subtree',
});

/** Whether somebody may manage walls there. */
export function mayManageDisplays(kernel: Kernel, actor: Actor, organisation: string): boolean {
  try {
    permit(actor, manageDisplays, organisation, kernel.tree, kernel.today());
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
