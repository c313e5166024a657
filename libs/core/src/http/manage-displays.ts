import { mayRead, permission, Refusal, type Permission } from '@heli/sdk';
import { audienceAt, permit, type Actor } from '../access/actor.js';
import type { DisplayRow } from '../display/displays.js';
import type { Kernel } from '../kernel.js';

/** Who hangs up walls, says what they show, and takes them down. */
export const manageDisplays = permission('core.display.manage', {
  administrator: 'subtree',
  office: 'subtree',
});

/** Who may look at what walls show: whoever manages them, and whoever leads a meeting in front of them. */
export const seeDisplays = permission('core.display.see', {
  ...manageDisplays.roles,
  secretary: 'subtree',
  chair: 'subtree',
  viceChair: 'subtree',
});

/** Whether somebody may manage walls there. */
export const mayManageDisplays = (kernel: Kernel, actor: Actor, organisation: string): boolean =>
  holds(kernel, actor, manageDisplays, organisation);

/** Whether somebody may look at a wall's picture: nobody sees through a wall what they may not see themselves. */
export const maySeeDisplay = (
  kernel: Kernel,
  actor: Actor,
  { organisation, audience }: Pick<DisplayRow, 'organisation' | 'audience'>,
): boolean =>
  holds(kernel, actor, seeDisplays, organisation) &&
  mayRead(audienceAt(actor, organisation, kernel.tree, kernel.today()), audience);

function holds(kernel: Kernel, actor: Actor, wanted: Permission, organisation: string): boolean {
  try {
    permit(actor, wanted, organisation, kernel.tree, kernel.today());
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
