import { permission } from '@heli/sdk';

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
