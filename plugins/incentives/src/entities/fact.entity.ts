import { keptFactOf } from '@heli/sdk/kit';
import { EntitySchema } from '@mikro-orm/core';

/** The facts of a record as the mechanism recorded them, for its history and for the records behind a number. */
export const KeptFact = new EntitySchema(keptFactOf('incentives'));
