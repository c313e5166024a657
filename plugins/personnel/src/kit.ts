import { kitOf, type Situation as Around } from '@heli/sdk/kit';
import { KeptFact } from './entities/fact.entity.js';
import { settings, type Rules } from './settings.js';

const kit = kitOf('personnel', settings, KeptFact);
export const { no, find, record, keepOnce, subjectOf, follow, situationOf } = kit;
export const { settle, unitOf, historyOf, recordsBehind } = kit;

/** What a guard of this mechanism looks at. */
export type Situation<Item> = Around<Item, Rules>;
