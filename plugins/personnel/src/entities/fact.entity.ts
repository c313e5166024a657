import { keptFactOf } from '@heli/sdk/kit';
import { EntitySchema } from '@mikro-orm/core';

/** A fact of a personnel record: its history, and what its numbers are traced to. */
export const KeptFact = new EntitySchema(keptFactOf('personnel'));
