import type { ReadContext } from '@heli/sdk';
import { KeptFact } from '../entities/fact.entity.js';
import { moment, type Moment } from './moment.js';

const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Opening and closing, with the seats as they were counted then. */
export async function frameOf(ctx: ReadContext, meetingId: string): Promise<Moment[]> {
  const facts = await ctx.em.find(KeptFact, {
    subject: meetingId,
    name: { $in: ['meetingOpened', 'meetingClosed'] },
  });
  return facts.map(({ id, at, name, data }) =>
    moment(id, at, name === 'meetingOpened' ? 'opened' : 'closed', {
      present: count(data['present']),
      expected: count(data['expected']),
      quorum: count(data['quorum']),
    }),
  );
}
