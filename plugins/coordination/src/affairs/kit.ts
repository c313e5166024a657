import { kitOf, type Situation as Around } from '@heli/sdk/kit';
import { settings, type Rules } from '../settings.js';
import { KeptFact } from './entities/fact.entity.js';

const kit = kitOf('coordination', settings, KeptFact);
export const { no, find, record, keepOnce, subjectOf, follow, situationOf } = kit;
export const { settle, unitOf, historyOf, recordsBehind } = kit;

/** What a guard of affairs looks at. */
export type Situation<Item> = Around<Item, Rules>;
