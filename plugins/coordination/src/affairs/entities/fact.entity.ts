import { keptFactOf } from '@heli/sdk/kit';
import { EntitySchema } from '@mikro-orm/core';

/** The facts of affairs: their history, and what their numbers are traced to. Cases keep theirs in CaseEvent. */
export const KeptFact = new EntitySchema(keptFactOf('coordination'));
