import type { council, ReplayMoment } from '@heli/contracts/council';
import type { OutputOf } from '@heli/sdk';

export type Moment = OutputOf<(typeof council.queries)['replay']>[number];

const nothing = {
  ...{ itemId: null, title: '', figures: [], present: null, expected: null, quorum: null },
  ...{ yes: null, no: null, abstain: null, passed: null },
};

/** A moment that tells only what belongs to its kind. Its id lasts: the record's, and which of its moments. */
export const moment = (record: string, at: string, kind: ReplayMoment, more: Partial<Moment>): Moment => ({
  ...nothing,
  ...more,
  ...{ id: record, at, moment: kind },
});
