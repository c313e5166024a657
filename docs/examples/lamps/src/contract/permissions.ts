import { permission } from '@heli/sdk';

/** Who may do what, and how far: no implementation can widen it. */
export const may = {
  add: permission('lamps.lamp.add', { office: 'subtree' }),
  close: permission('lamps.lamp.close', { office: 'subtree' }),
  see: permission('lamps.lamp.see', {
    office: 'subtree',
    chair: 'subtree',
    secretary: 'subtree',
    display: 'subtree',
  }),
};
