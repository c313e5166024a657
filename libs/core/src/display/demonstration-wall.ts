import { installation } from '../access/actor.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Displays } from './displays.js';

/** The wall that a demonstration opens by itself: the first street's. */
export function demonstrationWall(tree: OrganisationTree): Parameters<Displays['open']>[0] {
  const codes = tree.codes();
  const organisation = codes.find((code) => code.length === 9) ?? codes[0] ?? installation;
  return { name: 'demo', organisation, audience: 'council', language: 'zh-CN', theme: 'night' };
}
