import type { Guard } from '@heli/sdk/kit';
import { no, type Situation as Around } from '../kit.js';

/** What a guard of this mechanism looks at. */
export type Situation<Item> = Around<Item> & { readonly actorPersonId: string | undefined };

/** Nobody keeps their own file (domain.md, section 2). */
export const notTheirOwn: Guard<Situation<{ readonly personId: string }>> = ({ item, actorPersonId }) =>
  item.personId === actorPersonId ? no('ownFile') : undefined;
export const ofThemselves: Guard<Situation<{ readonly personId: string }>> = ({ item, actorPersonId }) =>
  item.personId === actorPersonId ? undefined : no('notYourOwn', {}, undefined, 'forbidden');
export const notTheAuthor: Guard<Situation<{ readonly owner: string }>> = ({ item, actorId }) =>
  item.owner === actorId ? no('authorDecides') : undefined;
