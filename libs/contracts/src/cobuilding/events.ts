import { defineEvents } from '@heli/sdk';
import { agreementEvents } from './agreement-events.js';
import { needEvents } from './need-events.js';
import { projectEvents } from './project-events.js';
import { resourceEvents } from './resource-events.js';

/** What happens in co-building and sharing 共筑共建共享. */
export const events = defineEvents('cobuilding', {
  ...resourceEvents,
  ...needEvents,
  ...projectEvents,
  ...agreementEvents,
});
