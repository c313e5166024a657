import { installation } from '../access/actor.js';
import type { OrganisationTree } from './tree.js';

/** How other organisations stand to one on a day: what is neither below nor above it is foreign to it. */
export const nearness = (tree: OrganisationTree, here: string, day: string) => ({
  below: (code: string): boolean => here === installation || code === here || tree.isWithin(code, here, day),
  above: (code: string): boolean => code === installation || tree.isWithin(here, code, day),
});
