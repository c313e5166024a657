import { mayRead, Refusal, type Permission } from '@heli/sdk';
import { audienceAt, permit, type Actor } from '../access/actor.js';
import { manageDisplays, seeDisplays } from '../display/display-permissions.js';
import type { DisplayRow } from '../display/displays.js';
import type { Kernel } from '../kernel.js';

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
