import { kitOf, type Situation as Around } from '@heli/sdk/kit';
import { settings, type Rules } from './settings.js';

const kit = kitOf('cobuilding', settings);
export const { no, find, record, keepOnce, subjectOf, follow, situationOf } = kit;
export const { settle, unitOf, historyOf, recordsBehind, KeptFact } = kit;

/** What a guard of this mechanism looks at. */
export type Situation<Item> = Around<Item, Rules>;
