import { id, person } from './model.js';

export { evidence, page, settlement } from '@heli/sdk/rows';

/** Whose points they are: a unit's or a person's, never both. */
export const holder = { unitId: id.optional(), personId: person.optional() };
