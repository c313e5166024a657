import { leadership } from '@heli/contracts/leadership';
import { answer } from '@heli/sdk';
import { recordsBehind as trace } from '../kit.js';
import { describe } from './subjects.js';

/** The records behind a number, with sums that can be held against its cell. */
export const recordsBehind = answer(leadership.queries.recordsBehind, (ctx, input) =>
  trace(ctx, leadership, describe, input),
);
